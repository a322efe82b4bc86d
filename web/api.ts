import type { z } from 'zod'
import type { ErrorCode } from '../contract/errors.ts'
import type { Problem, Route } from '../contract/route.ts'

type In<S> = S extends z.ZodType ? z.input<S> : undefined
type Out<S> = S extends z.ZodType ? z.output<S> : undefined

/** A route of the contract as the client needs it: where it is, and by type what goes in and comes out. */
export type Called<R extends Route> = Readonly<{ method: R['method']; path: R['path']; shapes?: R }>

/** Names a route of the contract; a method or path that is not the route's own does not compile. */
export function at<R extends Route>(method: R['method'], path: R['path']): Called<R> {
  return { method, path }
}

/** What a route takes: each part only where the route has it. */
export type Input<R extends Route> = (R extends { params: z.ZodType } ? { params: In<R['params']> } : unknown) &
  (R extends { query: z.ZodType } ? { query: In<R['query']> } : unknown) &
  (R extends { body: z.ZodType } ? { body: In<R['body']> } : unknown)

/** What a route answers with. */
export type Answer<R extends Route> = Out<R['output']>

/** Failures that no server told us: nothing could be reached, no answer in time, or an answer that is not ours. */
export type Silence = 'offline' | 'timeout' | 'unreadable'

/** A call that failed. `words` come from the catalogue of errors; null where the server did not speak. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly code: ErrorCode | Silence
  readonly words: Readonly<{ zh: string; en: string }> | null
  readonly fields: NonNullable<Problem['fields']>
  /** For a refused action: the lines that others wrote since the caller last looked. */
  readonly meanwhile: NonNullable<Problem['meanwhile']>

  constructor(code: ErrorCode | Silence, told: Partial<Pick<Problem, 'zh' | 'en' | 'fields' | 'meanwhile'>> = {}) {
    super(told.en ?? code)
    this.code = code
    this.words = told.zh && told.en ? { zh: told.zh, en: told.en } : null
    this.fields = told.fields ?? []
    this.meanwhile = told.meanwhile ?? []
  }
}

/**
 * Whether the server has decided: the same call again would be answered the same. Otherwise what was sent may or may not
 * have been kept, and is sent again under the same id.
 */
export function decided(error: unknown): boolean {
  return error instanceof ProblemError && error.words !== null && !undecided.test(error.code)
}

/** Refusals that pass with time: nothing was decided about what was sent. */
const undecided = /^(internal|unavailable|scanner-unavailable|too-many-requests|too-slow)$/

const TIMEOUT_MS = 20_000

/**
 * Calls a route.
 *
 * @throws ProblemError with the code and words of the catalogue, or a `Silence`
 */
export async function call<R extends Route>(
  route: Called<R>,
  input: Input<R>,
  { signal, timeout = TIMEOUT_MS }: { signal?: AbortSignal; timeout?: number } = {},
): Promise<Answer<R>> {
  const { body } = input as { body?: unknown }
  const clock = new AbortController()
  const late = setTimeout(() => clock.abort(), timeout)
  const stop = () => clock.abort()
  signal?.addEventListener('abort', stop)
  try {
    const answer = await fetch(addressOf(route, input), {
      method: route.method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      cache: 'no-store',
      signal: clock.signal,
    })
    return readAnswer<R>(answer.status, await answer.text())
  } catch (error) {
    if (error instanceof ProblemError || signal?.aborted) throw error
    throw new ProblemError(clock.signal.aborted ? 'timeout' : 'offline')
  } finally {
    clearTimeout(late)
    signal?.removeEventListener('abort', stop)
  }
}

/** The address of a call: parameters put in their places, the query behind it. */
export function addressOf<R extends Route>(route: Called<R>, input: Input<R>): string {
  const { params = {}, query = {} } = input as { params?: Record<string, string>; query?: Record<string, unknown> }
  const path = route.path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ''))
  const asked = Object.entries(query).filter(([, value]) => value !== undefined)
  return asked.length === 0
    ? path
    : `${path}?${new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString()}`
}

/** @throws ProblemError where the status is not a success or the text is not of this server's making */
export function readAnswer<R extends Route>(status: number, text: string): Answer<R> {
  const said = parse(text)
  if (status >= 200 && status < 300 && said !== null) return said as Answer<R>
  const told = said as Problem | null
  if (typeof told?.code !== 'string') throw new ProblemError('unreadable')
  throw new ProblemError(told.code as ErrorCode, told)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
