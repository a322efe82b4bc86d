import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { addDays, dayInChina } from '../../domain/deadline/plain-date.ts'
import type { Folder, WorkOrder } from '../../domain/ledger/matter.ts'
import { presentOrders } from '../../domain/ledger/orders.ts'
import type { Chance } from '../../server/demo/chance.ts'
import type { Staff } from '../../server/demo/story/staff.ts'
import type { Deed } from './life.ts'

/** What units do about what they were sent, and what others decide about it: a little more often than not what they should. */
export function unitLife(catalogue: Catalogue, staff: Staff, chance: Chance) {
  const at = (day: Date, days: number) => addDays(dayInChina(day), days)

  function handled(folder: Folder, now: Date): Deed | null {
    const { matter } = folder
    const present = presentOrders(matter, folder.orders)
    const asking = present.find(({ requests }) => Object.keys(requests).length > 0)
    if (asking && chance.happens(0.75)) return decided(asking)
    const silent = chance.happens(0.12)
    if (silent) return pressed(folder, present, now)
    const waiting = present.filter(({ status }) => status === 'sent' || status === 'claimed')
    const order = waiting.find(({ lead }) => !lead) ?? waiting[0]
    if (!order) return null
    const handler = staff.handler(order.unitId, chance)
    const orderId = order.id
    const document = matter.documents.find((asked) => asked.liftedAt === null && asked.repliedAt === null)
    if (document && document.orderId === orderId && chance.happens(0.5))
      return {
        actor: handler,
        action: 'replySupervision',
        details: { document: document.number, text: '正在办理，周五前答复。' },
      }
    if (order.status === 'sent') {
      // What one unit has handed back the next does not want either.
      if (!chance.happens(matter.hops > 0 ? 0.4 : 0.06))
        return { actor: handler, action: 'claim', details: { orderId } }
      const details = { orderId, reasonCode: reasonOf(catalogue, 'return'), basis: '三定规定' }
      return { actor: handler, action: 'requestReturn', details }
    }
    if (!order.contactedAt && order.lead && chance.happens(0.7))
      return { actor: handler, action: 'contact', details: { orderId, way: 'phone', contactedAt: now.toISOString() } }
    const what = chance.weighted({
      answer: 70,
      extension: 6,
      question: 6,
      suspension: 3,
      progress: 10,
      leader: 4,
      end: 1,
    })
    const told = matter.track === 'watched' ? { publicText: '施工进展已公示。' } : {}
    if (what === 'extension')
      return {
        actor: handler,
        action: 'requestExtension',
        details: { orderId, workdays: chance.integer(1, 10), why: '施工未完。' },
      }
    if (what === 'question')
      return { actor: handler, action: 'requestInformation', details: { orderId, question: '请补充门牌。' } }
    if (what === 'suspension')
      return {
        actor: staff.head(order.unitId),
        action: 'requestSuspension',
        details: {
          orderId,
          leaderId: staff.one('leader', chance).id,
          plan: '列入下季计划。',
          nextReviewOn: at(now, chance.integer(5, 60)),
          why: '资金未到位。',
        },
      }
    if (what === 'progress')
      return { actor: handler, action: 'progress', details: { text: '正在施工。', ...told, percent: 50 } }
    if (what === 'leader' && matter.led)
      return {
        actor: { ...staff.one('leader', chance), id: matter.led.leaderId },
        action: 'progress',
        details: { text: '已研判。', ...told, milestone: 0, nextReviewOn: at(now, chance.integer(5, 30)) },
      }
    if (what === 'leader')
      return {
        actor: staff.one('leader', chance),
        action: 'claimByLeader',
        details: {
          plan: '三步走。',
          milestones: [
            { text: '立项', on: at(now, chance.integer(2, 15)) },
            { text: '完工', on: at(now, chance.integer(16, 60)) },
          ],
          nextReviewOn: at(now, chance.integer(3, 30)),
        },
      }
    if (what === 'end')
      return {
        actor: staff.one('supervisor', chance),
        action: 'terminate',
        details: {
          reasonCode: reasonOf(catalogue, 'terminate'),
          requestedByUnitId: order.unitId,
          document: '函〔1〕号',
          why: '同一事项重复反映。',
        },
      }
    const answer = {
      orderId,
      record: '已到现场处理。',
      solved: 'solved',
      signedBy: staff.head(order.unitId).id,
    } as const
    const lead = order.lead ? { reply: '问题已解决。', minutes: '会商纪要', ending: 'done' as const } : {}
    return { actor: handler, action: 'answer', details: { ...answer, ...lead } }
  }

  /** A person presses what nobody does anything about, now and then. */
  function pressed({ matter }: Folder, present: readonly WorkOrder[], now: Date): Deed | null {
    const order = present[0]
    if (!order || !chance.happens(0.1)) return null
    const actor = staff.one('supervisor', chance)
    const orderId = order.id
    const press = { addressee: '承办单位', basis: '督查工作规则', orderId, limitOn: at(now, 3) }
    const higher = Math.max(4, matter.supervisionLevel + 1)
    if (higher <= 6 && chance.happens(0.15)) return { actor, action: 'escalate', details: { ...press, level: higher } }
    if (chance.happens(0.5)) return { actor, action: 'supervise', details: { ...press, level: 2 } }
    return { actor, action: 'remind', details: { addressee: '承办单位', text: '请抓紧办理。', orderId } }
  }

  function decided({ id: orderId, requests }: WorkOrder): Deed {
    if (requests.return) {
      const upheld = chance.happens(0.6)
      return {
        actor: staff.one('dispatcher', chance),
        action: 'judgeReturn',
        details: { orderId, upheld, why: '经研究。' },
      }
    }
    const granted = chance.happens(0.7)
    const actor = staff.one('supervisor', chance)
    if (requests.extension) return { actor, action: 'judgeExtension', details: { orderId, granted, why: '情况属实。' } }
    if (requests.suspension) return { actor, action: 'judgeSuspension', details: { orderId, granted, why: '经研究。' } }
    return { actor: staff.one('operator', chance), action: 'giveInformation', details: { orderId, text: '三单元。' } }
  }

  return { handled }
}

/** The first reason of a list. */
export function reasonOf(catalogue: Catalogue, list: 'decline' | 'return' | 'terminate'): string {
  return [...catalogue.reasons.values()].find((reason) => reason.list === list)?.code ?? ''
}
