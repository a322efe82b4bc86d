/**
 * What makes probabilities of margins: the likeliest class is right with the probability that messages held back had at the
 * same lead over the next class (logistic, `slope` and `offset`); what is left goes to the others by their margins.
 */
export type Calibration = Readonly<{ slope: number; offset: number }>

/** Before anything was held back: a lead of one margin is right three times of four. */
export const uncalibrated: Calibration = { slope: 2, offset: -0.9 }

/** Keeps a small or a faultless sample from certainty. */
const PRIOR_WEIGHT = 1
const ROUNDS = 50

/** Fits the calibration to leads of which it is known whether the answer was right, by Newton's method. */
export function calibrate(held: readonly Readonly<{ lead: number; right: boolean }>[]): Calibration {
  let { slope, offset } = uncalibrated
  for (let round = 0; round < ROUNDS; round++) {
    let [gs, go, ss, so, oo] = [
      PRIOR_WEIGHT * (uncalibrated.slope - slope),
      PRIOR_WEIGHT * (uncalibrated.offset - offset),
      PRIOR_WEIGHT,
      0,
      PRIOR_WEIGHT,
    ]
    for (const { lead, right } of held) {
      const p = logistic(slope * lead + offset)
      const miss = (right ? 1 : 0) - p
      const spread = p * (1 - p)
      gs += miss * lead
      go += miss
      ss += spread * lead * lead
      so += spread * lead
      oo += spread
    }
    const determinant = ss * oo - so * so
    const ds = (oo * gs - so * go) / determinant
    const dn = (ss * go - so * gs) / determinant
    slope += ds
    offset += dn
    if (Math.abs(ds) + Math.abs(dn) < 1e-9) break
  }
  return { slope: Math.max(slope, 0), offset }
}

/** The probabilities of classes with these margins; they add up to 1 and keep the order of the margins. */
export function probabilitiesOf(margins: Float64Array, { slope, offset }: Calibration): Float64Array {
  if (margins.length < 2) return Float64Array.from(margins, () => 1)
  let first = 0
  for (let k = 1; k < margins.length; k++) if ((margins[k] as number) > (margins[first] as number)) first = k
  const most = margins[first] as number
  let next = Number.NEGATIVE_INFINITY
  margins.forEach((margin, k) => {
    if (k !== first) next = Math.max(next, margin)
  })
  const raised = margins.map((margin, k) => (k === first ? 0 : Math.exp(slope * (margin - next))))
  const others = raised.reduce((sum, part) => sum + part, 0)
  // Never less than what its share would be beside the next one.
  const least = 1 / (1 + others)
  const p = Math.max(logistic(slope * (most - next) + offset), least)
  return raised.map((part, k) => (k === first ? p : ((1 - p) * part) / others))
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}
