import { basename } from 'node:path'
import type { PathOf } from '../../domain/catalogue/label-paths.ts'
import { newId } from '../new-id.ts'
import type { LabelledFile } from '../reader/labelled-file.ts'
import type { MarkedMessage } from '../reader/lesson.ts'
import type { Training } from '../reader/store.ts'
import type { Made } from '../reader/train-reader.ts'
import { type Command, type CommandContext, textOption, WrongUsage } from './command.ts'
import { labelledFileOf, labelledOptions } from './labelled-options.ts'
import { type Here, withPrefectureOrNone } from './prefecture-or-none.ts'
import { linesOfReports, verdictInWords } from './training-words.ts'

/** Trains the reader: from a file of labelled messages, or without one from the prefecture's own cleared matters. */
export const train: Command = {
  name: 'train',
  summary: {
    zh: '训练识读模型：用已分类的 .xlsx、.csv、.jsonl，不写文件则用本盟市已办的事项',
    en: 'train the reader from labelled messages; without a file from the prefecture’s own matters',
  },
  usage: 'train [FILE] [--text 留言详情] [--title 留言主题] [--category 一级分类]',
  takes: [0, 1],
  options: labelledOptions,

  run: (context) => (context.args.length === 0 ? trainFromMatters(context) : trainFromFile(context)),
}

type Kept = Pick<Training, 'id' | 'reports'>

async function trainFromFile(context: CommandContext): Promise<number> {
  const began = performance.now()
  const file = await labelledFileOf(context)
  const kept = await withPrefectureOrNone(context, (here) =>
    here ? keepFor(context, here, file) : keepWithoutPrefecture(context, file),
  )
  return answer(context, kept, began)
}

async function trainFromMatters(context: CommandContext): Promise<number> {
  const began = performance.now()
  for (const name of ['text', 'title', 'category', 'sheet'])
    if (textOption(context, name) !== undefined)
      throw new WrongUsage(`--${name} 要和文件一起写。`, `--${name} goes with a file.`)
  const { withDatabase } = await import('./database.ts')
  const { chosenTenant } = await import('./prefecture.ts')
  const { learnNow } = await import('../reader/learn.ts')
  const { systemId } = await import('../catalogue/set-up.ts')
  const kept = await withDatabase(context, async ({ app }) => {
    const { id } = await chosenTenant(app, context)
    const edge = { db: app, now: context.now, newId: () => newId() }
    const training = await learnNow(edge, id, { source: 'cleared', byPerson: systemId })
    context.terminal.say(...verdictInWords(training))
    return training
  })
  return answer(context, kept, began)
}

async function keepFor(context: CommandContext, { db, tenant }: Here, file: LabelledFile): Promise<Kept> {
  const { dayInChina } = await import('../../domain/deadline/plain-date.ts')
  const { labelPaths } = await import('../../domain/catalogue/label-paths.ts')
  const { catalogueFor } = await import('../catalogue/snapshot.ts')
  const { systemId } = await import('../catalogue/set-up.ts')
  const { readTenant } = await import('../db/tenant.ts')
  const { keepIfBetter } = await import('../reader/keep.ts')
  const at = context.now()
  const catalogue = await readTenant(db, tenant.id, (tx) => catalogueFor(tx, tenant.id, dayInChina(at)))
  const pathOf = labelPaths(catalogue)
  const made = await learn(file, pathOf)
  const labels = [...new Set(file.rows.map(({ label }) => label))]
  const foreign = labels.filter((label) => pathOf(label) === null)
  if (foreign.length > 0)
    context.terminal.say(
      `分类目录里没有的分类（照原样保留）：${foreign.join('、')}`,
      `Categories that the tree does not have (foreign; kept as they are): ${foreign.join(', ')}`,
    )
  const training = await keepIfBetter(db, tenant.id, made, {
    id: newId(),
    at,
    byPerson: systemId,
    source: 'file',
    file: basename(context.args[0] ?? ''),
    labels: labels.length,
    known: labels.length - foreign.length,
  })
  context.terminal.say(...verdictInWords(training))
  return training
}

async function keepWithoutPrefecture(context: CommandContext, file: LabelledFile): Promise<Kept> {
  const { keepInFile, modelFileIn } = await import('../reader/model-file.ts')
  const { models, reports } = await learn(file, null)
  const { dataFolder } = context.config
  const training = { id: newId(), at: context.now().toISOString(), file: basename(context.args[0] ?? ''), reports }
  await keepInFile(dataFolder, training, models)
  context.terminal.say(
    `还没有建立盟市：模型存为文件 ${modelFileIn(dataFolder)}，供 evaluate 使用；建立盟市后请再训练一次。`,
    `No prefecture is set up yet: the model is kept in the file ${modelFileIn(dataFolder)}, for the command "evaluate"; train once more when one is.`,
  )
  return training
}

/** @throws AppError `reader-too-few-lessons` */
async function learn({ rows }: LabelledFile, pathOf: PathOf | null): Promise<Made> {
  const { trainReader } = await import('../reader/train-reader.ts')
  const paths = new Map<string, readonly string[]>()
  const messages = rows.map(({ label, ...row }): MarkedMessage => {
    const category = paths.get(label) ?? pathOf?.(label) ?? [label]
    paths.set(label, category)
    return { ...row, category, marks: {} }
  })
  const made = trainReader(messages)
  if (made.models.size > 0) return made
  const { tooFewLessons } = await import('../reader/too-few.ts')
  throw tooFewLessons(messages)
}

function answer({ terminal }: CommandContext, { id, reports }: Kept, began: number): number {
  const { n = 0, classes = 0 } = reports.category ?? {}
  const peakMemoryMb = Math.round(process.resourceUsage().maxRSS / 102.4) / 10
  const result = { n, classes, seconds: Math.round(performance.now() - began) / 1000, peakMemoryMb }
  terminal.answer(result, [`模型 ${id} model ${id}`, ...linesOfReports(reports), JSON.stringify(result)])
  return 0
}
