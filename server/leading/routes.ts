import type { FastifyInstance } from 'fastify'
import { listLeading } from '../../contract/leading.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { inTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { serve } from '../serve.ts'
import { leadingPage } from './list.ts'

export function leadingRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  serve(app, deps, listLeading, ({ tenantId, viewer, query }) =>
    inTenant(db, tenantId, async (tx) => {
      const catalogue = await catalogueFor(tx, tenantId, dayInChina(now()))
      return leadingPage(tx, tenantId, viewer, query, catalogue, now())
    }),
  )
}
