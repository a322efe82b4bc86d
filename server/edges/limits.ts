import type { Limit } from '../../contract/route.ts'

/** At most so many in any span of so many seconds. */
export type Span = Readonly<{ most: number; seconds: number }>

/** Each kind of thing that is counted, with every span that holds for it. */
export type Limits = Readonly<Record<LimitName, readonly Span[]>>

/** The classes of routes, and what is counted beside them. */
export type LimitName = Limit | 'address' | 'wrongCode' | 'wrongCodeOfNumber' | 'wrongSignIn'

const MINUTE = 60
const DAY = 86_400

/**
 * How often a thing may be done, counted by this server alone and forgotten when it ends: two servers behind one address let
 * through twice as much. Whole offices and telephone networks share an address, so the figures for an address are those of many
 * people; `LIANXIN_LIMITS` changes any of them.
 */
export const limits: Limits = {
  /** By address: what is said without an account. */
  submit: [
    { most: 20, seconds: 10 * MINUTE },
    { most: 200, seconds: DAY },
  ],
  /** By address: looking up one's own submission, right or wrong. */
  lookUp: [{ most: 30, seconds: 10 * MINUTE }],
  /** By address: passwords, second factors, codes by telephone, right or wrong: a hotline's whole shift comes from one. */
  signIn: [{ most: 300, seconds: 10 * MINUTE }],
  /** By address: wrong ones, whosever they are. One account is locked by itself; this is against one password for many. */
  wrongSignIn: [{ most: 30, seconds: 10 * MINUTE }],
  /** By address: files of submissions, ten to each. */
  upload: [
    { most: 60, seconds: 10 * MINUTE },
    { most: 600, seconds: DAY },
  ],
  /** By address: the public book, health. */
  read: [{ most: 300, seconds: MINUTE }],
  /** By address: words compared with the public book while they are written, a few times each. */
  nearby: [
    { most: 120, seconds: MINUTE },
    { most: 5000, seconds: DAY },
  ],
  /** By address: what the telephone system tells of, a wrong secret too. */
  telephone: [{ most: 1200, seconds: MINUTE }],
  /** By account. */
  signedIn: [{ most: 600, seconds: MINUTE }],
  /** By account: whole books and lists as files. */
  export: [{ most: 20, seconds: 10 * MINUTE }],
  /** By address: every call of the interface together, also those without a valid session. */
  address: [{ most: 6000, seconds: MINUTE }],
  /** By address: a number with a code that is not its own. */
  wrongCode: [{ most: 10, seconds: 10 * MINUTE }],
  /** By number: codes that are not its own, from wherever. */
  wrongCodeOfNumber: [{ most: 20, seconds: DAY }],
}

/** Whom a limit counts. */
export const countsAccounts: ReadonlySet<LimitName> = new Set<LimitName>(['signedIn', 'export'])

/**
 * The limits with some of them changed: `submit=40/10m,400/1d lookUp=60/10m`; `off` for none at all, as in a bench.
 *
 * @throws RangeError for what cannot be read
 */
export function readLimits(text: string): Limits | null {
  if (text.trim() === 'off') return null
  const changed = text.split(/\s+/).filter(Boolean).map(readLimit)
  return { ...limits, ...Object.fromEntries(changed) }
}

const units: Readonly<Record<string, number>> = { s: 1, m: MINUTE, h: 60 * MINUTE, d: DAY }

function readLimit(text: string): readonly [string, readonly Span[]] {
  const [name = '', spans = ''] = text.split('=')
  if (!(name in limits)) throw new RangeError(name)
  return [name, spans.split(',').map(readSpan)]
}

function readSpan(text: string): Span {
  const [, most, count, unit = ''] = /^([1-9]\d{0,6})\/([1-9]\d{0,3})([smhd])$/.exec(text) ?? []
  if (most === undefined) throw new RangeError(text)
  return { most: Number(most), seconds: Number(count) * (units[unit] ?? 1) }
}
