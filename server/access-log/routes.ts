import type { FastifyInstance } from 'fastify'
import { checkAccessLog, exportAccessLog, listAccessLog } from '../../contract/access-log.ts'
import { takers } from '../../contract/export.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { inTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { takeOut } from '../export/take.ts'
import { serve } from '../serve.ts'
import { checkLog } from './check.ts'
import { logPage } from './list.ts'
import { logTable } from './table.ts'

export function accessLogRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  serve(app, deps, listAccessLog, ({ tenantId, query }) =>
    inTenant(db, tenantId, async (tx) =>
      logPage(tx, tenantId, query, await catalogueFor(tx, tenantId, dayInChina(now()))),
    ),
  )

  serve(app, deps, checkAccessLog, ({ tenantId }) =>
    inTenant(db, tenantId, async (tx) => {
      const { lines, head, findings } = await checkLog(tx, tenantId)
      return { lines, head, findings: [...findings] }
    }),
  )

  serve(app, deps, exportAccessLog, (call) => {
    const { purpose, ...filters } = call.query
    const wanted = { what: 'accessLog', by: takers.accessLog, purpose, filters, format: 'xlsx' } as const
    return takeOut(deps, call, wanted, (taking) => logTable(taking, filters))
  })
}
