import type { Folder } from '../../domain/ledger/matter.ts'
import { isDiscreet } from '../../domain/notice/told.ts'
import type { Tx } from '../db/database.ts'
import type { Message } from '../relay/store.ts'
import { noticeId } from './notice-id.ts'
import { tellOf } from './write.ts'

/** A message of the relay: whoever it is for is told that there is one, of which matter; never a word of it. */
export async function tellRelay(tx: Tx, tenantId: number, { matter, voices }: Folder, message: Message): Promise<void> {
  const { submissionId, unitId, side, at } = message
  const idOf = (kind: string) => noticeId({ id: message.id, at, seq: 0 }, kind, side)
  if (side === 'submitter') {
    const told = { to: { unitId, leaders: false }, params: { number: matter.number, unitId }, outside: true }
    await tellOf(tx, tenantId, [{ ...told, id: idOf('relayAnswered'), kind: 'relayAnswered', matterId: matter.id }], at)
    return
  }
  const voice = voices.find((one) => one.submissionId === submissionId)
  const outside = voice !== undefined && voice.reachable && !isDiscreet(voice, matter)
  await tellOf(
    tx,
    tenantId,
    [{ id: idOf('relayAsked'), kind: 'relayAsked', to: { submissionId }, params: { unitId }, outside }],
    at,
  )
}
