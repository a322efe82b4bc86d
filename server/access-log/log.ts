import { sql } from 'kysely'
import type { Happened } from '../../domain/access/happening.ts'
import { redact } from '../../domain/access/redact.ts'
import type { Role } from '../../domain/access/role.ts'
import { canonical } from '../../domain/ledger/canonical.ts'
import type { Tx } from '../db/database.ts'
import { genesis, sha256 } from '../ledger/chain.ts'

/** What happened, by whom, to what. Ids and numbers, never a submitter's words or identity. */
export type Happening = Readonly<{
  what: Happened
  personId: string | null
  role: Role | null
  unitId: string | null
  object: string | null
  ok: boolean
  /** As the person typed it; kept without names, telephones and numbers. */
  reason: string | null
  /** The network address it came from; null for commands of this machine. */
  address: string | null
  /** The id of the request, the same as in the server's own log. */
  trace?: string | null
  details?: Readonly<Record<string, unknown>>
}>

/** A line as it stands in the log. */
export type LoggedLine = Required<Happening> & Readonly<{ seq: string; at: Date; prevHash: Buffer; hash: Buffer }>

/** The counter of how many lines there are: the newest cannot go missing unnoticed. */
export const SERIES = 'accessLog'

/**
 * Adds a line at the end of the prefecture's log, in the transaction of what it tells of: no look without its line. Two
 * writers of one prefecture wait for each other, so it comes last in a transaction. The only writer of the log.
 */
export async function logAccess(tx: Tx, tenantId: number, happening: Happening, at: Date): Promise<void> {
  const seq = await nextOf(tx, tenantId)
  const prevHash = seq === '1' ? genesis : await hashOf(tx, tenantId, BigInt(seq) - 1n)
  // The log is never changed: what is typed as a reason must not put somebody into it for good.
  const reason = happening.reason === null ? null : redact(happening.reason)
  const line = { trace: null, details: {}, ...happening, reason, seq, at }
  const hash = lineHashOf(tenantId, line, prevHash)
  await tx
    .insertInto('accessLog')
    .values({ tenantId, ...line, details: JSON.stringify(line.details), prevHash, hash })
    .execute()
}

/** Hash of a line after the one before it. */
export function lineHashOf(
  tenantId: number,
  line: Required<Happening> & Readonly<{ seq: string; at: Date }>,
  prevHash: Uint8Array,
): Buffer {
  const { seq, at, what, personId, role, unitId, object, ok, reason, address, trace, details } = line
  const text = canonical({
    tenantId,
    seq,
    at,
    what,
    personId,
    role,
    unitId,
    object,
    ok,
    reason,
    address,
    trace,
    details,
  })
  return sha256(Buffer.concat([prevHash, Buffer.from(text, 'utf8')]))
}

/** The number of the line, the counter held until the transaction ends. */
async function nextOf(tx: Tx, tenantId: number): Promise<string> {
  const advance = () =>
    tx
      .updateTable('counter')
      .set({ next: sql`next + 1` })
      .where('tenantId', '=', tenantId)
      .where('series', '=', SERIES)
      .returning('next')
      .executeTakeFirst()
  const known = await advance()
  if (known) return known.next
  await tx
    .insertInto('counter')
    .values({ tenantId, series: SERIES, next: '0' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const first = await advance()
  if (!first) throw new Error('no counter for the access log')
  return first.next
}

async function hashOf(tx: Tx, tenantId: number, seq: bigint): Promise<Buffer> {
  const row = await tx
    .selectFrom('accessLog')
    .select('hash')
    .where('tenantId', '=', tenantId)
    .where('seq', '=', String(seq))
    .executeTakeFirst()
  // A line that was taken out leaves a gap that `checkLog` finds; writing goes on after it.
  return row?.hash ?? genesis
}
