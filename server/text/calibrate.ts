/**
 * What makes probabilities of margins: the likeliest class is right as often as messages held back were with the same sureness
 * (logistic); what is left goes to the others by their margins.
 */
export type Calibration = Readonly<{ slope: number; offset: number }>

/** Before anything was held back: a class on its plane, the next one margin behind it, is right five times of six. */
export const uncalibrated: Calibration = { slope: 2.5, offset: -0.9 }

/** An answer to a message held back. */
export type Held = Readonly<{ sureness: number; right: boolean }>

/** How much a margin beyond the plane counts. */
const BEYOND = 0.3

/** Keeps a small or a faultless sample from certainty. */
const PRIOR_WEIGHT = 1
const ROUNDS = 50

/** Fits the calibration to answers of which it is known whether they were right, by Newton's method. */
export function calibrate(held: readonly Held[]): Calibration {
  const prior = [uncalibrated.slope, uncalibrated.offset]
  let at = prior
  for (let round = 0; round < ROUNDS; round++) {
    const slope = at.map((value, n) => PRIOR_WEIGHT * ((prior[n] as number) - value))
    const curve = at.map((_, row) => at.map((__, column) => (row === column ? PRIOR_WEIGHT : 0)))
    for (const { sureness, right } of held) {
      const told = [sureness, 1]
      const p = logistic(told.reduce((sum, value, n) => sum + value * (at[n] as number), 0))
      told.forEach((value, row) => {
        slope[row] = (slope[row] as number) + ((right ? 1 : 0) - p) * value
        const along = curve[row] as number[]
        told.forEach((other, column) => {
          along[column] = (along[column] as number) + p * (1 - p) * value * other
        })
      })
    }
    const step = solved(curve, slope)
    at = at.map((value, n) => value + (step[n] as number))
    if (step.every((part) => Math.abs(part) < 1e-9)) break
  }
  const [slope, offset] = at as [number, number]
  return { slope: Math.max(slope, 0), offset }
}

/** The probabilities of classes with these margins; they add up to 1 and keep the order of the margins. */
export function probabilitiesOf(margins: Float64Array, { slope, offset }: Calibration): Float64Array {
  if (margins.length < 2) return Float64Array.from(margins, () => 1)
  const { first, most, next } = highest(margins)
  const raised = margins.map((margin, k) => (k === first ? 0 : Math.exp(slope * (margin - next))))
  const others = raised.reduce((sum, part) => sum + part, 0)
  // Never less than what its share would be beside the next one.
  const p = Math.max(logistic(slope * surenessOf(most, next) + offset), 1 / (1 + others))
  return raised.map((part, k) => (k === first ? p : ((1 - p) * part) / others))
}

/**
 * How sure the first class is: how far the next one lies behind its own plane, and how far the first lies beyond its own. That counts
 * less: where two classes fit, both lie beyond. A first class that does not reach its plane counts as much against it.
 */
export function surenessOf(most: number, next: number): number {
  return (most < 0 ? most : BEYOND * most) - next
}

/** The class with the highest margin, that margin, and the next one: two classes at least. */
export function highest(margins: Float64Array): Readonly<{ first: number; most: number; next: number }> {
  let first = 0
  let most = Number.NEGATIVE_INFINITY
  let next = Number.NEGATIVE_INFINITY
  margins.forEach((margin, k) => {
    if (margin > most) {
      next = most
      most = margin
      first = k
    } else next = Math.max(next, margin)
  })
  return { first, most, next }
}

/** What solves a few linear equations; the matrix is positive definite, so no pivot is sought. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const rows = matrix.map((row, n) => [...row, right[n] as number])
  rows.forEach((row, n) => {
    const pivot = row[n] as number
    rows.forEach((other, m) => {
      if (m === n) return
      const times = (other[n] as number) / pivot
      row.forEach((value, column) => {
        other[column] = (other[column] as number) - times * value
      })
    })
  })
  return rows.map((row, n) => (row[rows.length] as number) / (row[n] as number))
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}
