import type { FastifyInstance, FastifyRequest } from 'fastify'
import { changeCalendar, previewCalendar } from '../../contract/calendar.ts'
import { writersOf } from '../../contract/catalogue.ts'
import { changeRules, previewRules } from '../../contract/rules.ts'
import type { Viewer } from '../../domain/access/role.ts'
import { type By, changeCatalogues } from '../catalogue/change.ts'
import { catalogueVersion, lockCatalogues } from '../catalogue/store.ts'
import type { Tx } from '../db/database.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { serve } from '../serve.ts'
import { beginningOf, changesOf } from './changes.ts'
import { previewOf } from './preview.ts'
import { ruleChangesOf } from './rule-changes.ts'
import { rulesPreviewOf } from './rules-preview.ts'

export function calendarRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  serve(app, deps, previewCalendar, ({ tenantId, viewer, body, request }) => {
    const by = byOf(viewer, request, now())
    return readTenant(db, tenantId, (tx) =>
      previewOf(tx, tenantId, changesOf(body, by.at), beginningOf(body, by.at), by),
    )
  })

  serve(app, deps, changeCalendar, ({ tenantId, viewer, body, request }) => {
    const by = byOf(viewer, request, now())
    return inTenant(db, tenantId, async (tx) => {
      await lockAsSeen(tx, tenantId, body.seenVersion)
      return changeCatalogues(tx, tenantId, changesOf(body, by.at), by)
    })
  })

  serve(app, deps, previewRules, ({ tenantId, viewer, body, request }) => {
    const by = byOf(viewer, request, now())
    return readTenant(db, tenantId, (tx) =>
      rulesPreviewOf(tx, tenantId, ruleChangesOf(body, by.at), beginningOf(body, by.at), by),
    )
  })

  serve(app, deps, changeRules, ({ tenantId, viewer, body, request }) => {
    const by = byOf(viewer, request, now())
    return inTenant(db, tenantId, async (tx) => {
      await lockAsSeen(tx, tenantId, body.seenVersion)
      return changeCatalogues(tx, tenantId, ruleChangesOf(body, by.at), by)
    })
  })
}

/** @throws AppError `changed-meanwhile` */
async function lockAsSeen(tx: Tx, tenantId: number, seenVersion: string): Promise<void> {
  await lockCatalogues(tx, tenantId)
  const stamp = await catalogueVersion(tx, tenantId)
  if (stamp && stamp.version !== seenVersion) throw new AppError('changed-meanwhile')
}

function byOf({ id: personId, unitId, grants }: Viewer, request: FastifyRequest, at: Date): By {
  const role = grants.find((grant) => writersOf('calendarDay').includes(grant.role))?.role
  return { personId, unitId, at, address: request.ip, trace: request.id, ...(role && { role }) }
}
