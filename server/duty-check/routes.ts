import type { FastifyInstance } from 'fastify'
import { checkDutyList, MOST_FINDINGS } from '../../contract/duty-check.ts'
import { faultNames } from '../../domain/dispatch/duty-faults.ts'
import { readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { serve } from '../serve.ts'
import { dutyReport } from './check.ts'

export function dutyCheckRoutes(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, checkDutyList, ({ tenantId, query }) =>
    readTenant(deps.db, tenantId, async (tx) => {
      const { duties, since, findings } = await dutyReport(tx, tenantId, deps.now())
      const rows = findings.filter(({ fault }) => query.fault === undefined || fault === query.fault)
      return {
        duties,
        since,
        counts: faultNames.map((fault) => ({ fault, count: findings.filter((one) => one.fault === fault).length })),
        rows: rows.slice(0, MOST_FINDINGS).map((row) => ({ ...row, units: [...row.units], duties: [...row.duties] })),
        more: rows.length > MOST_FINDINGS,
      }
    }),
  )
}
