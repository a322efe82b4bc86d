import { sql } from 'kysely'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { apply } from '../../domain/ledger/apply.ts'
import { canonical } from '../../domain/ledger/canonical.ts'
import type { Folder } from '../../domain/ledger/matter.ts'
import { movements } from '../../domain/ledger/movements.ts'
import type { Db, Tx } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import { AppError } from '../errors.ts'
import { type Chained, contentHashOf, genesis, lineHashOf } from './chain.ts'
import { type Finding, finding } from './findings.ts'
import { chainedOf } from './rows.ts'
import { checkSeals } from './verify-seals.ts'
import { type Held, loadFolders } from './store.ts'
import { lackingTallies } from './tally.ts'

/** Matters read at a time. */
const PAGE = 500

export type Verified = Readonly<{ matters: number; lines: number; seals: number; findings: readonly Finding[] }>

/**
 * Proves the ledger of a prefecture: replays every matter, recomputes every hash, compares with the rows, with what the
 * book recorded and with the tallies, and recomputes every seal. Reads only; may run beside writers.
 *
 * @param progress told the number of matters done so far
 */
export async function verifyAll(
  db: Db,
  tenantId: number,
  progress: (matters: number) => void = () => {},
): Promise<Verified> {
  const found: Finding[] = []
  let matters = 0
  let lines = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const page = await inTenant(db, tenantId, (tx) => verifyPage(tx, tenantId, after))
    if (page.last === null) break
    after = page.last
    matters += page.matters
    lines += page.lines
    found.push(...page.findings)
    progress(matters)
  }
  const rest = await inTenant(db, tenantId, async (tx) => ({
    seals: await checkSeals(tx, tenantId),
    lost: await lostSubmissions(tx, tenantId),
    tallies: await wrongTallies(tx, tenantId),
  }))
  return {
    matters,
    lines,
    seals: rest.seals.count,
    findings: [...found, ...rest.seals.findings, ...rest.lost, ...rest.tallies],
  }
}

/**
 * Proves the matter with this number.
 *
 * @throws AppError `matter-not-found`
 */
export async function verifyNumber(tx: Tx, tenantId: number, number: string): Promise<Verified> {
  const row = await tx
    .selectFrom('matter')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('number', '=', number.trim().toUpperCase())
    .executeTakeFirst()
  const proof = row && (await verifyMatter(tx, tenantId, row.id))
  if (!proof) throw new AppError('matter-not-found')
  return { matters: 1, lines: proof.lines.length, seals: 0, findings: proof.findings }
}

/** Proves one matter. */
export async function verifyMatter(
  tx: Tx,
  tenantId: number,
  matterId: string,
): Promise<{ held: Held; lines: readonly Chained[]; findings: readonly Finding[] } | null> {
  const held = (await loadFolders(tx, tenantId, [matterId], 'lock')).get(matterId)
  if (!held) return null
  const lines = (await linesOf(tx, tenantId, [matterId])).get(matterId) ?? []
  const booked = (await movementsOf(tx, tenantId, [matterId])).get(matterId) ?? ''
  return { held, lines, findings: check(tenantId, lines, held, booked) }
}

async function verifyPage(tx: Tx, tenantId: number, after: string) {
  const rows = await tx
    .selectFrom('matter')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(PAGE)
    .execute()
  const ids = rows.map((row) => row.id)
  const folders = await loadFolders(tx, tenantId, ids, 'read')
  const linesOfAll = await linesOf(tx, tenantId, ids)
  const bookedOfAll = await movementsOf(tx, tenantId, ids)
  const found: Finding[] = []
  let count = 0
  for (const id of ids) {
    const lines = linesOfAll.get(id) ?? []
    count += lines.length
    if (check(tenantId, lines, folders.get(id) as Held, bookedOfAll.get(id) ?? '').length === 0) continue
    // Somebody may have written between the reads: look again while holding it.
    found.push(...((await verifyMatter(tx, tenantId, id))?.findings ?? []))
  }
  return { last: ids.at(-1) ?? null, matters: ids.length, lines: count, findings: found }
}

function check(tenantId: number, lines: readonly Chained[], held: Held, booked: string): Finding[] {
  const matterId = held.folder.matter.id
  if (lines.length === 0) return [finding('no-lines', { matterId })]
  const broken = checkChain(tenantId, lines)
  if (broken.length > 0) return broken
  const head = lines.at(-1)?.hash
  const found = head?.equals(held.head) ? [] : [finding('head-differs', { matterId })]
  return [...found, ...checkReplay(lines, held.folder, booked)]
}

