import { sql } from 'kysely'
import { dayInChina, parsePlainDate } from '../../domain/deadline/plain-date.ts'
import { type Change, changeCatalogues } from '../../server/catalogue/change.ts'
import { systemId } from '../../server/catalogue/set-up.ts'
import { defaultSupervisionRules } from '../../server/catalogue/default-supervision.ts'
import type { Db } from '../../server/db/database.ts'
import { inTenant } from '../../server/db/tenant.ts'

const MINUTE = 60_000

/** Two rules of the ladder get other amounts in the middle of a working day: 48 hours become 72, five silent workdays four. */
export const rulesChangeAt = Date.parse('2026-05-20T15:20:00+08:00')
/** A day off for the whole prefecture is declared in the morning of the day before. */
export const dayDeclaredAt = Date.parse('2026-07-14T10:10:00+08:00')
export const declaredDay = '2026-07-15'
/** A change is noted in one minute and followed in the next: from then on the clock goes by it. */
export const followed = (at: number) => at + 2 * MINUTE
export const changesAt = [rulesChangeAt, dayDeclaredAt] as const

/** The amounts of the rules that change, as they stand at an instant: hours before the result, and workdays without a word. */
export function amountsAt(at: number): Readonly<{ firstWarning: number; silent: number }> {
  return at < rulesChangeAt ? { firstWarning: 48, silent: 5 } : { firstWarning: 72, silent: 4 }
}

/** Writes the change of this instant into the catalogues. */
export async function change(db: Db, tenantId: number, at: number): Promise<void> {
  const validFrom = parsePlainDate(dayInChina(new Date(at)))
  const rule = (code: string, amount: number): Change => ({
    catalogue: 'supervisionRule',
    code,
    row: { ...defaultSupervisionRules.find((one) => one.code === code)!, amount },
    validFrom,
  })
  const { firstWarning, silent } = amountsAt(at)
  const code = parsePlainDate(declaredDay)
  const changes: readonly Change[] =
    at === rulesChangeAt
      ? [rule('l0-48', firstWarning), rule('l3-silent', silent)]
      : [{ catalogue: 'calendarDay', code, row: { code, kind: 'localDay', name: '临时放假' }, validFrom }]
  const by = { personId: systemId, at: new Date(at) }
  await inTenant(db, tenantId, (tx) => changeCatalogues(tx, tenantId, changes, by))
}

/** How many matters of a prefecture were in hand, and so to be looked at anew. */
export async function inHandCount(owner: Db, tenantId: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from matter
    where tenant_id = ${tenantId} and status in ('opened', 'dispatched', 'suspended', 'answered')`.execute(owner)
  return rows[0]?.n ?? 0
}
