import { type ErrorCode, errors } from '../contract/errors.ts'
import type { Problem } from '../contract/route.ts'

type Extra = Readonly<{
  params?: Readonly<Record<string, unknown>>
  fields?: Problem['fields']
  meanwhile?: Problem['meanwhile']
}>

/** A failure of the catalogue, on its way to the caller. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly extra: Extra

  constructor(code: ErrorCode, extra: Extra = {}) {
    super(fill(errors[code].en, extra.params))
    this.code = code
    this.extra = extra
  }
}

/** The body of an `application/problem+json` answer; `detail` speaks the reader's language. */
export function problemOf(code: ErrorCode, extra: Extra, language: 'zh' | 'en'): Problem {
  const { status } = errors[code]
  const zh = fill(errors[code].zh, extra.params)
  const en = fill(errors[code].en, extra.params)
  const detail = language === 'zh' ? zh : en
  return { type: `urn:lianxin:error:${code}`, title: code, status, code, detail, zh, en, ...extra }
}

/** Puts values into words: `{unit}` becomes `params.unit`. */
function fill(words: string, params: Readonly<Record<string, unknown>> = {}): string {
  return words.replace(/\{(\w+)\}/g, (whole, key: string) => (key in params ? String(params[key]) : whole))
}
