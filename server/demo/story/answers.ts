import type { Details, Solved, WatchedEnding } from '../../../domain/ledger/details.ts'
import type { Folder, WorkOrder } from '../../../domain/ledger/matter.ts'
import { presentOrders } from '../../../domain/ledger/orders.ts'
import { belonging } from '../words/compose.ts'
import { assistingRecords, office, records, replies } from '../words/office.ts'
import { spokenDay, type Tale, tell, unitName } from './tale.ts'

/** 办理结果 of a matter as the unit sees it: mostly solved; not, where something stands in the way. */
export function outcomeOf({ theme, chance }: Tale, again: boolean): Solved {
  if (!theme.notDone) return 'solved'
  return chance.weighted(again ? { solved: 92, partly: 6, notSolved: 2 } : { solved: 84, partly: 11, notSolved: 5 })
}

/** What a unit writes when it answers: the lead the public reply as well, signed by the head of the unit. */
export function answerOf(
  tale: Tale,
  { matter, orders }: Folder,
  order: WorkOrder,
  solved: Solved,
  at: Date,
): Details['answer'] {
  const { theme, say, chance, staff } = tale
  const found = say(chance.pick(theme.found))
  const done = say(chance.pick(theme.done))
  const open = theme.notDone ? say(chance.pick(theme.notDone)) : ''
  const own = {
    found,
    done: solved === 'notSolved' ? '已说明情况并采取临时措施' : done,
    open,
    title: matter.title,
    day: spokenDay(at),
  }
  const lead = unitName(tale, presentOrders(matter, orders).find((one) => one.lead)?.unitId ?? '')
  const told = {
    orderId: order.id,
    solved,
    signedBy: staff.head(order.unitId).id,
    ...(solved !== 'solved' && { whyNot: open || '客观条件尚不具备' }),
  }
  if (!order.lead) return { ...told, record: tell(tale, assistingRecords, { ...own, lead }) }
  const other = presentOrders(matter, orders).find((one) => !one.lead)
  return {
    ...told,
    record: tell(tale, records, own),
    reply: tell(tale, replyFor(tale, solved), own),
    ...(matter.track === 'joint' && {
      minutes: tell(tale, office.minutes, { lead, other: other ? unitName(tale, other.unitId) : '属地' }),
    }),
    ...(matter.track === 'watched' && { ending: endingOf(solved) }),
  }
}

function replyFor({ kind }: Tale, solved: Solved): readonly string[] {
  if (solved !== 'solved') return replies[solved]
  return kind === 'praise' || kind === 'inquiry' || kind === 'suggestion' ? replies[kind] : replies.solved
}

function endingOf(solved: Solved): WatchedEnding {
  return ({ solved: 'done', partly: 'planned', notSolved: 'notFeasible' } as const)[solved]
}

/** What the desk answers at once: policy for who asks, what was done for who needed a hand. */
export function deskAnswer(tale: Tale): string {
  const { theme, say, chance, opening } = tale
  if (theme.desk) return `${say(belonging(theme.desk, theme, opening, chance))}。`
  return tell(tale, replies.solved, {
    found: say(chance.pick(theme.found)),
    done: say(chance.pick(theme.done)),
    title: tale.submission.title ?? '',
  })
}
