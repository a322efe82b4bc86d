/**
 * How well messages are classified and at what cost, beside naive Bayes and a linear support vector machine over grams of one to
 * three characters (tf-idf) on the same parts of the same messages in the same run. Near-copies stay together. `node
 * bench/reader.ts [FILE.jsonl of {id, text, category}] [--rounds N]`: each message is judged once a round, by a model of four fifths of the others.
 */
import { existsSync } from 'node:fs'
import { readTable } from '../server/files/read-table.ts'
import { chanceFrom } from '../server/text/learn.ts'
import { LinearModel } from '../server/text/linear-model.ts'
import { accuracyOf, coverageAt, figuresByClass, type Judged, macroF1 } from '../server/text/measures.ts'
import { nearCopies } from '../server/text/near-copies.ts'
import { type Lesson, train } from '../server/text/train.ts'
import { naiveBayes, plainMachine, type Plain } from './reader/baselines.ts'

const FOLDS = 5
const options = process.argv.slice(2)
const rounds = Number(options[options.indexOf('--rounds') + 1] ?? 1) || 1
const file = options.find((word) => word.endsWith('.jsonl')) ?? '../shared/data/messages/labelled.jsonl'

if (!existsSync(file)) console.log(`no messages in ${file}: skipped; name a .jsonl of {id, text, category}`)
else {
  const lessons: Lesson[] = []
  for await (const { cells } of readTable(file))
    lessons.push({ id: cells.id ?? '', text: cells.text ?? '', label: cells.category ?? '' })
  const groups = nearCopies(lessons)
  console.log(`${lessons.length} messages, ${new Set(groups).size} without near-copies; memory ${peak()} MB`)
  const systems: readonly System[] = [
    ['naive Bayes', (some) => naiveBayes(some)],
    ['linear SVM, tf-idf', (some) => plainMachine(some)],
    ['ours', (some) => ours(some)],
  ]
  const results = systems.map(([name, learn]) => ({ name, ...measured(lessons, groups, learn) }))
  const [, machine] = results
  for (const { name, judged, training, reading } of results)
    console.log(
      [
        name.padEnd(20),
        `accuracy ${accuracyOf(judged).toFixed(4)}`,
        `macro-F1 ${macroF1(figuresByClass(judged)).toFixed(4)}`,
        `answered at 98 % ${coverageAt(judged, 0.98).share.toFixed(3)}`,
        `training ${training.toFixed(2)} s (${(training / (machine?.training ?? training)).toFixed(2)} × SVM)`,
        `reading ${reading.toFixed(3)} ms (${(reading / (machine?.reading ?? reading)).toFixed(2)} × SVM)`,
      ].join('  '),
    )
  console.log(`memory at its highest ${peak()} MB, baselines included`)
}

type System = readonly [name: string, learn: (lessons: readonly Lesson[]) => Plain]

/** Ours as a baseline is: its report and calibration are included in the time of training. */
function ours(lessons: readonly Lesson[]): Plain {
  const trained = train(lessons)
  if (!trained) throw new Error('nothing to learn')
  const model = new LinearModel(trained.learnt)
  return (text) => {
    const [first] = model.guesses({ text }, 1)
    return { said: first?.label ?? '', confidence: first?.probability ?? 0 }
  }
}

/** CPU seconds of one training and milliseconds of one reading: what other work on the machine disturbs least. */
function measured(lessons: readonly Lesson[], groups: Int32Array, learn: System[1]) {
  const judged: Judged[] = []
  let training = 0
  let reading = 0
  for (let round = 0; round < rounds; round++) {
    const folds = foldsOf(groups, round)
    for (let fold = 0; fold < FOLDS; fold++) {
      const [model, learning] = timed(() => learn(lessons.filter((_, n) => folds[n] !== fold)))
      const tested = lessons.filter((_, n) => folds[n] === fold)
      const [answers, answering] = timed(() => tested.map(({ text }) => model(text)))
      answers.forEach((answer, n) => judged.push({ ...answer, label: tested[n]?.label ?? '' }))
      training += learning / FOLDS / rounds
      reading += (answering * 1000) / lessons.length / rounds
    }
  }
  return { judged, training, reading }
}

function timed<T>(work: () => T): [T, seconds: number] {
  const before = process.cpuUsage()
  const done = work()
  const { user, system } = process.cpuUsage(before)
  return [done, (user + system) / 1e6]
}

/** Which fold each message is in: whole groups, in an order of chance. */
function foldsOf(groups: Int32Array, round: number): Int32Array {
  const chance = chanceFrom(1000 + round)
  const folds = new Map([...new Set(groups)].map((group) => [group, Math.floor(chance() * FOLDS)]))
  return groups.map((group) => folds.get(group) as number)
}

function peak(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024)
}
