import type { z } from 'zod'
import type { answerRelay, sendRelay } from '../../contract/relay.ts'
import { isOpen, mayWrite, worksOn } from '../../domain/access/relay.ts'
import { privateIn } from '../../domain/access/relay-words.ts'
import { ofUnit } from '../../domain/access/relation.ts'
import type { Role, Viewer } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { logAccess } from '../access-log/log.ts'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { loadFolders } from '../ledger/store.ts'
import { tellRelay } from '../notice/tell-relay.ts'
import { send, sentBefore } from './send.ts'
import { type Message, messagesOf } from './store.ts'
import { carrierOf, voiceIn } from './voice.ts'

/** Where a message comes from: the prefecture, its catalogues of the day, and the request. */
export type From = Readonly<{ tenantId: number; catalogue: Catalogue; at: Date; address: string; trace: string }>

type ToSubmitter = z.output<typeof sendRelay.params> & z.output<typeof sendRelay.body>

/**
 * A unit writes to a submitter. The viewer is known to see the matter.
 *
 * @throws AppError `no-such-order` for an order that is not of the viewer's unit, `relay-closed`, `relay-names`,
 *   `relay-limit`, `id-used-twice`
 */
export async function writeToSubmitter(
  tx: Tx,
  { viewer, ...from }: From & Readonly<{ viewer: Viewer }>,
  { id, matterId, submissionId, orderId, text }: ToSubmitter,
): Promise<Message> {
  const { tenantId, catalogue, at } = from
  const folder = (await loadFolders(tx, tenantId, [matterId], 'lock')).get(matterId)?.folder
  if (!folder) throw new AppError('matter-not-found')
  voiceIn(folder, submissionId)
  const order = folder.orders.find((one) => one.id === orderId)
  if (!order || !worksOn(viewer, folder.matter, order, catalogue)) throw new AppError('no-such-order')
  const { unitId } = order
  const message = { id, submissionId, matterId, unitId, side: 'unit', writerId: viewer.id, text } as const
  const before = await sentBefore(tx, tenantId, message)
  if (before) return before
  if (!mayWrite(folder.matter, order)) throw new AppError('relay-closed')
  refusePrivate(text, catalogue.people.get(viewer.id)?.name ?? null)
  const sent = await send(tx, tenantId, { ...message, at })
  await tellRelay(tx, tenantId, folder, sent)
  const grant = viewer.grants.find((one) => one.unitId === unitId && ofUnit.includes(one.role))
  await log(tx, from, sent, { personId: viewer.id, role: grant?.role ?? null })
  return sent
}

/**
 * The submitter answers a unit that has written to them.
 *
 * @throws AppError `relay-closed` also for a unit that never wrote, `relay-limit`, `id-used-twice`
 */
export async function answerUnit(
  tx: Tx,
  from: From,
  found: Readonly<{ id: string }>,
  { id, unitId, text }: z.output<typeof answerRelay.body>,
): Promise<Message> {
  const { tenantId, catalogue, at } = from
  const { folder } = await carrierOf(tx, tenantId, found.id, 'lock')
  const matterId = folder.matter.id
  const message = { id, submissionId: found.id, matterId, unitId, side: 'submitter', writerId: null, text } as const
  const before = await sentBefore(tx, tenantId, message)
  if (before) return before
  const asked = (await messagesOf(tx, tenantId, found.id)).some((one) => one.unitId === unitId)
  if (!asked || !isOpen(folder, unitId, catalogue)) throw new AppError('relay-closed')
  const sent = await send(tx, tenantId, { ...message, at })
  await tellRelay(tx, tenantId, folder, sent)
  await log(tx, from, sent, { personId: null, role: 'citizen' })
  return sent
}

/** @throws AppError `relay-names`, which says what has to go */
function refusePrivate(text: string, writer: string | null): void {
  const found = privateIn(text, writer)
  if (found.length > 0) throw new AppError('relay-names', { params: { found } })
}

/** That something was written, never what. */
function log(
  tx: Tx,
  { tenantId, at, address, trace }: From,
  { id, submissionId, matterId, unitId, side }: Message,
  by: Readonly<{ personId: string | null; role: Role | null }>,
): Promise<void> {
  const details = { messageId: id, matterId, side }
  const told = { unitId, object: submissionId, ok: true, reason: null, address, trace, details }
  return logAccess(tx, tenantId, { what: 'relay', ...by, ...told }, at)
}
