import type { FastifyInstance } from 'fastify'
import { nearby } from '../../contract/join.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { serve } from '../serve.ts'
import { nearTo } from './near.ts'

export function joinRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  serve(app, deps, nearby, ({ tenantId, body }) =>
    readTenant(db, tenantId, async (tx) => {
      const at = now()
      return nearTo(tx, tenantId, await catalogueFor(tx, tenantId, dayInChina(at)), body, at)
    }),
  )
}
