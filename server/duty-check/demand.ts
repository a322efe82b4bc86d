import { sql } from 'kysely'
import { type PlainDate, startOfDay } from '../../domain/deadline/plain-date.ts'
import type { Demand } from '../../domain/dispatch/duty-gaps.ts'
import type { Tx } from '../db/database.ts'

/** Matters received since a day by category and township, or county where no township is known; merged ones are told by their target. */
export async function demandSince(tx: Tx, tenantId: number, since: PlainDate): Promise<readonly Demand[]> {
  const rows = await tx
    .selectFrom('matter')
    .select(['categoryCode', 'townshipCode', 'countyCode', sql<number>`count(*)::int`.as('count')])
    .where('tenantId', '=', tenantId)
    .where('receivedAt', '>=', startOfDay(since))
    .where('categoryCode', 'is not', null)
    .where('status', '<>', 'merged')
    .groupBy(['categoryCode', 'townshipCode', 'countyCode'])
    .execute()
  return rows.map(({ categoryCode, townshipCode, countyCode, count }) => ({
    categoryCode: categoryCode ?? '',
    regionCode: (townshipCode ?? countyCode)?.padEnd(12, '0') ?? null,
    count,
  }))
}
