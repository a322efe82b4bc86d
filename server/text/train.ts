import { type Calibration, calibrate, highest, probabilitiesOf, surenessOf } from './calibrate.ts'
import { examplesOf } from './examples.ts'
import type { Message } from './grams.ts'
import { chanceFrom, type Lessons, learn, marginOf, noPulls, type Pulls } from './learn.ts'
import { letGo } from './let-go.ts'
import type { Learnt } from './linear-model.ts'
import {
  accuracyOf,
  type ClassFigures,
  confusionOf,
  type Coverage,
  coverageAt,
  figuresByClass,
  type Judged,
  macroF1,
} from './measures.ts'
import { nearCopies } from './near-copies.ts'

/** A message whose class people have decided; `id` names it in the report. */
export type Lesson = Message & Readonly<{ id: string; label: string }>

/** How good a model is on messages that it has not seen: a fifth, held back with all their near-copies. */
export type Report = Readonly<{
  n: number
  classes: number
  heldBack: number
  accuracy: number
  macroF1: number
  perClass: Readonly<Record<string, ClassFigures>>
  confusion: readonly Readonly<{ label: string; said: string; n: number }>[]
  coverage: readonly Coverage[]
  /** Of every answer to a message held back, surest first: how probable it was called, and whether it was right. */
  answers: readonly (readonly [probability: number, right: boolean])[]
  /** Near-copies that people gave different classes. */
  conflicts: readonly Readonly<{ ids: readonly string[]; labels: readonly string[] }>[]
  /** Classes with too few messages to learn, which are never said. */
  tooFew: readonly string[]
}>

/** `judged` is what was said of the messages `held` back, one by one. */
export type Trained = Readonly<{
  learnt: Learnt
  report: Report
  held: readonly Lesson[]
  judged: readonly Judged[]
}>

/** A class is learnt from so many messages on. */
export const LEAST_OF_CLASS = 3
const HELD_BACK = 5
/** A model is no larger than this: with many classes it keeps fewer rare grams. */
const MOST_WEIGHTS = 24_000_000
export const PRECISIONS = [0.95, 0.98, 0.99] as const

/**
 * Learns to tell the classes of messages apart. First from four fifths, to see on the last fifth how good it is and to calibrate
 * its probabilities; then from all. The same lessons in the same order, the same model.
 *
 * @returns null where fewer than two classes have enough messages
 */
export function train(lessons: readonly Lesson[]): Trained | null {
  const counts = new Map<string, number>()
  for (const { label } of lessons) counts.set(label, (counts.get(label) ?? 0) + 1)
  const classes = [...counts.keys()].filter((label) => (counts.get(label) ?? 0) >= LEAST_OF_CLASS).toSorted()
  if (classes.length < 2) return null
  const numbers = new Map(classes.map((label, k) => [label, k]))
  const kept = lessons.filter(({ label }) => numbers.has(label))
  const labels = Int32Array.from(kept, ({ label }) => numbers.get(label) as number)
  const groups = nearCopies(kept)
  const examples = examplesOf(kept, Math.floor(MOST_WEIGHTS / classes.length))
  const known: Lessons = { examples, classes, labels }
  const held = heldBack(groups, labels)
  const pulls = noPulls(known)
  const judgedBy = judge(known, held, pulls)
  const learnt = { ...learnAll(known, pulls), calibration: judgedBy.calibration }
  letGo(examples.grams, examples.values)
  const perClass = figuresByClass(judgedBy.judged)
  const report = {
    n: kept.length,
    classes: classes.length,
    heldBack: judgedBy.judged.length,
    accuracy: accuracyOf(judgedBy.judged),
    macroF1: macroF1(perClass),
    perClass: Object.fromEntries(perClass),
    confusion: confusionOf(judgedBy.judged),
    coverage: PRECISIONS.map((precision) => coverageAt(judgedBy.judged, precision)),
    answers: judgedBy.judged
      .map(({ confidence, said, label }) => [Math.round(confidence * 1e4) / 1e4, said === label] as const)
      .toSorted((a, b) => b[0] - a[0]),
    conflicts: conflictsIn(kept, groups),
    tooFew: [...counts.keys()].filter((label) => !numbers.has(label)).toSorted(),
  }
  return { learnt, report, held: kept.filter((_, n) => held[n] === 1), judged: judgedBy.judged }
}

