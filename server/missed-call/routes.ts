import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as routes from '../../contract/missed-call.ts'
import { maskPhone } from '../../domain/access/mask.ts'
import type { Viewer } from '../../domain/access/role.ts'
import { dayInChina, startOfDay } from '../../domain/deadline/plain-date.ts'
import { holderOf } from '../../domain/missed-call/steps.ts'
import { missedStates } from '../../domain/missed-call/words.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Tx } from '../db/database.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { Looking } from '../identity/look.ts'
import { serve } from '../serve.ts'
import { noteRing } from './note.ts'
import { checkSecret } from './secret.ts'
import { endCall, takeCall } from './steps.ts'
import { countOpen, countSince, openMissedCalls } from './store.ts'
import { openTelephone } from './telephone.ts'

const MOST = 200
/** The clock of a telephone system may be ahead of ours by so much. */
const AHEAD_MS = 10 * 60_000

export function missedCallRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, keys, now, newId } = deps

  const looking = async (tx: Tx, { tenantId, viewer, request }: From): Promise<Looking> => {
    const at = now()
    const catalogue = await catalogueFor(tx, tenantId, dayInChina(at))
    return { tenantId, viewer, catalogue, at, address: request.ip, trace: request.id }
  }

  serve(app, deps, routes.postMissedCall, ({ tenantId, body, request }) => {
    checkSecret(deps.missedCallsSecret, request.headers.authorization)
    const rangAt = past(body.rangAt, now())
    return inTenant(db, tenantId, (tx) => noteRing(tx, { tenantId, keys, newId }, { ...body, rangAt, notedBy: null }))
  })

  serve(app, deps, routes.noteMissedCall, ({ tenantId, viewer, body }) => {
    const rangAt = body.rangAt ? past(body.rangAt, now()) : now()
    const ring = { ...body, rangAt, seconds: body.seconds ?? null, notedBy: viewer.id }
    return inTenant(db, tenantId, (tx) => noteRing(tx, { tenantId, keys, newId }, ring))
  })

  serve(app, deps, routes.listMissedCalls, ({ tenantId, viewer }) =>
    readTenant(db, tenantId, async (tx) => {
      const at = now()
      const { people } = await catalogueFor(tx, tenantId, dayInChina(at))
      const { rows, total } = await openMissedCalls(tx, tenantId, MOST)
      return {
        rows: rows.map((call) => {
          const { id, sealed, rings, line, seconds, ended, state, taken } = call
          const holder = holderOf(call, at)
          return {
            id,
            rings,
            line,
            seconds,
            ended,
            state,
            masked: maskPhone(openTelephone(keys, tenantId, id, sealed)),
            firstAt: call.firstAt.toISOString(),
            lastAt: call.lastAt.toISOString(),
            triedAt: call.tries.map((one) => one.at.toISOString()),
            taken:
              taken && holder !== null
                ? {
                    by: people.get(holder)?.name ?? '',
                    byMe: holder === viewer.id,
                    until: taken.until.toISOString(),
                  }
                : null,
          }
        }),
        total,
      }
    }),
  )

  serve(app, deps, routes.countMissedCalls, ({ tenantId }) =>
    readTenant(db, tenantId, async (tx) => {
      const { oldestAt, ...open } = await countOpen(tx, tenantId)
      const today = await countSince(tx, tenantId, startOfDay(dayInChina(now())))
      return { ...open, oldestAt: oldestAt?.toISOString() ?? null, today }
    }),
  )

  serve(app, deps, routes.takeMissedCall, (call) =>
    inTenant(db, call.tenantId, async (tx) => {
      const id = call.params.missedCallId
      const taken = await takeCall(tx, keys, await looking(tx, call), id)
      return { ...taken, id, firstAt: taken.firstAt.toISOString(), until: taken.until.toISOString() }
    }),
  )

  serve(app, deps, routes.endMissedCall, (call) =>
    inTenant(db, call.tenantId, async (tx) => {
      const id = call.params.missedCallId
      const { state } = await endCall(tx, await looking(tx, call), id, call.body)
      return { id, state, stateText: missedStates[state] }
    }),
  )
}

type From = Readonly<{ tenantId: number; viewer: Viewer; request: FastifyRequest }>

/** @throws AppError `bad-input` for a time that has not come yet */
function past(rangAt: string, now: Date): Date {
  const at = new Date(rangAt)
  if (at.getTime() <= now.getTime() + AHEAD_MS) return at
  const message = '来电时间还没有到 / the time has not come yet'
  throw new AppError('bad-input', { fields: [{ path: 'rangAt', message }] })
}
