import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as routes from '../../contract/identity-request.ts'
import type { Happened } from '../../domain/access/happening.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { logAccess } from '../access-log/log.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Tx } from '../db/database.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { findByCode } from '../intake/look-up.ts'
import { serve } from '../serve.ts'
import { holdsOf, setHold } from './hold.ts'
import { ask, decideRequest, extendRequest, requestList, requestsOf } from './requests.ts'

export function retentionRoutes(app: FastifyInstance, deps: Deps): void {
  requests(app, deps)
  holds(app, deps)
}

type Told = Readonly<{ what: Happened; object: string | null; reason: string; details: Record<string, unknown> }>

/** A line of the security administrator's. */
function tell(tx: Tx, tenantId: number, personId: string, request: FastifyRequest, { what, ...told }: Told, at: Date) {
  const by = { what, personId, role: 'securityAdministrator', unitId: null, ok: true } as const
  return logAccess(tx, tenantId, { ...by, ...told, address: request.ip, trace: request.id }, at)
}

function requests(app: FastifyInstance, deps: Deps): void {
  const { db, keys, now } = deps

  serve(app, deps, routes.askAboutIdentity, ({ tenantId, params, query, body }) =>
    inTenant(db, tenantId, async (tx) => {
      const { id } = await findByCode(tx, keys, tenantId, params.number, query.code)
      const { calendar } = await catalogueFor(tx, tenantId, dayInChina(now()))
      return ask(tx, { tenantId, keys, calendar }, id, body, now())
    }),
  )

  serve(app, deps, routes.ownRequests, ({ tenantId, params, query }) =>
    readTenant(db, tenantId, async (tx) => {
      const { id } = await findByCode(tx, keys, tenantId, params.number, query.code)
      return { rows: await requestsOf(tx, tenantId, id) }
    }),
  )

  serve(app, deps, routes.listIdentityRequests, ({ tenantId, query }) =>
    readTenant(db, tenantId, async (tx) => ({
      rows: (await requestList(tx, tenantId, query.open === 'true')).map(withoutSubmission),
    })),
  )

  serve(app, deps, routes.decideIdentityRequest, ({ tenantId, actor, params, body, request }) =>
    inTenant(db, tenantId, async (tx) => {
      await decideRequest(tx, { tenantId, keys }, params.requestId, { ...body, by: actor.id }, now())
      const row = await one(tx, tenantId, params.requestId)
      const what = row.kind === 'delete' && body.granted ? 'erase' : 'request'
      const details = { kind: row.kind, granted: body.granted, submissionId: row.submissionId }
      await tell(tx, tenantId, actor.id, request, { what, object: row.number, reason: body.reason, details }, now())
      return withoutSubmission(row)
    }),
  )

  serve(app, deps, routes.extendIdentityRequest, ({ tenantId, actor, params, body, request }) =>
    inTenant(db, tenantId, async (tx) => {
      const { calendar } = await catalogueFor(tx, tenantId, dayInChina(now()))
      await extendRequest(tx, { tenantId, calendar }, params.requestId, body.why)
      const row = await one(tx, tenantId, params.requestId)
      const details = { kind: row.kind, dueOn: row.dueOn }
      await tell(
        tx,
        tenantId,
        actor.id,
        request,
        { what: 'request', object: row.number, reason: body.why, details },
        now(),
      )
      return withoutSubmission(row)
    }),
  )
}

function holds(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  serve(app, deps, routes.listHolds, ({ tenantId }) =>
    readTenant(db, tenantId, async (tx) => {
      const { people } = await catalogueFor(tx, tenantId, dayInChina(now()))
      const rows = await holdsOf(tx, tenantId)
      return {
        rows: rows.map(({ byPerson, at, ...row }) => ({
          ...row,
          by: people.get(byPerson)?.name ?? '',
          at: at.toISOString(),
        })),
      }
    }),
  )

  serve(app, deps, routes.setHold, ({ tenantId, actor, params, body, request }) =>
    inTenant(db, tenantId, async (tx) => {
      const at = now()
      const number = params.number.trim().toUpperCase()
      const { matterId } = await setHold(tx, tenantId, { ...body, number, byPerson: actor.id, at })
      const { people } = await catalogueFor(tx, tenantId, dayInChina(at))
      const told = {
        what: 'hold',
        object: number,
        reason: body.reason,
        details: { held: body.held, matterId },
      } as const
      await tell(tx, tenantId, actor.id, request, told, at)
      return { number, ...body, by: people.get(actor.id)?.name ?? '', at: at.toISOString() }
    }),
  )
}

async function one(tx: Tx, tenantId: number, id: string) {
  const [row] = await requestList(tx, tenantId, false, id)
  if (!row) throw new AppError('request-not-found')
  return row
}

function withoutSubmission<R extends { submissionId: string }>({ submissionId: _s, ...row }: R) {
  return row
}
