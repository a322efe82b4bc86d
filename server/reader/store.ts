import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { LinearModel } from '../text/linear-model.ts'
import { isReadable, unpacked } from '../text/pack.ts'
import type { Report } from '../text/train.ts'
import type { Asked, ModelName } from './reader.ts'

/** What a reader was trained from: a file of labelled messages, cleared matters, or those of the demo. */
export type Source = 'file' | 'cleared' | 'demo'

/** What became of a training: put to use; kept out because the one in use reads better; or its labels are not of the tree. */
export type Verdict = 'used' | 'worse' | 'foreign'

/** How good the training in use was and how good the new one is, by macro-F1. */
export type Compared = Readonly<{
  /** On `n` messages that neither had learnt from; or where those were too few, by what each report says. */
  by: 'messages' | 'reports'
  n: number
  before: number
  after: number
}>

/** The figures behind a verdict. */
export type Why = Readonly<{
  /** Labels of the categories it learnt, and how many of them the prefecture's tree knows. */
  labels: number
  known: number
  /** The training that was in use; null where none was. */
  before: string | null
  /** By mark that both tell. */
  compared: Readonly<Partial<Record<Asked, Compared>>>
  /** Marks of which the models of the training before were taken over: the new ones are worse, or there are none. */
  takenOver: readonly Asked[]
}>

/** A training as it is listed: all but its models and what it has seen. */
export type Training = Readonly<{
  id: string
  at: Date
  byPerson: string
  source: Source
  file: string | null
  verdict: Verdict
  why: Why
  reports: Readonly<Partial<Record<ModelName, Report>>>
}>

export type Precisions = Readonly<Partial<Record<Asked, number>>>

/** Which training is in use since when, and how often its answers have to be right. */
export type Choice = Readonly<{ seq: number; at: Date; byPerson: string; trainingId: string; precisions: Precisions }>

const listed = ['id', 'at', 'byPerson', 'source', 'file', 'verdict', 'why', 'reports'] as const

/** Keeps a training and what it learnt. `models` are packed (server/text/pack.ts), `seen` is of server/reader/seen.ts. */
export async function keepTraining(
  tx: Tx,
  tenantId: number,
  { models, seen, ...training }: Training & Readonly<{ models: ReadonlyMap<ModelName, Buffer>; seen: Buffer }>,
): Promise<void> {
  const row = { ...training, why: JSON.stringify(training.why), reports: JSON.stringify(training.reports) }
  await tx
    .insertInto('readerTraining')
    .values({ tenantId, ...row, seen })
    .execute()
  for (const [name, bytes] of models)
    await tx.insertInto('readerModel').values({ tenantId, trainingId: training.id, name, bytes }).execute()
}

/** All trainings, newest first, at most `most`. */
export async function trainingsOf(tx: Tx, tenantId: number, most = 50): Promise<readonly Training[]> {
  const rows = await tx
    .selectFrom('readerTraining')
    .select(listed)
    .where('tenantId', '=', tenantId)
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows as unknown as readonly Training[]
}

/** @throws AppError `reader-training-not-found` */
export async function trainingOf(tx: Tx, tenantId: number, id: string): Promise<Training> {
  const row = await tx
    .selectFrom('readerTraining')
    .select(listed)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new AppError('reader-training-not-found')
  return row as unknown as Training
}

/** Hashes of the texts that a training learnt from, see server/reader/seen.ts. */
export async function seenBy(tx: Tx, tenantId: number, id: string): Promise<Buffer> {
  const row = await tx
    .selectFrom('readerTraining')
    .select('seen')
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.seen ?? Buffer.alloc(0)
}

/**
 * The models of a training by name; tens of megabytes for thousands of messages. Only `only` where it is given. One of a form
 * that another version of the program made is not among them: what comes in is taken without it.
 */
export async function modelsOf(
  tx: Tx,
  tenantId: number,
  trainingId: string,
  only?: ModelName,
): Promise<ReadonlyMap<ModelName, LinearModel>> {
  const rows = await tx
    .selectFrom('readerModel')
    .select(['name', 'bytes'])
    .where('tenantId', '=', tenantId)
    .where('trainingId', '=', trainingId)
    .$if(only !== undefined, (query) => query.where('name', '=', only ?? ''))
    .execute()
  return new Map(
    rows
      .filter(({ bytes }) => isReadable(bytes))
      .map(({ name, bytes }) => [name as ModelName, new LinearModel(unpacked(bytes))]),
  )
}

/** Which of these trainings still have their models: of old ones the reports alone are kept (server/reader/drop-models.ts). */
export async function whoseModelsAreKept(
  tx: Tx,
  tenantId: number,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('readerModel')
    .select('trainingId')
    .distinct()
    .where('tenantId', '=', tenantId)
    .where('trainingId', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return new Set(rows.map(({ trainingId }) => trainingId))
}

/**
 * Only one transaction at a time chooses or takes models away, so that what is chosen has its models. An advisory lock, because
 * locking a row takes a right to update it, which nobody has.
 */
export async function lockChoices(tx: Tx, tenantId: number): Promise<void> {
  const key = hash('sha256', `reader ${tenantId}`, 'buffer').readBigInt64BE(0)
  await sql`select pg_advisory_xact_lock(${String(key)}::bigint)`.execute(tx)
}

/** What is in use; null where nothing was trained. One short read. */
export async function newestChoice(tx: Tx, tenantId: number): Promise<Choice | null> {
  return (await choicesOf(tx, tenantId, 1))[0] ?? null
}

/** All choices, newest first, at most `most`. */
export async function choicesOf(tx: Tx, tenantId: number, most = 50): Promise<readonly Choice[]> {
  const rows = await tx
    .selectFrom('readerChoice')
    .select(['seq', 'at', 'byPerson', 'trainingId', 'precisions'])
    .where('tenantId', '=', tenantId)
    .orderBy('seq', 'desc')
    .limit(most)
    .execute()
  return rows as readonly Choice[]
}

/**
 * Puts a training to use, the same with other precisions, or an earlier one again: from now on it counts.
 *
 * @param basedOn the number of the choice that the caller has seen, 0 for none
 * @throws AppError `changed-meanwhile` where another was made since; `reader-training-not-found`; `reader-training-dropped`
 */
export async function choose(
  tx: Tx,
  tenantId: number,
  { basedOn, precisions, ...choice }: Omit<Choice, 'seq'> & Readonly<{ basedOn: number }>,
): Promise<Choice> {
  await lockChoices(tx, tenantId)
  const { id } = await trainingOf(tx, tenantId, choice.trainingId)
  if (!(await whoseModelsAreKept(tx, tenantId, [id])).has(id)) throw new AppError('reader-training-dropped')
  const seq = ((await newestChoice(tx, tenantId))?.seq ?? 0) + 1
  if (seq !== basedOn + 1) throw new AppError('changed-meanwhile')
  await tx
    .insertInto('readerChoice')
    .values({ tenantId, seq, ...choice, precisions: sql`${JSON.stringify(precisions)}::jsonb` })
    .execute()
  return { seq, precisions, ...choice }
}
