import { letGo } from '../text/let-go.ts'
import type { Judged } from '../text/measures.ts'
import { packed } from '../text/pack.ts'
import { LEAST_OF_CLASS, type Lesson, type Report, train } from '../text/train.ts'
import type { MarkedMessage } from './lesson.ts'
import type { Asked, ModelName } from './reader.ts'
import { seenOf } from './seen.ts'

/** A message held back, what people decided of it, and what the new model said that has not seen it. */
export type Held = Judged & Readonly<{ text: string; title?: string | undefined }>

/** What was learnt from messages: a model and its report for every mark that has classes enough, and what they have seen. */
export type Made = Readonly<{
  models: ReadonlyMap<ModelName, Buffer>
  reports: Readonly<Partial<Record<ModelName, Report>>>
  /** Of the models that tell a whole mark, not of those deeper in the tree. */
  held: Readonly<Partial<Record<Asked, readonly Held[]>>>
  seen: Buffer
}>

const others = ['kind', 'urgency', 'track', 'unit'] as const

/** Learns every mark of messages: the category level by level, a model for each parent with children enough. The same messages, the same models. */
export function trainReader(messages: readonly MarkedMessage[]): Made {
  const models = new Map<ModelName, Buffer>()
  const reports: Partial<Record<ModelName, Report>> = {}
  const held: Partial<Record<Asked, readonly Held[]>> = {}
  const learn = (name: ModelName, lessons: readonly Lesson[]) => {
    const trained = train(lessons)
    if (!trained) return
    models.set(name, packed(trained.learnt))
    letGo(trained.learnt.weights)
    trained.learnt.table.letGo()
    reports[name] = trained.report
    if (isWhole(name))
      held[name] = trained.judged.map((one, n) => {
        const { text, title } = trained.held[n] as Lesson
        return { ...one, text, title }
      })
  }
  learnLevel('category', messages, 0, learn)
  for (const mark of others)
    learn(
      mark,
      messages.flatMap((message) => lessonOf(message, message.marks[mark])),
    )
  return { models, reports, held, seen: seenOf(messages) }
}

function learnLevel(
  name: ModelName,
  messages: readonly MarkedMessage[],
  depth: number,
  learn: (name: ModelName, lessons: readonly Lesson[]) => void,
): void {
  const below = Map.groupBy(messages, ({ category }) => category[depth])
  below.delete(undefined)
  const enough = [...below.values()].filter(({ length }) => length >= LEAST_OF_CLASS)
  if (enough.length >= 2)
    learn(
      name,
      messages.flatMap((message) => lessonOf(message, message.category[depth])),
    )
  for (const [code, those] of below)
    if (those.length >= 2 * LEAST_OF_CLASS) learnLevel(`category/${code}`, those, depth + 1, learn)
}

function lessonOf({ id, text, title }: MarkedMessage, label: string | undefined): readonly Lesson[] {
  return label === undefined ? [] : [{ id, text, title, label }]
}

function isWhole(name: ModelName): name is Asked {
  return !name.startsWith('category/')
}
