import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { health, readBook } from '../../contract/book.ts'
import { statuses } from '../../domain/ledger/actions.ts'
import { regionPath } from '../../domain/catalogue/lookup.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import type { Kind, Track } from '../../domain/ledger/words.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { inTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { balanceOf } from '../ledger/balance.ts'
import { serve } from '../serve.ts'

const NEWEST = 20

export function bookRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now, version } = deps

  serve(app, deps, readBook, ({ tenantId }) =>
    inTenant(db, tenantId, async (tx) => {
      const at = now()
      const today = dayInChina(at)
      const month = { from: `${today.slice(0, 7)}-01`, to: today }
      const catalogue = await catalogueFor(tx, tenantId, today)
      const tenant = await tx
        .selectFrom('tenant')
        .select(['name', 'demo'])
        .where('id', '=', tenantId)
        .executeTakeFirstOrThrow()
      const { total } = await balanceOf(tx, tenantId, month)
      const counts = await tx
        .selectFrom('matter')
        .select(['status', sql<number>`count(*)::int`.as('count')])
        .where('tenantId', '=', tenantId)
        .groupBy('status')
        .execute()
      const newest = await tx
        .selectFrom('matter')
        .select([
          'number',
          'status',
          'kind',
          'track',
          'categoryCode',
          'regionCode',
          'leadUnitId',
          'receivedAt',
          'callers',
          'seq',
        ])
        .where('tenantId', '=', tenantId)
        // Nobody learns from the public book that something was reported, nor of what may be a report.
        .where('kind', '<>', 'report')
        .orderBy('id', 'desc')
        .limit(NEWEST)
        .execute()
      return {
        prefecture: tenant,
        month,
        balance: total,
        byStatus: Object.entries(statuses).map(([status, words]) => ({
          status,
          ...words,
          count: counts.find((row) => row.status === status)?.count ?? 0,
        })),
        newest: newest.map((row) => ({
          number: row.number,
          status: statuses[row.status as keyof typeof statuses],
          kind: row.kind as Kind | null,
          track: row.track as Track | null,
          category: row.categoryCode === null ? null : (catalogue.categories.get(row.categoryCode)?.name ?? null),
          // Down to the township: nearer than that a place can say who spoke.
          place:
            regionPath(catalogue, row.regionCode)
              .slice(1, 3)
              .map((region) => region.name)
              .join('') || null,
          unit: row.leadUnitId === null ? null : (catalogue.units.get(row.leadUnitId)?.name ?? null),
          receivedAt: row.receivedAt.toISOString(),
          callers: row.callers,
          lines: row.seq,
        })),
        at: at.toISOString(),
      }
    }),
  )

  serve(app, deps, health, async () => {
    const { rows } = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(db)
    return { ok: true as const, database: rows[0]?.version ?? '', version }
  })
}
