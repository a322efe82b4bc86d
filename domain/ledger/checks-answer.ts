import { viewerOf } from '../access/viewer.ts'
import type { Acting } from './checks.ts'
import { checklist, type Details } from './details.ts'
import type { Folder } from './matter.ts'
import { orderOf, presentOrders } from './orders.ts'
import { refuse, type Refusal } from './refusals.ts'

/** 答复: the lead gives the one public reply; the unit's leader signs, or who stands in for them. */
export function checkAnswer(folder: Folder, details: Details['answer'], { catalogue }: Acting): Refusal | null {
  const { matter } = folder
  const order = orderOf(folder, details.orderId)
  if (!order) return refuse('no-such-order')
  const signs = viewerOf(catalogue, details.signedBy)?.grants.some(
    ({ role, unitId }) => role === 'unitLeader' && unitId === order.unitId,
  )
  if (!signs) return refuse('wrong-signer')
  if (details.solved !== 'solved' && !details.whyNot?.trim()) return refuse('why-not-missing')
  if (!order.lead) return details.reply === undefined ? null : refuse('reply-not-yours')
  if (!details.reply?.trim()) return refuse('reply-missing')
  if (matter.track === 'joint' && !details.minutes?.trim()) return refuse('minutes-missing')
  if (matter.track === 'watched' && !details.ending) return refuse('ending-missing')
  return null
}

/** 审核: passed with a full checklist, or sent back with the reason. */
export function checkAudit(folder: Folder, details: Details['audit'], _acting: Acting): Refusal | null {
  const present = presentOrders(folder.matter, folder.orders)
  if (details.orderIds?.some((id) => !present.some((order) => order.id === id))) return refuse('no-such-order')
  if (!details.passed) return details.why?.trim() ? null : refuse('why-missing')
  const failed = Object.entries(checklist).filter(([key]) => !details.checklist[key as keyof typeof checklist])
  return failed.length === 0
    ? null
    : refuse('checklist-open', { failed: failed.map(([, words]) => words.zh).join('、') })
}
