import type { FastifyInstance } from 'fastify'
import { readWatermark } from '../../contract/watermark.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { logAccess } from '../access-log/log.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { inTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { serve } from '../serve.ts'
import { watermarkOf } from './watermark.ts'

export function watermarkRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now, newId } = deps

  serve(app, deps, readWatermark, ({ tenantId, viewer, actor, request: { ip: address, id: trace } }) =>
    inTenant(db, tenantId, async (tx) => {
      const at = now()
      const catalogue = await catalogueFor(tx, tenantId, dayInChina(at))
      const watermark = await watermarkOf(tx, tenantId, viewer, catalogue, { at, newId })
      const by = { personId: viewer.id, role: actor.roles[0] ?? null, unitId: viewer.unitId }
      const told = { object: watermark.mark, ok: true, reason: null, address, trace }
      await logAccess(tx, tenantId, { what: 'watermark', ...by, ...told }, at)
      return { ...watermark, at: at.toISOString() }
    }),
  )
}
