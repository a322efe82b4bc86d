import type { FastifyInstance } from 'fastify'
import { me } from '../../contract/people.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { inTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { serve } from '../serve.ts'

export function peopleRoutes(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, me, async ({ tenantId, actor }) =>
    inTenant(deps.db, tenantId, async (tx) => {
      const catalogue = await catalogueFor(tx, tenantId, dayInChina(deps.now()))
      const tenant = await tx.selectFrom('tenant').select('name').where('id', '=', tenantId).executeTakeFirstOrThrow()
      const { id, roles, unitId, regionCode } = actor
      return {
        id,
        name: catalogue.people.get(id)?.name ?? '',
        roles: [...roles],
        unitId,
        regionCode,
        prefecture: tenant.name,
      }
    }),
  )
}
