import { type Calibration, probabilitiesOf } from './calibrate.ts'
import { BLOCKS, GramReader, type Message } from './grams.ts'
import type { GramTable } from './gram-table.ts'
import { dampedCount, shareOf } from './vectors.ts'

/** What was learnt: for every gram its weight for each class, `weights[gram × classes + class]`. */
export type Learnt = Readonly<{
  classes: readonly string[]
  table: GramTable
  blocks: Uint8Array
  weights: Float16Array<ArrayBuffer>
  biases: Float64Array
  calibration: Calibration
}>

/** A class and how probable it is. */
export type Guess = Readonly<{ label: string; probability: number }>

const MOST_GRAMS = 40_000
const MOST_COUNT = 255

/**
 * Reads messages with a learnt model. Buffers are made once, none a message: one instance serves one thread, and each answer
 * has to be used before the next message is read.
 */
export class LinearModel {
  readonly learnt: Learnt
  readonly #reader = new GramReader()
  readonly #counts: Uint8Array
  readonly #said = new Int32Array(MOST_GRAMS)
  readonly #values = new Float64Array(MOST_GRAMS)
  readonly #squares = new Float64Array(BLOCKS)
  readonly #margins: Float64Array
  #end = 0

  constructor(learnt: Learnt) {
    this.learnt = learnt
    this.#counts = new Uint8Array(learnt.table.size)
    this.#margins = new Float64Array(learnt.classes.length)
  }

  /** How far a message lies on the side of each class, in the order of `classes`: the model's own array, overwritten by the next. */
  margins(message: Message): Float64Array {
    this.#reader.take(message)
    this.#count()
    this.#weigh()
    const { weights, biases } = this.learnt
    const margins = this.#margins
    const classes = margins.length
    margins.set(biases)
    for (let at = 0; at < this.#end; at++) {
      const value = this.#values[at] as number
      const row = (this.#said[at] as number) * classes
      for (let k = 0; k < classes; k++) margins[k] = (margins[k] as number) + value * (weights[row + k] as number)
    }
    return margins
  }

  /** The classes with their probabilities, likeliest first, at most `most`. */
  guesses(message: Message, most = 3): readonly Guess[] {
    const probabilities = probabilitiesOf(this.margins(message), this.learnt.calibration)
    return this.learnt.classes
      .map((label, k) => ({ label, probability: probabilities[k] as number }))
      .toSorted((a, b) => b.probability - a.probability)
      .slice(0, most)
  }

  /** The grams of a message with the value that each counts with, for every time it is said an equal part. */
  valuesOf(message: Message): ReadonlyMap<number, number> {
    this.#reader.take(message)
    this.#count()
    const times = new Map<number, number>()
    for (let at = 0; at < this.#end; at++) {
      const gram = this.#said[at] as number
      times.set(gram, this.#counts[gram] as number)
    }
    this.#weigh()
    const values = new Map<number, number>()
    for (let at = 0; at < this.#end; at++) {
      const gram = this.#said[at] as number
      values.set(gram, (this.#values[at] as number) / (times.get(gram) as number))
    }
    return values
  }

  /** The weight of a gram for one class against the mean of all. */
  gramWeight(gram: number, of: number): number {
    const { weights, classes } = this.learnt
    let sum = 0
    for (let k = 0; k < classes.length; k++) sum += weights[gram * classes.length + k] as number
    return (weights[gram * classes.length + of] as number) - sum / classes.length
  }

  #count(): void {
    const counts = this.#counts
    const said = this.#said
    let end = 0
    this.#reader.walk(this.learnt.table, (gram) => {
      const count = counts[gram] as number
      if (count === 0) {
        if (end === MOST_GRAMS) return
        said[end] = gram
        end += 1
      }
      if (count < MOST_COUNT) counts[gram] = count + 1
    })
    this.#end = end
  }

  #weigh(): void {
    const { blocks } = this.learnt
    const squares = this.#squares.fill(0)
    for (let at = 0; at < this.#end; at++) {
      const gram = this.#said[at] as number
      const value = dampedCount(this.#counts[gram] as number)
      this.#counts[gram] = 0
      this.#values[at] = value
      const block = blocks[gram] as number
      squares[block] = (squares[block] as number) + value * value
    }
    for (let block = 0; block < BLOCKS; block++) squares[block] = shareOf(block, squares[block] as number)
    for (let at = 0; at < this.#end; at++)
      this.#values[at] = (this.#values[at] as number) * (squares[blocks[this.#said[at] as number] as number] as number)
  }
}
