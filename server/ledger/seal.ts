import { sql } from 'kysely'
import { addDays, dayInChina, parsePlainDate, type PlainDate, startOfDay } from '../../domain/deadline/plain-date.ts'
import { canonical } from '../../domain/ledger/canonical.ts'
import type { Tx } from '../db/database.ts'
import { genesis, sha256 } from './chain.ts'

/** How long after midnight a day is sealed: every transaction of that day has ended by then. */
export const SEAL_AFTER_MS = 10 * 60_000

/** The last line a matter got on a day. */
type Head = Readonly<{ matterId: string; seq: number; hash: Buffer }>
export type Seal = Readonly<{
  onDay: string
  lines: number
  heads: number
  root: Buffer
  prevHash: Buffer
  hash: Buffer
}>

/**
 * 日封: seals every day that is over and not sealed yet, oldest first; days without lines have no seal. A seal covers the
 * heads of that day and the seal before it, so no line can vanish or change without a seal telling.
 *
 * @returns how many days were sealed
 */
export async function sealDays(tx: Tx, tenantId: number, now: Date): Promise<number> {
  const last = dayInChina(new Date(now.getTime() - SEAL_AFTER_MS))
  let before = await lastSeal(tx, tenantId)
  let sealed = 0
  for (;;) {
    const day = await nextDay(tx, tenantId, before?.onDay)
    if (day === null || day >= last) return sealed
    const seal = await sealOf(tx, tenantId, day, before?.hash ?? genesis)
    await tx
      .insertInto('ledgerSeal')
      .values({ tenantId, ...seal, sealedAt: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    before = { onDay: day, hash: seal.hash }
    sealed += 1
  }
}

/** The seal of a day as the lines give it now. */
export async function sealOf(tx: Tx, tenantId: number, day: PlainDate, prevHash: Buffer): Promise<Seal> {
  const { rows } = await sql<Head & { lines: number }>`
    select matter_id, max(seq) as seq, count(*)::int as lines, (array_agg(hash order by seq desc))[1] as hash
    from ledger_entry
    where tenant_id = ${tenantId} and at >= ${startOfDay(day)} and at < ${startOfDay(addDays(day, 1))}
    group by matter_id order by matter_id`.execute(tx)
  const root = merkleRoot(rows.map(leafOf))
  const lines = rows.reduce((sum, row) => sum + row.lines, 0)
  const head = canonical({ tenantId, onDay: day, lines, heads: rows.length, root: root.toString('hex') })
  return {
    onDay: day,
    lines,
    heads: rows.length,
    root,
    prevHash,
    hash: sha256(Buffer.concat([prevHash, Buffer.from(head)])),
  }
}

function leafOf({ matterId, seq, hash }: Head): Buffer {
  return sha256(Buffer.from(`${matterId}:${seq}:${hash.toString('hex')}`))
}

/** Root of the binary hash tree over the leaves in order; an odd one out goes up as it is. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return genesis
  let level = leaves
  while (level.length > 1) {
    const above: Buffer[] = []
    for (let n = 0; n < level.length; n += 2) {
      const [left, right] = [level[n] as Buffer, level[n + 1]]
      above.push(right ? sha256(Buffer.concat([left, right])) : left)
    }
    level = above
  }
  return level[0] as Buffer
}

async function lastSeal(tx: Tx, tenantId: number): Promise<Pick<Seal, 'onDay' | 'hash'> | undefined> {
  return tx
    .selectFrom('ledgerSeal')
    .select(['onDay', 'hash'])
    .where('tenantId', '=', tenantId)
    .orderBy('onDay', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The first day with lines after the sealed ones. */
async function nextDay(tx: Tx, tenantId: number, sealed: string | undefined): Promise<PlainDate | null> {
  const from = sealed === undefined ? new Date(0) : startOfDay(addDays(parsePlainDate(sealed), 1))
  const row = await tx
    .selectFrom('ledgerEntry')
    .select('at')
    .where('tenantId', '=', tenantId)
    .where('at', '>=', from)
    .orderBy('at')
    .limit(1)
    .executeTakeFirst()
  return row ? dayInChina(row.at) : null
}
