import { sql } from 'kysely'
import { afterStep } from '../../domain/missed-call/steps.ts'
import type { MissedEnding } from '../../domain/missed-call/words.ts'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'
import type { Keys } from '../identity/key-text.ts'
import { ringMissedCalls } from '../live/ring.ts'
import { lockOpenOf, type StoredMissedCall } from './store.ts'
import { hashOf, sealTelephone } from './telephone.ts'

/** One call that nobody took. `notedBy`: who noted it by hand; null: the telephone system told of it. */
export type Ring = Readonly<{
  id: string
  phone: string
  rangAt: Date
  line: string
  seconds: number | null
  ended: MissedEnding
  notedBy: string | null
}>

export type Noting = Readonly<{ tenantId: number; keys: Keys; newId: () => string }>
export type Noted = Readonly<{ missedCallId: string; already: boolean }>

/**
 * Notes a call that nobody took: to the open row of its telephone, or to a new one. Two that come at once from one telephone
 * are one row. The same again under its id is answered as it was.
 *
 * @throws AppError `bad-input` for no telephone, `id-used-twice`
 */
export async function noteRing(tx: Tx, { tenantId, keys, newId }: Noting, ring: Ring): Promise<Noted> {
  const { phone, ...told } = ring
  const phoneHash = hashOf(keys, tenantId, phone)
  const before = await ringById(tx, tenantId, ring.id)
  if (before) {
    // An erased telephone cannot be compared any more; the rest can.
    const same =
      (before.phoneHash?.equals(phoneHash) ?? true) && before.line === ring.line && before.ended === ring.ended
    if (!same) throw new AppError('id-used-twice')
    return { missedCallId: before.missedCallId, already: true }
  }
  const call = await openOf(tx, { tenantId, keys, newId }, phoneHash, ring)
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('missedRing')
    .values({ tenantId, missedCallId: call.id, ...told })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  // Sent twice at once: the other was first, and what it wrote is read when this begins again.
  if (numInsertedOrUpdatedRows === 0n) throw Object.assign(new Error('told of twice at once'), { code: '40001' })
  await addRing(tx, tenantId, call, ring)
  await ringMissedCalls(tx, tenantId)
  return { missedCallId: call.id, already: false }
}

/** The open row of a telephone, held; made where there is none. */
async function openOf(
  tx: Tx,
  { tenantId, keys, newId }: Noting,
  phoneHash: Buffer,
  ring: Ring,
): Promise<StoredMissedCall> {
  for (;;) {
    const found = await lockOpenOf(tx, tenantId, phoneHash)
    if (found) return found
    const id = newId()
    const { phone, rangAt, line, seconds, ended } = ring
    await tx
      .insertInto('missedCall')
      .values({
        tenantId,
        id,
        phoneHash,
        sealed: sealTelephone(keys, tenantId, id, phone),
        state: 'waiting',
        rings: 0,
        firstAt: rangAt,
        lastAt: rangAt,
        line,
        seconds,
        ended,
        tries: JSON.stringify([]),
      })
      // Another call of the same telephone was first: that row is taken.
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

async function addRing(tx: Tx, tenantId: number, call: StoredMissedCall, ring: Ring): Promise<void> {
  const { rangAt, line, seconds, ended } = ring
  const { state } = afterStep(call, 'ring', { id: ring.id, by: '', at: rangAt })
  // They may be told of in another order than they rang in.
  const isLast = rangAt >= call.lastAt
  await tx
    .updateTable('missedCall')
    .set({
      state,
      rings: sql`rings + 1`,
      firstAt: rangAt < call.firstAt ? rangAt : call.firstAt,
      ...(isLast && { lastAt: rangAt, line, seconds, ended }),
    })
    .where('tenantId', '=', tenantId)
    .where('id', '=', call.id)
    .execute()
}

async function ringById(tx: Tx, tenantId: number, id: string) {
  return tx
    .selectFrom('missedRing')
    .innerJoin('missedCall', 'missedCall.id', 'missedRing.missedCallId')
    .select(['missedRing.missedCallId', 'missedRing.line', 'missedRing.ended', 'missedCall.phoneHash'])
    .where('missedRing.tenantId', '=', tenantId)
    .where('missedCall.tenantId', '=', tenantId)
    .where('missedRing.id', '=', id)
    .executeTakeFirst()
}
