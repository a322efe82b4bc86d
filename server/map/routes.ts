import type { FastifyInstance } from 'fastify'
import { readMap } from '../../contract/map.ts'
import { readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { serve } from '../serve.ts'
import { mapOf } from './store.ts'

export function mapRoutes(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, readMap, async ({ tenantId, reply }) => {
    const shapes = await readTenant(deps.db, tenantId, (tx) => mapOf(tx, tenantId))
    if (!shapes) throw new AppError('no-map')
    void reply.header('cache-control', 'public, max-age=600')
    return { ...shapes, tiles: deps.edges.tiles }
  })
}
