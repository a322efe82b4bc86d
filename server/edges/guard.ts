import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Limit } from '../../contract/route.ts'
import type { Deps } from '../deps.ts'
import { protect } from './headers.ts'
import { checkHost, checkOneHost } from './host.ts'
import { type Limiter, limiter } from './limiter.ts'
import { countsAccounts } from './limits.ts'
import { checkSameSite, SAFE } from './same-site.ts'
import { endIfSlow, limitConnections } from './sockets.ts'

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
    protect(request, reply, origin)
    done()
  })

  app.addHook('onRoute', (route) => {
    const { limit: name, guessable, file } = route.config ?? {}
    if (!name) return
    route.onRequest = [
      (request, _reply, done) => {
        if (!countsAccounts.has(name)) limit.ofAddress(name, request)
        if (!SAFE.has(request.method) && !file) endIfSlow(request.raw, patience.body)
        done()
      },
    ]
    if (!guessable) return
    route.preHandler = (request, _reply, done) => {
      limit.beforeGuess(numberOf(request), request)
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
  const said = { ...(body as object | null), ...(params as object | null) }
  return 'number' in said ? String(said.number) : ''
}
