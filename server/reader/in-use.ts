import { consequenceOf } from '../../domain/reader/consequence.ts'
import { LEAST_HELD_BACK, usualPrecisions } from '../../domain/reader/marks.ts'
import type { Tx } from '../db/database.ts'
import { type Asked, type InUse, type ModelName, Reader } from './reader.ts'
import { type Choice, modelsOf, newestChoice, type Precisions, type Training, trainingOf } from './store.ts'

type Models = ReadonlyMap<ModelName, InUse>
type Held = Readonly<{ choice: Choice; models: Models; reader: Reader }>
/** The readers of so many prefectures are held, those asked for last: each takes tens of megabytes. */
const PREFECTURES = 8
/** Those asked for last stand at the end. */
const held = new Map<number, Held>()
const loading = new Map<string, Promise<Held>>()

/**
 * The reader that a prefecture uses; null where none was trained. One short read, and a load only when another choice was
 * made since the last call.
 */
export async function readerFor(tx: Tx, tenantId: number): Promise<Reader | null> {
  return (await inUseFor(tx, tenantId))?.reader ?? null
}

/** As `readerFor`, with its models and the choice that put them to use. */
export async function inUseFor(tx: Tx, tenantId: number): Promise<Held | null> {
  const choice = await newestChoice(tx, tenantId)
  if (!choice) return null
  const known = held.get(tenantId)
  if (known && isSame(known.choice, choice)) return hold(tenantId, known)
  // Many ask at once when a choice was just made, and one load is enough for all.
  const key = JSON.stringify([tenantId, choice])
  const loaded = loading.get(key) ?? load(tx, tenantId, choice)
  loading.set(key, loaded)
  try {
    return hold(tenantId, await loaded)
  } finally {
    loading.delete(key)
  }
}

function isSame(a: Choice, b: Choice): boolean {
  // The number alone is not enough: one whose transaction was undone may have had it too.
  return a.seq === b.seq && a.trainingId === b.trainingId && a.at.getTime() === b.at.getTime()
}

function hold(tenantId: number, one: Held): Held {
  held.delete(tenantId)
  held.set(tenantId, one)
  const [oldest] = held.keys()
  if (held.size > PREFECTURES && oldest !== undefined) held.delete(oldest)
  return one
}

async function load(tx: Tx, tenantId: number, choice: Choice): Promise<Held> {
  const { trainingId, precisions } = choice
  const { reports } = await trainingOf(tx, tenantId, trainingId)
  const kept = await modelsOf(tx, tenantId, trainingId)
  const used = [...kept].map(([name, model]): [ModelName, InUse] => [
    name,
    { model, threshold: thresholdOf(name, reports, precisions) },
  ])
  const models = new Map(used)
  return { choice, models, reader: new Reader(models) }
}

/** From which probability on the answers of a model are as often right as was asked for; infinite where they never are. */
export function thresholdOf(name: ModelName, reports: Training['reports'], precisions: Precisions): number {
  const report = reports[name]
  if (!report || report.heldBack < LEAST_HELD_BACK) return Number.POSITIVE_INFINITY
  const mark = markOf(name)
  const { threshold } = consequenceOf(report.answers, precisions[mark] ?? usualPrecisions[mark])
  return threshold ?? Number.POSITIVE_INFINITY
}

/** The mark that a model tells: `category/01` tells the category. */
export function markOf(name: ModelName): Asked {
  return name.startsWith('category/') ? 'category' : (name as Asked)
}
