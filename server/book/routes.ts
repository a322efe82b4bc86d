import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { countBook, health, readBook, readBookMatters } from '../../contract/book.ts'
import { type Status, statuses } from '../../domain/ledger/actions.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { balanceOf } from '../ledger/balance.ts'
import { countsByStatus } from '../ledger/tally.ts'
import { serve } from '../serve.ts'
import { countsIn, tallyOf } from './counts.ts'
import { bookPage } from './matters.ts'

export function bookRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now, version } = deps

  serve(app, deps, readBook, ({ tenantId }) =>
    inTenant(db, tenantId, async (tx) => {
      const at = now()
      const today = dayInChina(at)
      const month = { from: `${today.slice(0, 7)}-01`, to: today }
      const tenant = await tx
        .selectFrom('tenant')
        .select(['name', 'demo'])
        .where('id', '=', tenantId)
        .executeTakeFirstOrThrow()
      const { total } = await balanceOf(tx, tenantId, month)
      const counts = await countsByStatus(tx, tenantId)
      return {
        prefecture: tenant,
        month,
        balance: total,
        byStatus: Object.entries(statuses).map(([status, words]) => ({
          status,
          ...words,
          count: counts.get(status as Status) ?? 0,
        })),
        at: at.toISOString(),
      }
    }),
  )

  serve(app, deps, readBookMatters, ({ tenantId, query }) =>
    readTenant(db, tenantId, async (tx) =>
      bookPage(tx, tenantId, query, await catalogueFor(tx, tenantId, dayInChina(now()))),
    ),
  )

  serve(app, deps, countBook, async ({ tenantId, query }) => {
    const at = now()
    const tally = await tallyOf(db, tenantId, at)
    const catalogue = await readTenant(db, tenantId, (tx) => catalogueFor(tx, tenantId, dayInChina(at)))
    return countsIn(tally, catalogue, query)
  })

  serve(app, deps, health, async () => {
    const { rows } = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(db)
    return { ok: true as const, database: rows[0]?.version ?? '', version }
  })
}
