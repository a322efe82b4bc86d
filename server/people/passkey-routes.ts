import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { FastifyInstance } from 'fastify'
import * as passkey from '../../contract/passkey.ts'
import type { Deps } from '../deps.ts'
import { serve } from '../serve.ts'
import { sessionCookie } from './cookie.ts'
import { askToSignIn, dropPasskey, keepPasskey, offerPasskey, passkeysOf, signInByPasskey, siteOf } from './passkey.ts'
import { askedTenant } from './public-tenant.ts'
import { fromOf } from './routes.ts'

export function passkeyRoutes(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, passkey.askForPasskey, async ({ session, request }) => ({
    options: { ...(await offerPasskey(deps, session, siteOf(request, deps))) },
  }))

  serve(app, deps, passkey.addPasskey, async ({ session, body, request, reply }) => {
    const told = { name: body.name, credential: body.credential as RegistrationResponseJSON }
    const { token, recoveryCodes } = await keepPasskey(deps, session, told, siteOf(request, deps), fromOf(request))
    if (token !== null) sessionCookie.write(request, reply, deps, token)
    return { recoveryCodes: [...recoveryCodes] }
  })

  serve(app, deps, passkey.listPasskeys, async ({ session }) => ({ rows: await passkeysOf(deps, session) }))

  serve(app, deps, passkey.dropPasskey, async ({ session, params, request }) => ({
    dropped: await dropPasskey(deps, session, params.passkeyId, fromOf(request)),
  }))

  serve(app, deps, passkey.askToSignIn, async ({ query, request }) => ({
    options: { ...(await askToSignIn(deps, await askedTenant(deps, query.prefecture), siteOf(request, deps))) },
  }))

  serve(app, deps, passkey.signInByPasskey, async ({ body, request, reply }) => {
    const tenantId = await askedTenant(deps, body.prefecture)
    const credential = body.credential as AuthenticationResponseJSON
    const token = await signInByPasskey(deps, tenantId, credential, siteOf(request, deps), fromOf(request))
    sessionCookie.write(request, reply, deps, token)
    return { next: 'done' as const }
  })
}
