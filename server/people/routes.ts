import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as account from '../../contract/account.ts'
import * as people from '../../contract/people.ts'
import type { Actor } from '../../domain/access/role.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { inTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { serve } from '../serve.ts'
import { accountRows, type By, disableAccount, openFor, resetAccount } from './accounts.ts'
import { sessionCookie } from './cookie.ts'
import { type MadeLink, readLink } from './link.ts'
import { aboutMe, aboutSignIn } from './me.ts'
import { publicTenant } from './public-tenant.ts'
import { newRecoveryCodes } from './recovery.ts'
import { endSession, endSessions, findSession, type From, type Session, sessionsOf } from './session.ts'
import { setUpAccount, setUpAdministrators } from './set-up.ts'
import { changePassword, confirmTotp, offerTotp } from './own-factors.ts'
import { giveCode, signIn, told } from './sign-in.ts'

/** Where a request came from, as the access log keeps it. */
export function fromOf(request: FastifyRequest): From {
  return { address: request.ip, agent: request.headers['user-agent'] ?? null }
}

export function peopleRoutes(app: FastifyInstance, deps: Deps): void {
  signingIn(app, deps)
  ownSettings(app, deps)
  accounts(app, deps)
  settingUp(app, deps)
}

function signingIn(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  serve(app, deps, people.signIn, async ({ body, request, reply }) => {
    const tenantId = body.prefecture ?? (await publicTenant(deps))
    const { token, next } = await signIn(deps, tenantId, body, fromOf(request))
    sessionCookie.write(request, reply, deps, token)
    return { next }
  })

  serve(app, deps, people.readSignIn, ({ tenantId, actor, session }) =>
    inTenant(db, tenantId, (tx) => aboutSignIn(tx, session, actor.id, now())),
  )

  serve(app, deps, people.giveCode, async ({ session, body, request, reply }) => {
    const token = await giveCode(deps, session, body.code, fromOf(request))
    sessionCookie.write(request, reply, deps, token)
    return { next: 'done' as const }
  })

  serve(app, deps, people.signOut, async ({ request, reply }) => {
    const token = sessionCookie.read(request, deps)
    const session = token === null ? null : await findSession(db, token, now(), deps.sessions.idleMinutes)
    if (token !== null) await endSession(db, token)
    if (session) {
      await inTenant(db, session.tenantId, (tx) => told(tx, session, 'signOut', true, now(), fromOf(request)))
    }
    sessionCookie.write(request, reply, deps, null)
    return { ended: true as const }
  })
}

function ownSettings(app: FastifyInstance, deps: Deps): void {
  const { db, keys, now } = deps

  serve(app, deps, people.me, ({ tenantId, viewer }) =>
    inTenant(db, tenantId, (tx) => aboutMe(tx, tenantId, viewer, now())),
  )

  serve(app, deps, people.newTotp, ({ session }) => offerTotp(deps, session))

  serve(app, deps, people.setTotp, async ({ session, body, request, reply }) => {
    const { token, recoveryCodes } = await confirmTotp(deps, session, body, fromOf(request))
    sessionCookie.write(request, reply, deps, token)
    return { recoveryCodes: [...recoveryCodes] }
  })

  serve(app, deps, people.setPassword, async ({ session, body, request, reply }) => {
    const { token, ended } = await changePassword(deps, session, body, fromOf(request))
    sessionCookie.write(request, reply, deps, token)
    return { ended }
  })

  serve(app, deps, people.newRecoveryCodes, ({ tenantId, session, request }) =>
    inTenant(db, tenantId, async (tx) => {
      const codes = await newRecoveryCodes(tx, keys, session, now())
      await told(tx, session, 'secondFactor', true, now(), fromOf(request), { changed: 'recoveryCodes' })
      return { recoveryCodes: [...codes] }
    }),
  )

  serve(app, deps, people.listSessions, async ({ session }) => {
    const rows = await sessionsOf(db, session, now(), deps.sessions.idleMinutes)
    return {
      rows: rows.map(({ id, beganAt, seenAt, agent, address }) => ({
        id,
        beganAt: beganAt.toISOString(),
        seenAt: seenAt.toISOString(),
        agent,
        address,
        here: id === session.id,
      })),
    }
  })

  const end = (session: Session, which: { id: string } | { but: string }, request: FastifyRequest) =>
    inTenant(db, session.tenantId, async (tx) => {
      const ended = await endSessions(tx, session, which)
      if (ended > 0) await told(tx, session, 'signOut', true, now(), fromOf(request), { ended })
      return { ended }
    })

  serve(app, deps, people.endSession, ({ session, params, request }) => end(session, { id: params.sessionId }, request))

  serve(app, deps, people.endOtherSessions, ({ session, request }) => end(session, { but: session.id }, request))
}

/** A link as it is told, once. */
const shown = ({ link, endsAt }: MadeLink) => ({ link, endsAt: endsAt.toISOString() })

function accounts(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps
  const by = (actor: Actor, request: FastifyRequest): By => ({ personId: actor.id, address: request.ip })

  serve(app, deps, account.listAccounts, ({ tenantId }) =>
    inTenant(db, tenantId, async (tx) => ({ rows: await accountRows(tx, tenantId, now()) })),
  )

  serve(app, deps, account.openAccount, async ({ tenantId, actor, body, request }) => {
    const { personId, username } = body
    return shown(await openFor(db, { tenantId, personId }, username, by(actor, request), now()))
  })

  serve(app, deps, account.resetAccount, async ({ tenantId, actor, params, request }) =>
    shown(await resetAccount(db, { tenantId, ...params }, by(actor, request), now())),
  )

  serve(app, deps, account.disableAccount, ({ tenantId, actor, params, body, request }) =>
    inTenant(db, tenantId, async (tx) => {
      await disableAccount(tx, { tenantId, ...params }, body, by(actor, request), now())
      const row = (await accountRows(tx, tenantId, now())).find(({ personId }) => personId === params.personId)
      if (!row) throw new AppError('account-not-found')
      return row
    }),
  )
}

function settingUp(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  serve(app, deps, account.readLink, async ({ body }) => {
    const link = await readLink(db, body.token, now())
    if (!link) throw new AppError('link-refused')
    const { tenantId, personId, purpose, endsAt } = link
    const tenant = await db.selectFrom('tenant').select('name').where('id', '=', tenantId).executeTakeFirstOrThrow()
    const about = await inTenant(db, tenantId, async (tx) => {
      const { people: staff } = await catalogueFor(tx, tenantId, dayInChina(now()))
      const account = tx.selectFrom('account').select('username').where('tenantId', '=', tenantId)
      const known = personId === null ? undefined : await account.where('personId', '=', personId).executeTakeFirst()
      return { name: (personId && staff.get(personId)?.name) ?? null, username: known?.username ?? null }
    })
    return { purpose, prefecture: tenant.name, ...about, endsAt: endsAt.toISOString() }
  })

  serve(app, deps, account.setUp, async ({ body, request, reply }) => {
    sessionCookie.write(request, reply, deps, await setUpAccount(deps, body.token, body.password, fromOf(request)))
    return { next: 'enrol' as const }
  })

  serve(app, deps, account.setUpAdministrators, async ({ body, request, reply }) => {
    const { token, system, audit } = await setUpAdministrators(deps, body.token, body, fromOf(request))
    sessionCookie.write(request, reply, deps, token)
    return { next: 'enrol' as const, system: shown(system), audit: shown(audit) }
  })
}