/** Every line is there, follows the one before, and holds what was written. */
export function checkChain(tenantId: number, lines: readonly Chained[]): Finding[] {
  const found: Finding[] = []
  let prev = genesis
  for (const [n, line] of lines.entries()) {
    const { entry } = line
    const where = { matterId: entry.matterId, seq: entry.seq }
    if (entry.seq !== n + 1) return [...found, finding('line-missing', { ...where, seq: n + 1 })]
    if (!line.prevHash.equals(prev)) found.push(finding('chain-broken', where))
    if (!contentHashOf(entry, line.salt).equals(line.contentHash)) found.push(finding('content-changed', where))
    if (!lineHashOf(tenantId, entry, line.contentHash, line.prevHash).equals(line.hash))
      found.push(finding('line-changed', where))
    prev = line.hash
  }
  return found
}

/** The rows and the book are what the lines add up to. */
function checkReplay(lines: readonly Chained[], rows: Folder, booked: string): Finding[] {
  const matterId = rows.matter.id
  let folder: Folder | null = null
  const moves: string[] = []
  for (const { entry } of lines) {
    try {
      const next: Folder = apply(folder, entry)
      for (const { reason, delta, unitId, regionCode } of movements(folder, next)) {
        moves.push(canonical([entry.seq, delta, reason, dayInChina(entry.at), unitId, regionCode]))
      }
      folder = next
    } catch {
      return [finding('cannot-replay', { matterId, seq: entry.seq })]
    }
  }
  const fields = folder ? differing(folder, rows) : []
  const found = fields.length > 0 ? [finding('row-differs', { matterId }, { fields: fields.join(', ') })] : []
  return moves.toSorted().join('\n') === booked ? found : [...found, finding('movement-differs', { matterId })]
}

function inOrder({ matter, orders, voices }: Folder): Folder {
  return {
    matter,
    orders: orders.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    voices: voices.toSorted((a, b) => (a.submissionId < b.submissionId ? -1 : 1)),
  }
}

/** What of the rows is not what the lines add up to; nothing where they fit. */
export function differing(made: Folder, stored: Folder): string[] {
  const [replayed, rows] = [inOrder(made), inOrder(stored)]
  const fields = (Object.keys(replayed.matter) as (keyof Folder['matter'])[]).filter(
    (key) => canonical(replayed.matter[key]) !== canonical(rows.matter[key]),
  )
  const parts = (['orders', 'voices'] as const).filter((part) => canonical(replayed[part]) !== canonical(rows[part]))
  return [...fields, ...parts]
}

/** The lines of several matters, first to last. */
export async function linesOf(tx: Tx, tenantId: number, ids: readonly string[]): Promise<Map<string, Chained[]>> {
  const rows = await tx
    .selectFrom('ledgerEntry')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('matterId', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('matterId')
    .orderBy('seq')
    .execute()
  return Map.groupBy(rows.map(chainedOf), (line) => line.entry.matterId)
}

async function movementsOf(tx: Tx, tenantId: number, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('bookMovement')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('matterId', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  const texts = rows.map(
    (row) =>
      [row.matterId, canonical([row.seq, row.delta, row.reason, row.onDay, row.unitId, row.regionCode])] as const,
  )
  const grouped = Map.groupBy(texts, ([matterId]) => matterId)
  return new Map(
    [...grouped].map(([matterId, list]) => [
      matterId,
      list
        .map(([, text]) => text)
        .toSorted()
        .join('\n'),
    ]),
  )
}

async function wrongTallies(tx: Tx, tenantId: number): Promise<Finding[]> {
  return (await lackingTallies(tx, tenantId)).map(({ account, name, onDay, kept, amount }) =>
    finding(
      'tally-differs',
      {},
      { tally: [account, name, onDay].filter(Boolean).join(' '), kept, counted: kept + amount },
    ),
  )
}

async function lostSubmissions(tx: Tx, tenantId: number): Promise<Finding[]> {
  const { rows } = await sql<{ number: string }>`
    select s.number from submission s
    left join voice v on v.tenant_id = ${tenantId} and v.submission_id = s.id
    where s.tenant_id = ${tenantId} and v.submission_id is null
    order by s.number limit 100`.execute(tx)
  return rows.map(({ number }) => finding('submission-lost', {}, { number }))
}
