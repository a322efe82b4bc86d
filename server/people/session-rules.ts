import { StartFailure } from '../start-failures.ts'

/** What a prefecture may set about signing in. */
export type SessionRules = Readonly<{
  /** Without a request for so many minutes a session is over (等保 2.0 三级). */
  idleMinutes: number
  /** A password older than so many days has to be changed before anything else; null: it need not. */
  passwordDays: number | null
}>

export const sessionRules: SessionRules = { idleMinutes: 30, passwordDays: null }

/** No setting lets a session stand idle for longer. */
export const MOST_IDLE_MINUTES = 60

/**
 * Reads LIANXIN_IDLE_MINUTES and LIANXIN_PASSWORD_DAYS.
 *
 * @throws StartFailure `bad-setting`
 */
export function readSessionRules(env: NodeJS.ProcessEnv): SessionRules {
  const { LIANXIN_IDLE_MINUTES: idle, LIANXIN_PASSWORD_DAYS: days } = env
  return {
    idleMinutes: idle ? readNumber('LIANXIN_IDLE_MINUTES', idle, [5, MOST_IDLE_MINUTES]) : sessionRules.idleMinutes,
    passwordDays: days && days !== 'off' ? readNumber('LIANXIN_PASSWORD_DAYS', days, [30, 3650]) : null,
  }
}

function readNumber(name: string, text: string, [least, most]: readonly [number, number]): number {
  const number = Number(text)
  if (/^\d{1,4}$/.test(text) && number >= least && number <= most) return number
  throw new StartFailure('bad-setting', { name, expected: `${least}–${most}` })
}