/** Which messages are held back: whole groups of near-copies, of every class about a fifth. */
function heldBack(groups: Int32Array, labels: Int32Array): Uint8Array {
  const members = new Map<number, number[]>()
  groups.forEach((group, n) => {
    const those = members.get(group)
    if (those) those.push(n)
    else members.set(group, [n])
  })
  const chance = chanceFrom(11)
  const shuffled = [...members.values()]
    .map((those) => ({ those, place: chance() }))
    .toSorted((a, b) => b.those.length - a.those.length || a.place - b.place)
  const seen = new Float64Array(labels.length)
  const given = new Float64Array(labels.length)
  const held = new Uint8Array(labels.length)
  for (const { those } of shuffled) {
    const label = labels[those[0] as number] as number
    // Large groups teach and do not test: the same text many times is one answer.
    const isHeld = those.length === 1 && (given[label] as number) < ((seen[label] as number) + 1) / HELD_BACK
    for (const n of those) {
      seen[label] = (seen[label] as number) + 1
      if (isHeld) {
        given[label] = (given[label] as number) + 1
        held[n] = 1
      }
    }
  }
  return held
}

/** Learns from what is not held back, and judges what is. */
function judge(
  known: Lessons,
  held: Uint8Array,
  pulls: Pulls,
): { judged: readonly Judged[]; calibration: Calibration } {
  const { examples, classes, labels } = known
  const tested = [...held.keys()].filter((n) => held[n] === 1)
  const margins = tested.map(() => new Float64Array(classes.length))
  const among = Int32Array.from([...held.keys()].filter((n) => held[n] === 0))
  learn(known, among, pulls, (plane, k) =>
    tested.forEach((n, place) => {
      ;(margins[place] as Float64Array)[k] = marginOf(examples, plane, n)
    }),
  )
  const answers = tested.map((n, place) => {
    const { first, most, next } = highest(margins[place] as Float64Array)
    const [said, label] = [classes[first] as string, classes[labels[n] as number] as string]
    return { sureness: surenessOf(most, next), said, label, right: said === label }
  })
  const calibration = calibrate(answers)
  const judged = answers.map(({ said, label }, place) => ({
    said,
    label,
    confidence: probabilitiesOf(margins[place] as Float64Array, calibration).reduce((a, b) => Math.max(a, b), 0),
  }))
  return { judged, calibration }
}

function learnAll(known: Lessons, pulls: Pulls): Omit<Learnt, 'calibration'> {
  const { examples, classes, labels } = known
  const { table, blocks } = examples
  const weights = new Float16Array(table.size * classes.length)
  const biases = new Float64Array(classes.length)
  learn(
    known,
    labels.map((_, n) => n),
    pulls,
    (plane, k) => {
      biases[k] = plane.bias
      for (let gram = 0; gram < table.size; gram++) weights[gram * classes.length + k] = plane.weights[gram] as number
    },
  )
  return { classes, table, blocks, weights, biases }
}

function conflictsIn(lessons: readonly Lesson[], groups: Int32Array): Report['conflicts'] {
  const members = new Map<number, Lesson[]>()
  lessons.forEach((lesson, n) => {
    const those = members.get(groups[n] as number)
    if (those) those.push(lesson)
    else members.set(groups[n] as number, [lesson])
  })
  return [...members.values()].flatMap((those) => {
    const labels = [...new Set(those.map(({ label }) => label))].toSorted()
    return labels.length > 1 ? [{ ids: those.map(({ id }) => id), labels }] : []
  })
}
