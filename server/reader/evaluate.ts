import type { LinearModel } from '../text/linear-model.ts'
import { accuracyOf, type ClassFigures, coverageAt, figuresByClass, type Judged, macroF1 } from '../text/measures.ts'
import type { LabelledRow } from './labelled-file.ts'
import type { ModelName } from './reader.ts'

/** How well models read messages whose category is known. */
export type Evaluation = Readonly<{
  n: number
  accuracy: number
  macroF1: number
  perClass: Readonly<Record<string, ClassFigures>>
  /** The share of messages answered, surest first, so that 98 of 100 answers are right. */
  coverageAt98: number
  /** Mean of reading one message, features included, on one thread. */
  msPerMessage: number
}>

/** What labels mean: the way down the tree to a label of the file, and what the file calls a code. */
export type Names = Readonly<{ pathOf: (label: string) => readonly string[]; nameOf: (code: string) => string }>

/** The code is compiled while the first messages are read: so many are read once before the clock runs. */
const WARM_UP = 300

/**
 * Reads every message as deep as its label lies in the tree and compares. A label that was never learnt counts as wrong.
 *
 * @param clock milliseconds
 */
export function evaluate(
  rows: readonly LabelledRow[],
  models: ReadonlyMap<ModelName, LinearModel>,
  { pathOf, nameOf }: Names,
  clock: () => number,
): Evaluation {
  const depths = rows.map(({ label }) => pathOf(label).length)
  for (let n = 0; n < Math.min(WARM_UP, rows.length); n++) read(models, rows[n] as LabelledRow, depths[n] as number)
  const began = clock()
  const said = rows.map((row, n) => read(models, row, depths[n] as number))
  const msPerMessage = (clock() - began) / rows.length
  const judged = rows.map(({ label }, n): Judged => {
    const { code, confidence } = said[n] as Read
    return { label, said: code === pathOf(label).at(-1) ? label : nameOf(code), confidence }
  })
  const perClass = figuresByClass(judged)
  return {
    n: rows.length,
    accuracy: accuracyOf(judged),
    macroF1: macroF1(perClass),
    perClass: Object.fromEntries(perClass),
    coverageAt98: coverageAt(judged, 0.98).share,
    msPerMessage,
  }
}

type Read = Readonly<{ code: string; confidence: number }>

function read(models: ReadonlyMap<ModelName, LinearModel>, row: LabelledRow, depth: number): Read {
  let name: ModelName = 'category'
  let code = ''
  let confidence = 1
  for (let level = 0; level < depth; level++) {
    const [first] = models.get(name)?.guesses(row, 1) ?? []
    if (!first) break
    code = first.label
    confidence *= first.probability
    name = `category/${code}`
  }
  return { code, confidence }
}
