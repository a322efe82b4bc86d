import type { FastifyInstance } from 'fastify'
import { readClocks } from '../../contract/clocks.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { seenMatter } from '../access/see.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { serve } from '../serve.ts'
import { clocksOf } from './clocks.ts'

export function clockRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  serve(app, deps, readClocks, ({ tenantId, viewer, params: { matterId, orderId } }) =>
    readTenant(db, tenantId, async (tx) => {
      const catalogue = await catalogueFor(tx, tenantId, dayInChina(now()))
      return clocksOf(await seenMatter(tx, tenantId, viewer, catalogue, matterId), orderId, catalogue, now())
    }),
  )
}
