import type { Examples } from './examples.ts'
import { spreadIn } from './examples.ts'
import { letGo } from './let-go.ts'
import { logRatios } from './log-ratios.ts'
import { separate } from './separate.ts'

/** What a model learns from: the grams of messages; the class of every message of `examples` as a number below `classes.length`. */
export type Lessons = Readonly<{
  examples: Examples
  classes: readonly string[]
  labels: Int32Array
}>

/** What a class of a third of the mean is given. One of fewer messages gets no more: it would be said wherever little is known. */
const ALLOWANCE = 0.1

/** How hard each message pulls on the plane of each class: an array a class, a place a message. */
export type Pulls = readonly Float32Array[]

/** Pulls before anything was learnt: none. */
export function noPulls({ classes, labels }: Lessons): Pulls {
  return classes.map(() => new Float32Array(labels.length))
}

/** What parts one class from the others: the weight of each gram, rounded to 16 bits as it is kept, and what is added to their sum. */
export type Plane = Readonly<{ weights: Float16Array; bias: number }>

/**
 * Learns from the messages `among`, one plane a class, and hands over each, overwritten by the next. The same lessons and pulls, the
 * same planes. Pulls left by learning from a part of the messages make learning from all of them quick. A gram may get weight as
 * the cube of its log-count ratio.
 */
export function learn(
  { examples, classes, labels }: Lessons,
  among: Int32Array,
  pulls: Pulls,
  on: (plane: Plane, k: number) => void,
): void {
  const { size } = examples.table
  const [inAll, inClass] = [new Int32Array(size), new Int32Array(size)]
  const [exact, scales] = [new Float32Array(size), new Float32Array(size)]
  const weights = new Float16Array(size)
  spreadIn(examples, among, inAll)
  for (let k = 0; k < classes.length; k++) {
    const isOfClass = (n: number) => labels[n] === k
    const own = among.filter(isOfClass)
    spreadIn(examples, own, inClass)
    logRatios(inClass, inAll, scales)
    for (let gram = 0; gram < size; gram++) {
      const ratio = Math.abs(scales[gram] as number)
      scales[gram] = ratio * ratio * ratio
    }
    const bias = separate(examples, among, isOfClass, scales, pulls[k] as Float32Array, chanceFrom(k + 1), exact)
    weights.set(exact)
    on({ weights, bias: bias + allowanceOf(own.length, among.length / classes.length) }, k)
  }
  letGo(inAll, inClass, exact, scales, weights)
}

/**
 * What is added to the margins of a class of `own` messages where classes have `mean`: its plane lies too far on the side of its own
 * messages where they are few, and not far enough where they are many.
 */
export function allowanceOf(own: number, mean: number): number {
  return ALLOWANCE * Math.max(-1, Math.min(Math.log(mean / own), 1))
}

/** How far message n lies on the side of the class that the plane is of. */
export function marginOf({ starts, grams, values }: Examples, { weights, bias }: Plane, n: number): number {
  let margin = bias
  for (let at = starts[n] as number, end = starts[n + 1] as number; at < end; at++)
    margin += (values[at] as number) * (weights[grams[at] as number] as number)
  return margin
}

/** A stream of numbers from 0 to 1 that is the same every time (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
