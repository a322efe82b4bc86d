import type { FastifyInstance, FastifyRequest } from 'fastify'
import {
  askCode,
  citizenSession,
  endCitizenSession,
  ownSubmission,
  ownSubmissions,
  showCode,
} from '../../contract/citizen.ts'
import { inTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { standingOf } from '../intake/look-up.ts'
import { serve } from '../serve.ts'
import { makeCode, tryCode } from './code.ts'
import { citizenCookie } from './cookie.ts'
import { CODE_MINUTES } from './limits.ts'
import { messages } from './message.ts'
import { findOwn, listOwn } from './own.ts'
import { mobileOf } from './phone.ts'
import { beginCitizenSession, endCitizenSession as end, findCitizenSession } from './session.ts'

export function citizenRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, keys, now } = deps
  const outgoing = messages(deps, app.log)
  app.addHook('onClose', () => outgoing.settled())

  const sessionOf = (tenantId: number, request: FastifyRequest) =>
    findCitizenSession(db, tenantId, citizenCookie.read(request, deps), now())

  serve(app, deps, askCode, async ({ tenantId, body, request }) => {
    const aMinute = codesAMinute(deps)
    const phone = mobileOf(keys, tenantId, body.phone)
    const asking = { phone, address: request.ip, aMinute, now: now() }
    const code = await toldOfFloods(
      request,
      inTenant(db, tenantId, (tx) => makeCode(tx, keys, tenantId, asking)),
    )
    outgoing.send(tenantId, phone, code)
    return { minutes: CODE_MINUTES }
  })

  serve(app, deps, showCode, async ({ tenantId, body, request, reply }) => {
    codesAMinute(deps)
    const phone = mobileOf(keys, tenantId, body.phone)
    const at = now()
    const verdict = await toldOfFloods(
      request,
      inTenant(db, tenantId, (tx) => tryCode(tx, keys, tenantId, { phone, code: body.code, now: at })),
    )
    if (verdict === 'wrong') throw new AppError('wrong-phone-code')
    await end(db, citizenCookie.read(request, deps))
    citizenCookie.write(request, reply, deps, await beginCitizenSession(db, { tenantId, phoneHash: phone.hash }, at))
    return { signedIn: true as const }
  })

  serve(app, deps, citizenSession, async ({ tenantId, request }) => ({
    signedIn: (await sessionOf(tenantId, request)) !== null,
    open: deps.sms !== null && deps.phoneCodes !== null,
  }))

  serve(app, deps, endCitizenSession, async ({ request, reply }) => {
    await end(db, citizenCookie.read(request, deps))
    citizenCookie.write(request, reply, deps, null)
    return { signedIn: false as const }
  })

  serve(app, deps, ownSubmissions, async ({ tenantId, request }) => {
    const session = await sessionOf(tenantId, request)
    if (!session) throw new AppError('phone-not-shown')
    return inTenant(db, tenantId, (tx) => listOwn(tx, tenantId, session.phoneHash))
  })

  serve(app, deps, ownSubmission, async ({ tenantId, params, request }) => {
    const session = await sessionOf(tenantId, request)
    if (!session) throw new AppError('phone-not-shown')
    return inTenant(db, tenantId, async (tx) =>
      standingOf(tx, tenantId, await findOwn(tx, tenantId, session.phoneHash, params.number), now()),
    )
  })
}

/** @throws AppError `sms-unavailable` where the prefecture sends no codes */
function codesAMinute({ sms, phoneCodes }: Deps): number {
  if (sms === null || phoneCodes === null) throw new AppError('sms-unavailable')
  return phoneCodes
}

/** Whoever keeps the server reads in its log that somebody has codes sent or guesses at them in masses. */
async function toldOfFloods<T>({ log }: FastifyRequest, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof AppError && error.code === 'codes-busy') log.warn('codes by telephone are at their ceiling')
    throw error
  }
}
