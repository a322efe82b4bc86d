import { join, resolve } from 'node:path'
import { z } from 'zod'
import { readSecret } from '../edges/secret.ts'
import { StartFailure } from '../start-failures.ts'
import type { HttpSms } from './http.ts'
import { type Json, mentions } from './template.ts'

/** Which provider sends messages: an HTTP service, a file for development, or nobody. */
export type SmsSettings =
  | (Readonly<{ kind: 'http' }> & HttpSms)
  /** `chosen`: by a setting; otherwise because the embedded database is for trying out. */
  | Readonly<{ kind: 'file'; path: string; chosen: boolean }>
  | Readonly<{ kind: 'none' }>

const DEFAULT_BODY = '{"phone":"{phone}","text":"{text}","id":"{id}"}'
const headerShape = z.record(z.string().regex(/^[\w-]+$/), z.string().regex(/^[\x20-\x7e]*$/))
/** Ours to say, because the attempts of one message are told apart from other messages by it. */
const OWN_HEADERS = /^(idempotency-key|content-length|host|connection|transfer-encoding)$/i

/**
 * Reads LIANXIN_SMS_URL with _BODY, _HEADERS, _SECRET or _SECRET_FILE, _SUCCESS and _TIMEOUT; or LIANXIN_SMS_FILE.
 *
 * @param place the data folder, and whether the database is the embedded one
 * @throws StartFailure `bad-setting`, which never repeats what stands in a setting, or what `readSecret` throws
 */
export function readSmsSettings(
  env: NodeJS.ProcessEnv,
  place: Readonly<{ root: string; dataFolder: string; embedded: boolean }>,
): SmsSettings {
  const { LIANXIN_SMS_URL: url, LIANXIN_SMS_FILE: file } = env
  if (url && file) throw bad('LIANXIN_SMS_FILE', '不能与 LIANXIN_SMS_URL 同时使用', 'not together with LIANXIN_SMS_URL')
  if (url) return { kind: 'http', ...readHttp(env, readUrl(url)) }
  if (file) return { kind: 'file', path: resolve(place.root, file), chosen: true }
  return place.embedded ? { kind: 'file', path: join(place.dataFolder, 'sms.jsonl'), chosen: false } : { kind: 'none' }
}

function readHttp(env: NodeJS.ProcessEnv, url: string): HttpSms {
  const body = readBody(env.LIANXIN_SMS_BODY || DEFAULT_BODY)
  const headers = readHeaders(env.LIANXIN_SMS_HEADERS || '{}')
  const secret = readSecret(env, 'LIANXIN_SMS_SECRET') ?? ''
  if (!secret && (mentions(body, 'secret') || mentions(headers, 'secret')))
    throw bad(
      'LIANXIN_SMS_SECRET_FILE',
      '模板里用到了 {secret}，请提供密钥文件',
      'a file with the {secret} of the templates',
    )
  return { url, body, headers, secret, success: readSuccess(env.LIANXIN_SMS_SUCCESS), timeoutMs: readTimeout(env) }
}

function readUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === '127.0.0.1')
  if (url && safe && !url.username && !url.password) return url.href
  throw bad(
    'LIANXIN_SMS_URL',
    'https:// 开头的地址，不含账号密码',
    'an address that begins with https://, without a password',
  )
}

function readBody(text: string): Json {
  const body = parse(text)
  const object = body !== null && typeof body === 'object' && !Array.isArray(body)
  if (object && mentions(body, 'phone') && mentions(body, 'text')) return body
  throw bad('LIANXIN_SMS_BODY', '含 {phone} 和 {text} 的 JSON 对象', 'a JSON object with {phone} and {text} in it')
}

function readHeaders(text: string): Readonly<Record<string, string>> {
  const headers = headerShape.safeParse(parse(text))
  if (headers.success && !Object.keys(headers.data).some((name) => OWN_HEADERS.test(name))) return headers.data
  throw bad('LIANXIN_SMS_HEADERS', '值为文字的 JSON 对象', 'a JSON object whose values are text')
}

function readSuccess(text: string | undefined): HttpSms['success'] {
  if (!text) return null
  const [, field, value] = /^([^=]+)=(.+)$/.exec(text) ?? []
  if (field !== undefined && value !== undefined) return { field, value }
  throw bad('LIANXIN_SMS_SUCCESS', '字段=值，例如 code=0', 'field=value, such as code=0')
}

function readTimeout(env: NodeJS.ProcessEnv): number {
  const seconds = Number(env.LIANXIN_SMS_TIMEOUT || '5')
  if (seconds >= 1 && seconds <= 60) return seconds * 1000
  throw bad('LIANXIN_SMS_TIMEOUT', '1–60（秒）', '1–60 (seconds)')
}

function parse(text: string): Json {
  try {
    const value: Json = JSON.parse(text)
    return value
  } catch {
    return null
  }
}

function bad(name: string, zh: string, en: string): StartFailure {
  return new StartFailure('bad-setting', { name, expected: `${zh} / ${en}` })
}
