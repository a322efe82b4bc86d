import { dayInChina, startOfDay } from '../../domain/deadline/plain-date.ts'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { countSince, insertMessage, type Message, messageById } from './store.ts'

/** So many messages a day from each side of a submission: neither can shut the other up. */
export const A_DAY = 20

/** Whether it was written before under the same id: then it is answered as it was, whatever has changed since. */
export async function sentBefore(tx: Tx, tenantId: number, message: Omit<Message, 'at'>): Promise<Message | null> {
  const before = await messageById(tx, tenantId, message.id)
  if (!before) return null
  const { submissionId, unitId, side, writerId, text } = message
  const same =
    before.submissionId === submissionId &&
    before.unitId === unitId &&
    before.side === side &&
    before.writerId === writerId &&
    before.text === text
  if (!same) throw new AppError('id-used-twice')
  return before
}

/**
 * Keeps a new message. The matter is held by its caller, so that the count is right.
 *
 * @throws AppError `relay-limit`, `id-used-twice`
 */
export async function send(tx: Tx, tenantId: number, message: Message): Promise<Message> {
  const today = startOfDay(dayInChina(message.at))
  if ((await countSince(tx, tenantId, message, today)) >= A_DAY)
    throw new AppError('relay-limit', { params: { count: A_DAY } })
  await insertMessage(tx, tenantId, message)
  return message
}
