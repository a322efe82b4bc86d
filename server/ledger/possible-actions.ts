import type { Actor } from '../../domain/access/role.ts'
import { type Action, actions, allActions } from '../../domain/ledger/actions.ts'
import { whyNot } from '../../domain/ledger/decide.ts'
import type { Folder } from '../../domain/ledger/matter.ts'
import { presentOrders } from '../../domain/ledger/orders.ts'
import { problemOf } from '../errors.ts'

/** Each action the caller's roles have, on each present order it is done to, with the reason where it is not possible now. */
export function possibleActions(folder: Folder, actor: Actor) {
  return allActions
    .filter((action) => mayEver(action, actor))
    .flatMap((action) => ordersFor(action, folder).map((orderId) => possible(folder, actor, action, orderId)))
}

function mayEver(action: Action, actor: Actor): boolean {
  return action !== 'register' && actions[action].by.some((role) => actor.roles.includes(role))
}

function ordersFor(action: Action, folder: Folder): readonly (string | undefined)[] {
  return actions[action].order ? presentOrders(folder.matter, folder.orders).map((order) => order.id) : [undefined]
}

function possible(folder: Folder, actor: Actor, action: Action, orderId: string | undefined) {
  const refusal = whyNot(folder, action, actor, orderId)
  const words = refusal && problemOf(refusal.code, { params: refusal.params ?? {} }, 'zh')
  return {
    action,
    zh: actions[action].zh,
    orderId: orderId ?? null,
    refusal: words && { code: words.code, zh: words.zh, en: words.en },
  }
}
