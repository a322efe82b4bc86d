import type { Orderable } from '../../../contract/details.ts'
import type { SupervisionRule } from '../../../domain/catalogue/rows.ts'
import { dayInChina } from '../../../domain/deadline/plain-date.ts'
import { addWorkdays, type WorkCalendar } from '../../../domain/deadline/work-calendar.ts'
import { actions } from '../../../domain/ledger/actions.ts'
import type { Values } from '../act/fields.ts'
import type { Row } from './SupervisionPage.tsx'

/** The keys of what a supervisor does about a row. */
export const quickKeys = {
  remind: 'r',
  supervise: 's',
  escalate: 'e',
  liftSupervision: 'x',
} as const satisfies Partial<Record<Orderable, string>>
export type Quick = keyof typeof quickKeys

/** What can be done about a matter by somebody of these roles. */
export function quickFor({ status, supervisionLevel, documents }: Row, roles: readonly string[]): readonly Quick[] {
  return (Object.keys(quickKeys) as Quick[]).filter((action) => {
    const { by, from } = actions[action]
    if (!by.some((role) => roles.includes(role)) || !from.includes(status)) return false
    if (action === 'liftSupervision') return documents.length > 0
    return action !== 'escalate' || supervisionLevel < 7
  })
}

/** A notice is replied to within so many working days where its rule says nothing. */
const REPLY_WORKDAYS = 3

type Known = Readonly<{
  rules: readonly SupervisionRule[]
  unitName: string
  text: string
  now: Date
  calendar: WorkCalendar | undefined
}>

/** What a form begins with: the level, the addressee, and the basis and days of the rule of that level. */
export function begunWith(
  action: Quick,
  { supervisionLevel, documents }: Pick<Row, 'supervisionLevel' | 'documents'>,
  { rules, unitName, text, now, calendar }: Known,
): Values {
  if (action === 'remind') return { addressee: unitName, text }
  if (action === 'liftSupervision') {
    const ready = documents.find(({ repliedAt }) => repliedAt !== null) ?? documents[0]
    return ready ? { document: ready.number } : {}
  }
  const level = action === 'supervise' ? 2 : Math.min(7, Math.max(4, supervisionLevel + 1))
  const rule = rules.find((one) => one.level === level)
  const days = rule?.replyWorkdays ?? REPLY_WORKDAYS
  return {
    level,
    addressee: unitName,
    ...(rule && { basis: rule.basis }),
    ...(calendar && { limitOn: addWorkdays(dayInChina(now), days, calendar) }),
  }
}
