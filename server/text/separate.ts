import type { Examples } from './examples.ts'

/** How much a message on the wrong side costs. */
const COST = 1
/** Passes over all messages at most, and how far from the optimum is near enough. */
const MOST_PASSES = 40
const NEAR_ENOUGH = 0.5

/**
 * A plane that parts the messages of one class from the others with the widest margin (squared hinge loss), by descent along
 * one coordinate of the dual after the other: C.-J. Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear
 * SVM" (ICML 2008). `weights` gets its weight by gram, the answer is what is added to their sum. A gram may get weight in proportion to `scales` (squared): one that tells nothing of the class gets none.
 * `pulls` has by message how hard it pulls on the plane: what an earlier plane left there is begun with, and what this one ends with
 * is left there. `chance` gives numbers from 0 to 1; the same numbers, the same plane.
 */
export function separate(
  { starts, grams, values }: Pick<Examples, 'starts' | 'grams' | 'values'>,
  among: Int32Array,
  isOfClass: (message: number) => boolean,
  scales: Float32Array,
  pulls: Float32Array,
  chance: () => number,
  weights: Float32Array,
): number {
  weights.fill(0)
  let bias = 0
  const count = among.length
  const slack = 0.5 / COST
  const side = Int8Array.from(among, (n) => (isOfClass(n) ? 1 : -1))
  const curve = Float64Array.from(among, (n) => {
    let sum = 1 + slack
    for (let at = starts[n] as number, end = starts[n + 1] as number; at < end; at++) {
      const value = values[at] as number
      sum += value * value * (scales[grams[at] as number] as number)
    }
    return sum
  })
  for (let one = 0; one < count; one++) {
    const n = among[one] as number
    const pull = (pulls[n] as number) * (side[one] as number)
    if (pull === 0) continue
    bias += pull
    for (let at = starts[n] as number, end = starts[n + 1] as number; at < end; at++) {
      const gram = grams[at] as number
      weights[gram] = (weights[gram] as number) + pull * (values[at] as number) * (scales[gram] as number)
    }
  }
  const order = Int32Array.from({ length: count }, (_, n) => n)
  let active = count
  let bound = Number.POSITIVE_INFINITY
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    let most = Number.NEGATIVE_INFINITY
    let least = Number.POSITIVE_INFINITY
    for (let place = 0; place < active; place++) {
      swap(order, place, place + Math.floor(chance() * (active - place)))
      const one = order[place] as number
      const n = among[one] as number
      const begin = starts[n] as number
      const end = starts[n + 1] as number
      const sign = side[one] as number
      let margin = bias
      for (let at = begin; at < end; at++) margin += (weights[grams[at] as number] as number) * (values[at] as number)
      const before = pulls[n] as number
      const slope = margin * sign - 1 + slack * before
      if (before === 0 && slope > bound) {
        // Well on its own side: left alone until all is checked once more.
        active -= 1
        swap(order, place, active)
        place -= 1
        continue
      }
      const projected = before === 0 ? Math.min(slope, 0) : slope
      most = Math.max(most, projected)
      least = Math.min(least, projected)
      if (Math.abs(projected) < 1e-12) continue
      const after = Math.max(before - slope / (curve[one] as number), 0)
      pulls[n] = after
      const step = (after - before) * sign
      bias += step
      for (let at = begin; at < end; at++) {
        const gram = grams[at] as number
        weights[gram] = (weights[gram] as number) + step * (values[at] as number) * (scales[gram] as number)
      }
    }
    if (most - least <= NEAR_ENOUGH) {
      if (active === count) break
      active = count
      bound = Number.POSITIVE_INFINITY
    } else bound = most <= 0 ? Number.POSITIVE_INFINITY : most
  }
  return bias
}

function swap(order: Int32Array, a: number, b: number): void {
  const kept = order[a] as number
  order[a] = order[b] as number
  order[b] = kept
}
