import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Limit } from '../../contract/route.ts'
import type { Deps } from '../deps.ts'
import { protect } from './headers.ts'
import { checkHost, checkOneHost } from './host.ts'
import { type Limiter, limiter } from './limiter.ts'
import { countsAccounts } from './limits.ts'
import { checkSameSite, SAFE } from './same-site.ts'
import { endIfSlow, limitConnections } from './sockets.ts'
import { uploadGate } from './uploads.ts'

declare module 'fastify' {
  // eslint-disable-next-line typescript/consistent-type-definitions
  interface FastifyContextConfig {
    /** The class of a declared route, by which its calls are counted. */
    limit?: Limit
    /** It opens to a number and a code: wrong ones are counted. */
    guessable?: boolean
  }
  // eslint-disable-next-line typescript/consistent-type-definitions
  interface FastifyInstance {
    limiter: Limiter
  }
}

/**
 * Puts the edges before every route that is added later: the host, where a request comes from, how often and how slowly it comes,
 * wrong codes, and the headers of every answer.
 */
export function guard(app: FastifyInstance, { edges, now }: Pick<Deps, 'edges' | 'now'>): void {
  const { origin, trustProxy, limits, patience } = edges
  const limit = limiter(limits, now)
  const enter = uploadGate(patience)
  app.decorate('limiter', limit)
  limitConnections(app.server, patience, trustProxy !== null)

  app.addHook('onRequest', (request, _reply, done) => {
    checkOneHost(request)
    if (origin !== null) checkHost(request, origin)
    checkSameSite(request, origin)
    if (request.url.startsWith('/api/')) limit.ofAddress('address', request)
    done()
  })
  app.addHook('onSend', (request, reply, _payload, done) => {
    protect(request, reply, edges)
    done()
  })

  app.addHook('onRoute', (route) => {
    const { limit: name, guessable, file } = route.config ?? {}
    if (!name) return
    route.onRequest = (request, reply, done) => {
      if (!countsAccounts.has(name)) limit.ofAddress(name, request)
      if (name === 'signIn') limit.beforeSignIn(request)
      // Where the number stands in the address, before anything is read or looked up.
      if (guessable && numberIn(request.params) !== null) limit.beforeGuess(numberOf(request), request)
      // Comes at the end of every answer, and where the caller has hung up.
      if (file) reply.raw.once('close', enter(request))
      else if (!SAFE.has(request.method)) endIfSlow(request.raw, patience.body)
      done()
    }
    if (name === 'signIn')
      route.onSend = (request, reply, _payload, done) => {
        if (reply.statusCode === 401 || reply.statusCode === 403) limit.wrongSignIn(request)
        done()
      }
    if (!guessable) return
    route.preHandler = (request, _reply, done) => {
      if (numberIn(request.params) === null) limit.beforeGuess(numberOf(request), request)
      done()
    }
    route.onSend = (request, reply, _payload, done) => {
      if (reply.statusCode === 404) limit.wrongGuess(numberOf(request), request)
      done()
    }
  })
}

/** The number a caller shows a code for, in the address or in the body. */
function numberOf({ params, body }: FastifyRequest): string {
  return numberIn(params) ?? numberIn(body) ?? ''
}

function numberIn(said: unknown): string | null {
  return typeof said === 'object' && said !== null && 'number' in said ? String(said.number) : null
}
