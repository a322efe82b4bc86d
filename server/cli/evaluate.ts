import type { LabelledFile } from '../reader/labelled-file.ts'
import type { ModelName } from '../reader/reader.ts'
import type { Names } from '../reader/evaluate.ts'
import type { LinearModel } from '../text/linear-model.ts'
import { type Command, type CommandContext, textOption } from './command.ts'
import { labelledFileOf, labelledOptions } from './labelled-options.ts'
import { type Here, withPrefectureOrNone } from './prefecture-or-none.ts'

/** Reads labelled messages with a trained reader, the newest unless told, and says how well it does. */
export const evaluate: Command = {
  name: 'evaluate',
  summary: {
    zh: '用已分类的 .xlsx、.csv、.jsonl 评估识读模型；不写 --model 则用最新训练的',
    en: 'see how well the reader does on labelled messages; the newest training unless --model names one',
  },
  usage: 'evaluate FILE [--text 留言详情] [--title 留言主题] [--category 一级分类] [--model ID]',
  takes: [1, 1],
  options: { ...labelledOptions, model: { type: 'string', zh: '训练的编号', en: 'the id of a training' } },

  async run(context) {
    const file = await labelledFileOf(context)
    const { models, names } = await withPrefectureOrNone(context, (here) => chosen(context, here, file))
    const { evaluate: judge } = await import('../reader/evaluate.ts')
    const result = judge(file.rows, models, names, () => performance.now())
    context.terminal.answer(result, [JSON.stringify(result)])
    return 0
  },
}

type Chosen = Readonly<{ models: ReadonlyMap<ModelName, LinearModel>; names: Names }>

/** @throws AppError `reader-nothing-learnt`, `reader-training-not-found`, `reader-training-dropped` */
async function chosen(context: CommandContext, here: Here | null, file: LabelledFile): Promise<Chosen> {
  const kept = here && (await ofPrefecture(context, here, file))
  return kept ?? ofFile(context)
}

async function ofPrefecture(
  context: CommandContext,
  { db, tenant }: Here,
  { rows }: LabelledFile,
): Promise<Chosen | null> {
  const { labelPaths } = await import('../../domain/catalogue/label-paths.ts')
  const { dayInChina } = await import('../../domain/deadline/plain-date.ts')
  const { catalogueFor } = await import('../catalogue/snapshot.ts')
  const { readTenant } = await import('../db/tenant.ts')
  const { AppError } = await import('../errors.ts')
  const { modelsOf, newestChoice, trainingOf, trainingsOf } = await import('../reader/store.ts')
  const wanted = textOption(context, 'model')
  const at = dayInChina(context.now())
  const found = await readTenant(db, tenant.id, async (tx) => {
    const [newest] = wanted === undefined ? await trainingsOf(tx, tenant.id, 1) : []
    const training = wanted === undefined ? newest : await trainingOf(tx, tenant.id, wanted)
    if (!training) return null
    const choice = await newestChoice(tx, tenant.id)
    const models = await modelsOf(tx, tenant.id, training.id)
    if (models.size === 0) throw new AppError('reader-training-dropped')
    return { training, models, inUse: choice?.trainingId === training.id, tree: await catalogueFor(tx, tenant.id, at) }
  })
  if (!found) return null
  const { training, models, inUse, tree } = found
  context.terminal.say(
    `模型 ${training.id}（${training.file ?? training.source}），${inUse ? '正在使用' : '未在使用'}。`,
    `Model ${training.id} (${training.file ?? training.source}), ${inUse ? 'in use' : 'not in use'}.`,
  )
  const find = labelPaths(tree)
  const classes = new Set(models.get('category')?.learnt.classes)
  const paths = new Map<string, readonly string[]>()
  const labels = new Map<string, string>()
  for (const { label } of rows) {
    if (paths.has(label)) continue
    const path = classes.has(label) ? [label] : (find(label) ?? [label])
    paths.set(label, path)
    labels.set(path.at(-1) ?? '', label)
  }
  return {
    models,
    names: {
      pathOf: (label) => paths.get(label) ?? [label],
      nameOf: (code) => labels.get(code) ?? tree.categories.get(code)?.name ?? code,
    },
  }
}

async function ofFile(context: CommandContext): Promise<Chosen> {
  const { readFromFile } = await import('../reader/model-file.ts')
  const { AppError } = await import('../errors.ts')
  const { LinearModel: Model } = await import('../text/linear-model.ts')
  const { unpacked } = await import('../text/pack.ts')
  const found = await readFromFile(context.config.dataFolder)
  if (!found) throw new AppError('reader-nothing-learnt')
  const { training, models } = found
  const wanted = textOption(context, 'model')
  if (wanted !== undefined && wanted !== training.id) throw new AppError('reader-training-not-found')
  context.terminal.say(
    `模型 ${training.id}（${training.file}），还没有盟市使用它。`,
    `Model ${training.id} (${training.file}), used by no prefecture yet.`,
  )
  return {
    models: new Map([...models].map(([name, bytes]) => [name, new Model(unpacked(bytes))])),
    names: { pathOf: (label) => [label], nameOf: (code) => code },
  }
}
