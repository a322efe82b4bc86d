import type { Orderable } from '../../../contract/details.ts'
import { checklist } from '../../../domain/ledger/details.ts'
import { actions } from '../../../domain/ledger/actions.ts'
import { type About, type Field, fieldsOf, type Values } from './fields.ts'
import type { Ordered } from './use-act.ts'

/** The fields of an action's form as things stand in it. */
export function askedFields(action: Orderable, values: Values, about: About): readonly Field[] {
  const fields: readonly Field[] = fieldsOf[action]
  return fields.filter(({ when }) => !when || when(values, about))
}

/**
 * What a filled-in form tells the ledger: only what is asked for as things stand, nothing that was left empty.
 *
 * @param about `orderId`: the order it is done to, put in where the action is done to one
 */
export function detailsOf(action: Orderable, values: Values, about: About): Ordered {
  const told: Record<string, unknown> = actions[action].order ? { orderId: about.orderId } : {}
  for (const field of askedFields(action, values, about)) {
    const value = valueOf(field, values[field.name])
    if (value !== undefined) told[field.name] = value
  }
  const ordered: unknown = { action, details: told }
  return ordered as Ordered
}

function valueOf({ as, name }: Field, value: unknown): unknown {
  if (as === 'checklist') return checked(value)
  if (as === 'milestones') return value ?? []
  if (value === undefined || value === null || value === '' || (as === 'yes' && value === false)) return undefined
  if (typeof value === 'string' && value.trim() === '') return undefined
  if (as === 'instant' && typeof value === 'string') return `${value}:00+08:00`
  if ((as === 'units' || as === 'orders') && Array.isArray(value) && value.length === 0) return undefined
  // People count from one, the ledger from nought.
  if (name === 'milestone') return Number(value) - 1
  return value
}

/** Every point of the list, said or not. */
function checked(value: unknown): Record<string, boolean> {
  const ticked: readonly unknown[] = Array.isArray(value) ? value : []
  return Object.fromEntries(Object.keys(checklist).map((key) => [key, ticked.includes(key)]))
}
