import { type Calibration, calibrate, highest, probabilitiesOf, uncalibrated } from './calibrate.ts'
import { examplesOf } from './examples.ts'
import type { Message } from './grams.ts'
import { chanceFrom, type Lessons, learn, noPulls, type Pulls } from './learn.ts'
import { type Learnt, LinearModel } from './linear-model.ts'
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
import { vectorsOf } from './vectors.ts'
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
  const known: Lessons = { examples, values: vectorsOf(examples), classes, labels }
  const held = heldBack(groups, labels)
  const pulls = noPulls(known)
  const judgedBy = judge(known, kept, held, pulls)
  const all = Int32Array.from(kept, (_, n) => n)
  const learnt = { ...learn(known, all, pulls), calibration: judgedBy.calibration }
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

function judge(
  known: Lessons,
  messages: readonly Lesson[],
  held: Uint8Array,
  pulls: Pulls,
): { judged: readonly Judged[]; calibration: Calibration } {
  const among = Int32Array.from([...held.keys()].filter((n) => held[n] === 0))
  const model = new LinearModel({ ...learn(known, among, pulls), calibration: uncalibrated })
  const answers = messages
    .filter((_, n) => held[n] === 1)
    .map((message) => {
      const margins = model.margins(message).slice()
      const { first, most, next } = highest(margins)
      const said = known.classes[first] as string
      return { margins, lead: most - next, own: most, said, label: message.label, right: said === message.label }
    })
  const calibration = calibrate(answers)
  const judged = answers.map(({ margins, said, label }) => ({
    said,
    label,
    confidence: probabilitiesOf(margins, calibration).reduce((a, b) => Math.max(a, b), 0),
  }))
  return { judged, calibration }
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
