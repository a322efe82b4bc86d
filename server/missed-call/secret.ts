import { createHash, timingSafeEqual } from 'node:crypto'
import { readSecret } from '../edges/secret.ts'
import { AppError } from '../errors.ts'
import { StartFailure } from '../start-failures.ts'

/** Nobody guesses one of this length. */
const LEAST = 24

/**
 * Reads LIANXIN_MISSED_CALLS_SECRET or the file that LIANXIN_MISSED_CALLS_SECRET_FILE names: what the telephone system shows.
 *
 * @throws StartFailure `bad-setting` for one that is too short, or what `readSecret` throws
 */
export function readMissedCallsSecret(env: NodeJS.ProcessEnv): string | null {
  const name = 'LIANXIN_MISSED_CALLS_SECRET'
  const secret = readSecret(env, name)
  if (secret === null || secret.length >= LEAST) return secret
  throw new StartFailure('bad-setting', { name, expected: `至少 ${LEAST} 个字符 / at least ${LEAST} characters` })
}

/**
 * How near a wrong one comes does not show in the time taken.
 *
 * @throws AppError `missed-calls-unavailable` where none is set, `wrong-secret`
 */
export function checkSecret(secret: string | null, authorization: string | undefined): void {
  if (secret === null) throw new AppError('missed-calls-unavailable')
  const [, shown = ''] = /^Bearer +(\S+) *$/i.exec(authorization ?? '') ?? []
  if (!timingSafeEqual(digest(shown), digest(secret))) throw new AppError('wrong-secret')
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
