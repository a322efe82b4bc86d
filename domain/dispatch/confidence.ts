/**
 * 依据种类: how a proposal of a unit came about. What became of earlier ones is counted under it. `duty-exact`: the closest
 * duty names the matter's own category, `duty-above` one above it; `duty-shared`: several units have the closest one.
 */
export const grounds = [
  'duty-exact',
  'duty-above',
  'duty-shared',
  'prefecture',
  'superior',
  'past',
  'read-high',
  'read-middle',
  'read-low',
] as const
export type Ground = (typeof grounds)[number]

/** Of so many proposals on one ground, so many were followed and not returned. */
export type Outcome = Readonly<{ ground: string; count: number; good: number }>

/** 把握 before anything was counted, where the ground alone says it. Our own setting; what happens outweighs it soon. */
const priors = {
  'duty-exact': 0.92,
  'duty-above': 0.85,
  'duty-shared': 0.7,
  prefecture: 0.82,
  superior: 0.7,
} as const satisfies Partial<Record<Ground, number>>

/** The prior counts like so many proposals of which it is known what became of them. */
const PRIOR_WEIGHT = 20

/** The share of proposals on this ground that come true: what was counted, drawn to `prior` where it is little. */
export function confidence(ground: Ground, prior: number, outcomes: readonly Outcome[]): number {
  const { count = 0, good = 0 } = outcomes.find((one) => one.ground === ground) ?? {}
  return (prior * PRIOR_WEIGHT + good) / (PRIOR_WEIGHT + count)
}

/** The same for a ground that says itself how much it is worth. */
export function groundConfidence(ground: keyof typeof priors, outcomes: readonly Outcome[]): number {
  return confidence(ground, priors[ground], outcomes)
}

/** Under which ground a unit is counted that was read out of the words with this probability. */
export function readGround(probability: number): Ground {
  if (probability >= 0.9) return 'read-high'
  return probability >= 0.7 ? 'read-middle' : 'read-low'
}
