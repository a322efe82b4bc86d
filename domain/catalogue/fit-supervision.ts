import type { Fault } from './fault.ts'
import type { Trigger } from '../supervision/levels.ts'
import type { SupervisionRule } from './rows.ts'

/** Triggers that say how much: hours, workdays, days or a count. The others say all by themselves. */
const measured: readonly Trigger[] = ['before', 'overdue', 'silent', 'redos', 'returns', 'waiting', 'review']

/** What keeps a supervision rule from being used: a trigger without its amount, or an amount nothing asks for. */
export function supervisionFaults({ trigger, amount }: SupervisionRule): readonly Fault[] {
  const asks = trigger !== null && measured.includes(trigger)
  if (asks && amount === null)
    return [{ zh: '这个触发条件须写明数量。', en: 'This trigger says how much: hours, workdays or a count.' }]
  if (!asks && amount !== null)
    return [{ zh: '这个触发条件不需要数量，请留空。', en: 'This trigger has no amount; leave it empty.' }]
  return []
}
