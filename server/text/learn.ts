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

/** Learns from the messages `among`, one plane a class. The same lessons, the same model; memory: 8 bytes a gram beside the result. */
export function learn({ examples, values, classes, labels }: Lessons, among: Int32Array): Omit<Learnt, 'calibration'> {
  const { table, blocks } = examples
  const inAll = spreadIn(examples, among)
  const weights = new Float32Array(table.size * classes.length)
  const biases = new Float64Array(classes.length)
  for (let k = 0; k < classes.length; k++) {
    const isOfClass = (n: number) => labels[n] === k
    const scales = logRatios(spreadOfClass(examples, among, isOfClass), inAll)
    for (let gram = 0; gram < scales.length; gram++) scales[gram] = (scales[gram] as number) ** 2
    const plane = separate(examples, values, among, isOfClass, scales, chanceFrom(k + 1))
    biases[k] = plane.bias
    for (let gram = 0; gram < table.size; gram++) weights[gram * classes.length + k] = plane.weights[gram] as number
  }
  return { classes, table, blocks, weights, biases }
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
