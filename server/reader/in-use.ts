import type { Tx } from '../db/database.ts'
import { coverageAt } from '../text/measures.ts'
import type { Report } from '../text/train.ts'
import { type Asked, type InUse, type ModelName, Reader } from './reader.ts'
import {
  type Choice,
  DEFAULT_PRECISION,
  modelsOf,
  newestChoice,
  type Precisions,
  type Training,
  trainingOf,
} from './store.ts'

type Held = Readonly<{ choice: Choice; reader: Reader }>
/** The readers of so many prefectures are held, those asked for last: each takes tens of megabytes. */
const PREFECTURES = 8
/** Those asked for last stand at the end. */
const held = new Map<number, Held>()
const loading = new Map<string, Promise<Reader>>()

/** Fewer answers than these do not show that ninety-eight of a hundred are right: a model seen on fewer is never sure. */
export const LEAST_ANSWERS = 30

/**
 * The reader that a prefecture uses; null where none was trained. One short read, and a load only when another choice was
 * made since the last call.
 */
export async function readerFor(tx: Tx, tenantId: number): Promise<Reader | null> {
  const choice = await newestChoice(tx, tenantId)
  if (!choice) return null
  const known = held.get(tenantId)
  if (known && isSame(known.choice, choice)) return hold(tenantId, known)
  // Many ask at once when a choice was just made, and one load is enough for all.
  const key = JSON.stringify([tenantId, choice])
  const load = loading.get(key) ?? loadReader(tx, tenantId, choice)
  loading.set(key, load)
  try {
    return hold(tenantId, { choice, reader: await load })
  } finally {
    loading.delete(key)
  }
}

function isSame(a: Choice, b: Choice): boolean {
  // The number alone is not enough: one whose transaction was undone may have had it too.
  return a.seq === b.seq && a.trainingId === b.trainingId && a.at.getTime() === b.at.getTime()
}

function hold(tenantId: number, one: Held): Reader {
  held.delete(tenantId)
  held.set(tenantId, one)
  const [oldest] = held.keys()
  if (held.size > PREFECTURES && oldest !== undefined) held.delete(oldest)
  return one.reader
}

async function loadReader(tx: Tx, tenantId: number, { trainingId, precisions }: Choice): Promise<Reader> {
  const { reports } = await trainingOf(tx, tenantId, trainingId)
  const models = await modelsOf(tx, tenantId, trainingId)
  const used = [...models].map(([name, model]): [ModelName, InUse] => [
    name,
    { model, threshold: thresholdOf(name, reports, precisions) },
  ])
  return new Reader(new Map(used))
}

/** From which probability on the answers of a model are as often right as was asked for; infinite where they never are. */
export function thresholdOf(name: ModelName, reports: Training['reports'], precisions: Precisions): number {
  const report = reports[name]
  if (!report || report.heldBack < LEAST_ANSWERS) return Number.POSITIVE_INFINITY
  return consequenceOf(report, precisions[markOf(name)] ?? DEFAULT_PRECISION).threshold
}

/** What a precision comes to: of `report`'s held-back messages `share` are answered, from `threshold` on, `wrong` of all wrongly. */
export function consequenceOf(
  { answers }: Pick<Report, 'answers'>,
  precision: number,
): Readonly<{ threshold: number; share: number; wrong: number }> {
  const judged = answers.map(([confidence, right]) => ({ label: 'x', said: right ? 'x' : '', confidence }))
  const { threshold, share } = coverageAt(judged, precision)
  const wrong = answers.filter(([probability, right]) => !right && probability >= threshold).length
  return { threshold, share, wrong: wrong / Math.max(answers.length, 1) }
}

/** The mark that a model tells: `category/01` tells the category. */
export function markOf(name: ModelName): Asked {
  return name.startsWith('category/') ? 'category' : (name as Asked)
}
