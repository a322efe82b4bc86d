import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { beginSignOn, returnFromSignOn, signInPage, signOnEnd, signOnOffered } from '../../contract/sign-on.ts'
import type { Deps } from '../deps.ts'
import { cookieOf } from '../edges/cookie.ts'
import { AppError } from '../errors.ts'
import { sessionCookie } from '../people/cookie.ts'
import { fromOf } from '../people/routes.ts'
import { endSession } from '../people/session.ts'
import { serve } from '../serve.ts'
import { AWAY_MINUTES, rememberAway, takeAway } from './away.ts'
import { comeIn } from './come-in.ts'
import { isDown } from './issuer-fetch.ts'
import { ownPath } from './path.ts'
import type { SignOnProvider } from './provider.ts'
import { newBrowserSecret, secretsOf } from './secrets.ts'

/** What a browser keeps while it is away at the provider: nobody can be made to come back as somebody else. */
const awayCookie = cookieOf('lianxin-sign-on', AWAY_MINUTES * 60)

export function signOnRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now, signOn, edges } = deps
  const siteOf = (request: FastifyRequest) => edges.origin ?? `${request.protocol}://${request.host}`
  const returnTo = (request: FastifyRequest) => `${siteOf(request)}${returnFromSignOn.path}`

  serve(app, deps, signOnOffered, () => Promise.resolve({ offered: signOn !== null }))

  serve(app, deps, beginSignOn, ({ tenantId, query, request, reply }) =>
    leading(request, reply, query.to, async () => {
      const provider = required(signOn)
      const browserSecret = newBrowserSecret()
      const secrets = secretsOf(browserSecret)
      const there = await reachable(request, provider.begin(returnTo(request), secrets))
      const away = { tenantId: provider.settings.tenantId ?? tenantId, path: ownPath(query.to) }
      await rememberAway(db, secrets, away, now())
      awayCookie.write(request, reply, deps, browserSecret)
      return there.href
    }),
  )

  serve(app, deps, returnFromSignOn, async ({ request, reply }) => {
    const browserSecret = awayCookie.read(request, deps)
    if (browserSecret !== null) awayCookie.write(request, reply, deps, null)
    const secrets = browserSecret === null ? null : secretsOf(browserSecret)
    const away = secrets && (await takeAway(db, secrets, now()))
    return leading(request, reply, away?.path, async () => {
      const provider = required(signOn)
      if (!secrets || !away) throw new AppError('sign-on-failed')
      const returned = new URL(returnTo(request))
      returned.search = new URL(request.url, returned).search
      const named = await provider.finish(returned, secrets)
      const { token, whole } = await comeIn(deps, away.tenantId, named, fromOf(request))
      const earlier = sessionCookie.read(request, deps)
      if (earlier !== null) await endSession(db, earlier)
      sessionCookie.write(request, reply, deps, token)
      return whole ? away.path : `${signInPage}?${new URLSearchParams({ to: away.path }).toString()}`
    })
  })

  // The session here ends by itself, whatever becomes of the one there.
  serve(app, deps, signOnEnd, async ({ request }) => {
    const there = await signOn?.end(`${siteOf(request)}${signInPage}`).catch(() => null)
    return { at: there?.href ?? null }
  })
}

/** @throws AppError `sign-on-unavailable` where there is no provider */
function required(signOn: SignOnProvider | null): SignOnProvider {
  if (signOn === null) throw new AppError('sign-on-unavailable')
  return signOn
}

/** @throws AppError `sign-on-unavailable` where the provider is down, which the log tells once a try */
async function reachable<T>(request: FastifyRequest, asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    if (!isDown(error)) throw error
    request.log.warn('the identity provider cannot be reached')
    throw new AppError('sign-on-unavailable')
  }
}

/** Leads the browser on; what fails is said by the page to sign in, to anything but a browser by the answer itself. */
async function leading(
  request: FastifyRequest,
  reply: FastifyReply,
  to: string | undefined,
  work: () => Promise<string>,
): Promise<FastifyReply> {
  try {
    return reply.redirect(await work(), 303)
  } catch (error) {
    if (!(error instanceof AppError) || !request.headers.accept?.includes('text/html')) throw error
    const query = new URLSearchParams({ failed: error.code, to: ownPath(to) })
    return reply.redirect(`${signInPage}?${query.toString()}`, 303)
  }
}
