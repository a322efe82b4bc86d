import { hatFor } from '../../domain/access/hat.ts'
import type { Viewer } from '../../domain/access/role.ts'
import { type Action, actions, allActions } from '../../domain/ledger/actions.ts'
import type { Standing } from '../../domain/ledger/checks-standing.ts'
import { whyNot } from '../../domain/ledger/decide.ts'
import type { Folder } from '../../domain/ledger/matter.ts'
import { presentOrders } from '../../domain/ledger/orders.ts'
import { problemOf } from '../errors.ts'

type Now = Omit<Standing, 'actor'>

/** Each action the viewer's roles have, on each present order it is done to, with the reason where it is not possible now. */
export function possibleActions(folder: Folder, viewer: Viewer, now: Now) {
  return allActions
    .filter((action) => mayEver(action, viewer))
    .flatMap((action) => ordersFor(action, folder).map((orderId) => possible(folder, viewer, now, action, orderId)))
}

function mayEver(action: Action, { grants }: Viewer): boolean {
  return action !== 'register' && grants.some(({ role }) => actions[action].by.includes(role))
}

function ordersFor(action: Action, folder: Folder): readonly (string | undefined)[] {
  return actions[action].order ? presentOrders(folder.matter, folder.orders).map((order) => order.id) : [undefined]
}

function possible(folder: Folder, viewer: Viewer, now: Now, action: Action, orderId: string | undefined) {
  const refusal = whyNot(folder, action, { ...now, actor: hatFor(viewer, folder, action, orderId) }, orderId)
  const words = refusal && problemOf(refusal.code, { params: refusal.params ?? {} }, 'zh')
  return {
    action,
    zh: actions[action].zh,
    orderId: orderId ?? null,
    refusal: words && { code: words.code, zh: words.zh, en: words.en },
  }
}
