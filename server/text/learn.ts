import type { Examples } from './examples.ts'
import { spreadIn } from './examples.ts'
import type { Learnt } from './linear-model.ts'
import { logRatios, spreadOfClass } from './log-ratios.ts'
import { separate } from './separate.ts'

/** What a model learns from: the grams of messages with their `values` (`vectorsOf`); the class of every message of `examples` as a number below `classes.length`. */
export type Lessons = Readonly<{
  examples: Examples
  values: Float32Array
  classes: readonly string[]
  labels: Int32Array
}>

/** How hard each message pulls on the plane of each class: an array a class, a place a message. */
export type Pulls = readonly Float32Array[]

/** Pulls before anything was learnt: none. */
export function noPulls({ classes, labels }: Lessons): Pulls {
  return classes.map(() => new Float32Array(labels.length))
}

/**
 * Learns from the messages `among`, one plane a class. The same lessons and pulls, the same model. Pulls left by learning from a
 * part of the messages make learning from all of them quick. A gram may get weight as the cube of its log-count ratio.
 */
export function learn(
  { examples, values, classes, labels }: Lessons,
  among: Int32Array,
  pulls: Pulls,
): Omit<Learnt, 'calibration'> {
  const { table, blocks } = examples
  const inAll = spreadIn(examples, among)
  const weights = new Float32Array(table.size * classes.length)
  const biases = new Float64Array(classes.length)
  for (let k = 0; k < classes.length; k++) {
    const isOfClass = (n: number) => labels[n] === k
    const scales = logRatios(spreadOfClass(examples, among, isOfClass), inAll)
    for (let gram = 0; gram < scales.length; gram++) {
      const ratio = Math.abs(scales[gram] as number)
      scales[gram] = ratio * ratio * ratio
    }
    const plane = separate(examples, values, among, isOfClass, scales, pulls[k] as Float32Array, chanceFrom(k + 1))
    biases[k] = plane.bias
    for (let gram = 0; gram < table.size; gram++) weights[gram * classes.length + k] = plane.weights[gram] as number
  }
  return { classes, table, blocks, weights: new Float32Array(new Float16Array(weights)), biases }
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
