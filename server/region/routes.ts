import type { FastifyInstance } from 'fastify'
import { listRegions } from '../../contract/region.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { serve } from '../serve.ts'

export function regionRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  serve(app, deps, listRegions, async ({ tenantId, query: { parent }, reply }) => {
    const { regions } = await readTenant(db, tenantId, (tx) => catalogueFor(tx, tenantId, dayInChina(now())))
    const all = [...regions.values()]
    const above = parent ?? all.find(({ level }) => level === 'prefecture')?.code
    // Grids are for those who walk them.
    const rows = all.filter((region) => region.parent === above && region.level !== 'grid')
    void reply.header('cache-control', 'public, max-age=3600')
    return { rows: rows.map(({ code, name, level, point }) => ({ code, name, level, point })) }
  })
}
