import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { apply } from '../../domain/ledger/apply.ts'
import type { Folder } from '../../domain/ledger/matter.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Db, Tx } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import { saveReplayed } from './act.ts'
import type { Chained } from './chain.ts'
import { type Finding, finding } from './findings.ts'
import { type Held, loadFolders } from './store.ts'
import { checkChain, differing, linesOf } from './verify.ts'

/** Matters held by one transaction. */
const PAGE = 200

export type Rebuilt = Readonly<{
  matters: number
  lines: number
  /** Matters whose rows were not what their lines add up to, and now are. */
  rebuilt: number
  /** Matters that were left as they are, and why. */
  findings: readonly Finding[]
}>

/**
 * Replays every matter of a prefecture and writes its rows anew where they differ, as after a version that keeps more of
 * what the lines say. The lines are not touched. A matter whose chain is broken, or whose lines can't be replayed, is left
 * as it is: what it would be made from is not to be trusted. May run beside a server.
 *
 * @param progress told the number of matters done so far
 */
export async function rebuildAll(
  db: Db,
  tenantId: number,
  now: Date,
  progress: (matters: number) => void = () => {},
): Promise<Rebuilt> {
  const found: Finding[] = []
  const total = { matters: 0, lines: 0, rebuilt: 0 }
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const page = await inTenant(db, tenantId, (tx) => rebuildPage(tx, tenantId, after, now))
    if (page.last === null) return { ...total, findings: found }
    after = page.last
    total.matters += page.matters
    total.lines += page.lines
    total.rebuilt += page.rebuilt
    found.push(...page.findings)
    progress(total.matters)
  }
}

async function rebuildPage(tx: Tx, tenantId: number, after: string, now: Date) {
  const rows = await tx
    .selectFrom('matter')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(PAGE)
    .execute()
  const ids = rows.map((row) => row.id)
  const held = await loadFolders(tx, tenantId, ids, 'lock')
  const linesOfAll = await linesOf(tx, tenantId, ids)
  const found: Finding[] = []
  const changed: Held[] = []
  let lines = 0
  for (const [matterId, stands] of held) {
    const own = linesOfAll.get(matterId) ?? []
    lines += own.length
    const made = replayed(tenantId, matterId, own, stands.head)
    if ('findings' in made) found.push(...made.findings)
    else if (differing(made.folder, stands.folder).length > 0) {
      changed.push({ folder: made.folder, head: stands.head })
      const spare = spareOf(made.folder, stands.folder)
      if (spare) found.push(finding('row-differs', { matterId }, { fields: spare }))
    }
  }
  if (changed.length > 0) {
    const catalogue = await catalogueFor(tx, tenantId, dayInChina(now))
    await saveReplayed(tx, { tenantId, catalogue }, changed)
  }
  return { last: ids.at(-1) ?? null, matters: ids.length, lines, rebuilt: changed.length, findings: found }
}

/** What the lines add up to, or why they are not to be trusted. */
function replayed(
  tenantId: number,
  matterId: string,
  lines: readonly Chained[],
  head: Buffer,
): Readonly<{ folder: Folder } | { findings: readonly Finding[] }> {
  if (lines.length === 0) return { findings: [finding('no-lines', { matterId })] }
  const broken = checkChain(tenantId, lines)
  if (broken.length > 0) return { findings: broken }
  if (!lines.at(-1)!.hash.equals(head)) return { findings: [finding('head-differs', { matterId })] }
  let folder: Folder | null = null
  for (const { entry } of lines) {
    try {
      folder = apply(folder, entry)
    } catch {
      return { findings: [finding('cannot-replay', { matterId, seq: entry.seq })] }
    }
  }
  return { folder: folder! }
}

/** Rows that no line speaks of: they are never deleted by the application. */
function spareOf(made: Folder, stands: Folder): string {
  const orders = new Set(made.orders.map(({ id }) => id))
  const voices = new Set(made.voices.map(({ submissionId }) => submissionId))
  return [
    ...(stands.orders.some(({ id }) => !orders.has(id)) ? ['orders'] : []),
    ...(stands.voices.some(({ submissionId }) => !voices.has(submissionId)) ? ['voices'] : []),
  ].join(', ')
}
