import type { FastifyInstance } from 'fastify'
import { findAnswers } from '../../contract/answers.ts'
import { readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { serve } from '../serve.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { snapshotFor } from '../catalogue/snapshot.ts'
import { answersIn } from './find.ts'

export function answersRoutes(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, findAnswers, async ({ tenantId, query }) => {
    const snapshot = await readTenant(deps.db, tenantId, (tx) => snapshotFor(tx, tenantId, dayInChina(deps.now())))
    return answersIn(snapshot, query)
  })
}
