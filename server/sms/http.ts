import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Sms, SmsFailure } from './sms.ts'
import { fill, fillText, type Json, type Values } from './template.ts'

/** How a provider is spoken to. */
export type HttpSms = Readonly<{
  url: string
  /** The body as JSON, with `{phone}`, `{text}`, `{id}` and `{secret}` in its strings. */
  body: Json
  /** Further headers; `{secret}` and `{id}` may stand in them. */
  headers: Readonly<Record<string, string>>
  secret: string
  /** For providers that say 200 to everything: a field of the answer, and what it holds where the message was taken. */
  success: Readonly<{ field: string; value: string }> | null
  /** How long one attempt may take, answer included. */
  timeoutMs: number
}>

/** Waits before the second and the third attempt. */
const PAUSES_MS: readonly number[] = [500, 2000]
/** More of an answer is not read. */
const ANSWER_BYTES = 64 * 1024

/**
 * A provider over HTTP: POST of JSON. Tried three times where the provider does not answer in time or answers with a failure
 * of its own (5xx), each time with the same id, in the body and as `Idempotency-Key`. A redirect is not followed.
 *
 * @param pausesMs waits between attempts; one attempt more than there are waits
 */
export function httpSms(settings: HttpSms, pausesMs: readonly number[] = PAUSES_MS): Sms {
  return {
    async send({ phone, text, id }) {
      const values: Values = { phone, text, id: id ?? randomUUID(), secret: settings.secret }
      for (const pause of id === undefined ? pausesMs : []) {
        const failure = await attempt(settings, values)
        if (failure === null) return
        if (failure.code === 'refused') throw failure
        await sleep(pause)
      }
      const failure = await attempt(settings, values)
      if (failure !== null) throw failure
    },
  }
}

/** Null where the message was taken. */
async function attempt(settings: HttpSms, values: Values): Promise<SmsFailure | null> {
  const headers = Object.entries(settings.headers).map(([name, text]) => [name, fillText(text, values)] as const)
  try {
    const answer = await fetch(settings.url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': values.id,
        ...Object.fromEntries(headers),
      },
      body: JSON.stringify(fill(settings.body, values)),
      signal: AbortSignal.timeout(settings.timeoutMs),
    })
    return await judge(answer, settings)
  } catch (error) {
    // What fetch throws may name addresses and headers, so nothing of it goes on.
    return neverLeft(error) ? new SmsFailure('unreachable', 'no connection') : new SmsFailure('inDoubt', 'no answer')
  }
}

/** There was no connection to send anything over. */
const NO_CONNECTION =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_.*|.*CERT.*)$/

function neverLeft(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && NO_CONNECTION.test(String(cause.code))
}

async function judge(answer: Response, { success }: HttpSms): Promise<SmsFailure | null> {
  const { status } = answer
  if (!answer.ok || success === null) await answer.body?.cancel()
  // What stands between gave up waiting; the provider may have taken it.
  if (status === 502 || status === 504) return new SmsFailure('inDoubt', `HTTP ${status}`)
  if (status >= 500) return new SmsFailure('unreachable', `HTTP ${status}`)
  if (!answer.ok) return new SmsFailure('refused', `HTTP ${status}`)
  if (success === null || fieldOf(await startOf(answer), success.field) === success.value) return null
  return new SmsFailure('refused', `HTTP ${status} without the sign of success`)
}

async function startOf(answer: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let length = 0
  if (answer.body) {
    for await (const part of answer.body) {
      parts.push(part)
      length += part.length
      if (length > ANSWER_BYTES) break
    }
  }
  return Buffer.concat(parts).toString('utf8')
}

/** A field of a JSON object as text; undefined where there is none. */
function fieldOf(text: string, field: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, field)) return undefined
    return String((value as Record<string, unknown>)[field])
  } catch {
    return undefined
  }
}
