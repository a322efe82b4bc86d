import type { Span } from '../edges/limits.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long a code holds. */
export const CODE_MINUTES = 10
/** Wrong tries that kill a code. */
export const TRIES = 5

/** A session ends this long after it began, and when nobody looked for that long. */
export const SESSION_DAYS = 30
export const IDLE_DAYS = 7

/** Codes for one telephone: what carriers and providers also go by. */
export const perPhone: readonly Span[] = [
  { most: 1, seconds: MINUTE },
  { most: 5, seconds: HOUR },
  { most: 10, seconds: DAY },
]

/** Codes asked for from one address. Whole villages share one, behind the gateway of a mobile network. */
export const perAddress: readonly Span[] = [
  { most: 20, seconds: 10 * MINUTE },
  { most: 200, seconds: DAY },
]

/** Codes for a whole prefecture, from however many addresses: what an attack can cost. */
export const perPrefecture = (aMinute: number): readonly Span[] => [{ most: aMinute, seconds: MINUTE }]

/**
 * Wrong tries in a whole prefecture. Who guesses at many telephones with five tries each finds one code in 200,000; so
 * slowed down, they find one in years.
 */
export const wrongTries: readonly Span[] = [{ most: 100, seconds: HOUR }]
