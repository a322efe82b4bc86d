import { sql } from 'kysely'
import type { Db, Tx } from '../db/database.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import { AppError } from '../errors.ts'
import { isReadable } from '../text/pack.ts'
import { type Before, compare, isWorse, marks } from './compare.ts'
import { dropModels } from './drop-models.ts'
import { markOf } from './in-use.ts'
import type { Asked, ModelName } from './reader.ts'
import {
  type Choice,
  choose,
  keepTraining,
  newestChoice,
  seenBy,
  type Training,
  trainingOf,
  type Why,
} from './store.ts'
import type { Made } from './train-reader.ts'

/** Who had a reader trained, when, from what, and how many of its labels the tree of the prefecture knows. */
export type Occasion = Pick<Training, 'id' | 'at' | 'byPerson' | 'source' | 'file'> & Pick<Why, 'labels' | 'known'>

const ATTEMPTS = 5

/**
 * Keeps what was learnt, and puts it to use where it reads no worse than what is in use. Mark by mark: of a mark that the new
 * one reads worse, or not at all, the models in use go on. Where another training is put to use meanwhile, it is compared
 * with that one. Models that nobody would go back to are taken away.
 */
export async function keepIfBetter(db: Db, tenantId: number, made: Made, occasion: Occasion): Promise<Training> {
  for (let left = ATTEMPTS; ; left -= 1) {
    const choice = await readTenant(db, tenantId, (tx) => newestChoice(tx, tenantId))
    const isForeign = 2 * occasion.known < occasion.labels
    const before = choice && !isForeign ? await readTenant(db, tenantId, (tx) => beforeOf(tx, tenantId, choice)) : null
    const training = judged(made, occasion, before, isForeign)
    try {
      await inTenant(db, tenantId, (tx) => keep(tx, tenantId, made, { training, before, choice }))
      return training
    } catch (error) {
      if (left > 1 && error instanceof AppError && error.code === 'changed-meanwhile') continue
      throw error
    }
  }
}

/** The training that a choice puts to use, with the models that tell a whole mark. */
async function beforeOf(tx: Tx, tenantId: number, { trainingId }: Choice): Promise<Before> {
  const { id, reports } = await trainingOf(tx, tenantId, trainingId)
  const rows = await tx
    .selectFrom('readerModel')
    .select(['name', 'bytes'])
    .where('tenantId', '=', tenantId)
    .where('trainingId', '=', id)
    .where('name', 'in', [...marks])
    .execute()
  // What this program cannot read is no match for what it has learnt.
  const readable = rows.filter(({ bytes }) => isReadable(bytes))
  const models = new Map(readable.map(({ name, bytes }) => [name as ModelName, bytes]))
  return { id, reports, models, seen: await seenBy(tx, tenantId, id) }
}

function judged(
  made: Made,
  { labels, known, ...occasion }: Occasion,
  before: Before | null,
  isForeign: boolean,
): Training {
  const compared = before ? compare(made, before) : {}
  const goesOn = (mark: Asked) => {
    const figures = compared[mark]
    return before?.reports[mark] !== undefined && (figures ? isWorse(figures) : made.reports[mark] === undefined)
  }
  const takenOver = marks.filter(goesOn)
  const isBetter = marks.some((mark) => made.reports[mark] !== undefined && !takenOver.includes(mark))
  const verdict = isForeign ? 'foreign' : isBetter ? 'used' : 'worse'
  const why = { labels, known, before: before?.id ?? null, compared, takenOver: verdict === 'used' ? takenOver : [] }
  const reports =
    verdict === 'used' && before
      ? { ...reportsOf(made.reports, (mark) => !takenOver.includes(mark)), ...reportsOf(before.reports, goesOn) }
      : made.reports
  return { ...occasion, verdict, why, reports }
}

function reportsOf(reports: Training['reports'], isOf: (mark: Asked) => boolean): Training['reports'] {
  return Object.fromEntries(Object.entries(reports).filter(([name]) => isOf(markOf(name as ModelName))))
}

async function keep(
  tx: Tx,
  tenantId: number,
  { models, seen }: Made,
  { training, before, choice }: Readonly<{ training: Training; before: Before | null; choice: Choice | null }>,
): Promise<void> {
  const { takenOver } = training.why
  const own = [...models].filter(([name]) => !takenOver.includes(markOf(name)))
  await keepTraining(tx, tenantId, { ...training, models: new Map(own), seen })
  if (before && takenOver.length > 0) await takeOver(tx, tenantId, before.id, training)
  if (training.verdict === 'used') {
    const { id: trainingId, at, byPerson } = training
    const precisions = choice?.precisions ?? {}
    await choose(tx, tenantId, { basedOn: choice?.seq ?? 0, trainingId, at, byPerson, precisions })
  }
  await dropModels(tx, tenantId)
}

/** The models of some marks once more, under the new training: each training is whole by itself. */
async function takeOver(tx: Tx, tenantId: number, from: string, { id, why }: Training): Promise<void> {
  await sql`
    insert into reader_model (tenant_id, training_id, name, bytes)
    select tenant_id, ${id}::uuid, name, bytes from reader_model
    where tenant_id = ${tenantId} and training_id = ${from}::uuid
      and split_part(name, '/', 1) = any(${[...why.takenOver]}::text[])`.execute(tx)
}
