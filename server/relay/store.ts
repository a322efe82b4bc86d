import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'

export type Side = 'unit' | 'submitter'

/** A message as it is kept: in the words of whoever wrote it. */
export type Message = Readonly<{
  id: string
  submissionId: string
  matterId: string
  unitId: string
  side: Side
  writerId: string | null
  text: string
  at: Date
}>

/** Everything units and a submitter wrote to each other, first to last. */
export async function messagesOf(tx: Tx, tenantId: number, submissionId: string): Promise<readonly Message[]> {
  const rows = await tx
    .selectFrom('relayMessage')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('submissionId', '=', submissionId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(messageOf)
}

export async function messageById(tx: Tx, tenantId: number, id: string): Promise<Message | null> {
  const row = await tx
    .selectFrom('relayMessage')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? messageOf(row) : null
}

/** Whether any unit has written to the submitter. */
export async function hasRelay(tx: Tx, tenantId: number, submissionId: string): Promise<boolean> {
  const one = await tx
    .selectFrom('relayMessage')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('submissionId', '=', submissionId)
    .limit(1)
    .executeTakeFirst()
  return one !== undefined
}

/** How many one side has written about a submission since then. */
export async function countSince(
  tx: Tx,
  tenantId: number,
  { submissionId, side }: Pick<Message, 'submissionId' | 'side'>,
  since: Date,
): Promise<number> {
  const { count } = await tx
    .selectFrom('relayMessage')
    .select((row) => row.fn.countAll<string>().as('count'))
    .where('tenantId', '=', tenantId)
    .where('submissionId', '=', submissionId)
    .where('side', '=', side)
    .where('at', '>=', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** @throws AppError `id-used-twice` */
export async function insertMessage(tx: Tx, tenantId: number, message: Message): Promise<void> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('relayMessage')
    .values({ tenantId, ...message })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) throw new AppError('id-used-twice')
}

function messageOf({ tenantId: _t, ...row }: Readonly<Record<string, unknown>>): Message {
  return row as unknown as Message
}
