import type { FastifyInstance } from 'fastify'
import { confirmRedaction, readRedaction } from '../../contract/redaction.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { logAccess } from '../access-log/log.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { serve } from '../serve.ts'
import { confirm, redactionOf } from './confirm.ts'

export function redactionRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  serve(app, deps, readRedaction, ({ tenantId, viewer, params }) =>
    readTenant(db, tenantId, async (tx) => {
      const catalogue = await catalogueFor(tx, tenantId, dayInChina(now()))
      return redactionOf(tx, { tenantId, viewer, catalogue }, params)
    }),
  )

  serve(app, deps, confirmRedaction, ({ tenantId, viewer, params, body, request: { ip: address, id: trace } }) =>
    inTenant(db, tenantId, async (tx) => {
      const at = now()
      const catalogue = await catalogueFor(tx, tenantId, dayInChina(at))
      const { redaction, version, added } = await confirm(tx, { tenantId, viewer, catalogue }, params, body, at)
      if (!added) return redaction
      const role = viewer.grants.find((grant) => confirmRedaction.who.some((one) => one === grant.role))?.role ?? null
      const details = { matterId: params.matterId, version }
      const what = { what: 'redaction', object: params.submissionId, ok: true, reason: null, details } as const
      await logAccess(tx, tenantId, { ...what, personId: viewer.id, role, unitId: null, address, trace }, at)
      return redaction
    }),
  )
}
