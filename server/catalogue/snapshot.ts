import { catalogueOf, rowsOf, standingLines, type StandingLines, turningDays } from '../../domain/catalogue/as-of.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { PlainDate } from '../../domain/deadline/plain-date.ts'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { catalogueVersion, linesFrom } from './store.ts'

/** The catalogues as they stand from `from` on, before `until`; null is without end. */
export type Snapshot = Readonly<{
  from: PlainDate
  until: PlainDate | null
  lines: StandingLines
  catalogue: Catalogue
}>

/** As many stretches of time are kept for one prefecture, */
const STRETCHES = 3
/** and as many prefectures, those loaded last. A large one takes some ten megabytes. */
const PREFECTURES = 32

type Held = Readonly<{ version: string; snapshots: readonly Snapshot[] }>
/** Those loaded last stand at the end. */
const held = new Map<string, Held>()
const changing = new WeakSet<Tx>()

/**
 * All catalogues of a prefecture as they stand on a day. One short read, and a full load only when something has changed
 * since the last call for that day.
 *
 * @throws AppError `tenant-not-found`
 */
export async function catalogueFor(tx: Tx, tenantId: number, day: PlainDate): Promise<Catalogue> {
  return (await snapshotFor(tx, tenantId, day)).catalogue
}

/** As `catalogueFor`, with the lines the rows come from. */
export async function snapshotFor(tx: Tx, tenantId: number, day: PlainDate): Promise<Snapshot> {
  const stamp = await catalogueVersion(tx, tenantId)
  if (!stamp) throw new AppError('tenant-not-found')
  if (changing.has(tx)) return load(tx, tenantId, day)
  const key = `${stamp.database}/${tenantId}`
  const kept = held.get(key)
  const current = kept?.version === stamp.version ? kept.snapshots : []
  const known = current.find(({ from, until }) => from <= day && (until === null || day < until))
  if (known) return known
  const loaded = await load(tx, tenantId, day)
  keep(key, { version: stamp.version, snapshots: [loaded, ...current].slice(0, STRETCHES) })
  return loaded
}

/** What this transaction sees from now on is its own until it commits: nothing it loads is kept for others. */
export function keepNothingOf(tx: Tx): void {
  changing.add(tx)
}

function keep(key: string, snapshots: Held): void {
  held.delete(key)
  held.set(key, snapshots)
  const [oldest] = held.keys()
  if (held.size > PREFECTURES && oldest !== undefined) held.delete(oldest)
}

async function load(tx: Tx, tenantId: number, day: PlainDate): Promise<Snapshot> {
  const all = await linesFrom(tx, tenantId, day)
  const lines = standingLines(all, day)
  return { from: day, until: turningDays(all, day)[1] ?? null, lines, catalogue: catalogueOf(rowsOf(lines)) }
}
