import type { FastifyInstance } from 'fastify'
import { arbiters, listConsultations, readConsultation } from '../../contract/consultation.ts'
import { actingAs } from '../../domain/access/role.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { seenMatter } from '../access/see.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { linesAfter } from '../ledger/store.ts'
import { serve } from '../serve.ts'
import { consultationPage } from './list.ts'
import { consultationOf } from './room.ts'

export function consultationRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  serve(app, deps, listConsultations, ({ tenantId, viewer, query }) =>
    inTenant(db, tenantId, async (tx) => {
      const catalogue = await catalogueFor(tx, tenantId, dayInChina(now()))
      return consultationPage(tx, tenantId, viewer, query, catalogue, now())
    }),
  )

  serve(app, deps, readConsultation, ({ tenantId, viewer, params: { matterId } }) =>
    readTenant(db, tenantId, async (tx) => {
      const catalogue = await catalogueFor(tx, tenantId, dayInChina(now()))
      const seen = await seenMatter(tx, tenantId, actingAs(viewer, arbiters), catalogue, matterId)
      return consultationOf(seen, await linesAfter(tx, tenantId, matterId), catalogue)
    }),
  )
}
