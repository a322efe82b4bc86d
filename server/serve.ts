import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Actor, Viewer } from '../domain/access/role.ts'
import { errors } from '../contract/errors.ts'
import { failuresOf, isGuessable, limitOf, problem, type Route } from '../contract/route.ts'
import type { Deps } from './deps.ts'
import { countsAccounts } from './edges/limits.ts'
import { AppError } from './errors.ts'
import { type Caller, callerOf } from './people/caller.ts'
import type { Session } from './people/session.ts'
import { publicTenant } from './people/public-tenant.ts'

type Out<S> = S extends z.ZodType ? z.output<S> : undefined
type In<S> = S extends z.ZodType ? z.input<S> : undefined

/** What a handler gets: checked input, and who calls from which prefecture. */
export type Call<R extends Route> = Readonly<{
  params: Out<R['params']>
  query: Out<R['query']>
  body: Out<R['body']>
  tenantId: number
  actor: R['who'] extends 'public' ? null : Actor
  viewer: R['who'] extends 'public' ? null : Viewer
  session: R['who'] extends 'public' ? null : Session
  request: FastifyRequest
  reply: FastifyReply
}>

/** What a handler answers with; a route without `output` sends a file through `reply`. */
export type Answer<R extends Route> = R['output'] extends z.ZodType ? In<R['output']> : FastifyReply

/** An answer that is no JSON. */
const aFile = { description: 'The file itself.', content: { '*/*': { schema: z.unknown() } } }
const elsewhere = { ...aFile, description: 'Goes on to another address.' }

/** Puts a declared route on the server: checks input by its shapes, finds the caller, calls the handler. */
export function serve<const R extends Route>(
  app: FastifyInstance,
  deps: Deps,
  route: R,
  handle: (call: Call<R>) => Promise<Answer<R>>,
): void {
  const status = route.status ?? 200
  const limit = limitOf(route)
  app.route({
    method: route.method,
    url: route.path,
    ...(route.bodyLimit !== undefined && { bodyLimit: route.bodyLimit }),
    schema: {
      summary: route.summary,
      tags: [route.tag],
      ...(route.params && { params: route.params }),
      ...(route.query && { querystring: route.query }),
      ...(route.body && { body: route.body }),
      ...(route.who !== 'public' && { security: [{ session: [] }] }),
      response: { ...problemsOf(route), [status]: route.output ?? (status === 303 ? elsewhere : aFile) },
    },
    config: { limit, guessable: isGuessable(route), ...(route.file && { file: route.file }) },
    // Before the body is read: whoever may not come in need not send it.
    preParsing: async (request) => {
      const caller = await admitted(deps, route, request)
      if (caller.actor && countsAccounts.has(limit)) app.limiter.ofAccount(limit, caller.tenantId, caller.actor.id)
      callers.set(request, caller)
    },
    handler: async (request, reply) => {
      const caller = callers.get(request)
      const { params, query, body } = request
      const answer = await handle({ params, query, body, ...caller, request, reply } as Call<R>)
      return route.output ? reply.code(status).send(answer) : reply
    },
  })
}

/** Who was admitted with a request. */
const callers = new WeakMap<FastifyRequest, Caller | Nobody>()

type Nobody = Readonly<{ tenantId: number; actor: null; viewer: null; session: null }>

async function admitted(deps: Deps, route: Route, request: FastifyRequest): Promise<Caller | Nobody> {
  const nobody = { actor: null, viewer: null, session: null }
  if (route.prefecture === false) return { tenantId: 0, ...nobody }
  if (route.who === 'public') return { tenantId: await publicTenant(deps), ...nobody }
  const caller = await callerOf(deps, request)
  if (!caller) throw new AppError('not-signed-in')
  if (!caller.session.whole && !route.half) throw new AppError('second-factor-missing')
  if (caller.passwordTooOld && !route.half && !route.oldPassword)
    throw new AppError('password-too-old', { params: { days: deps.sessions.passwordDays ?? 0 } })
  const { who } = route
  if (who !== 'signedIn' && !caller.viewer.grants.some(({ role }) => who.includes(role)))
    throw new AppError('not-allowed')
  return caller
}

/** The failures of a route by status, for OpenAPI: each status with the codes that may come. */
function problemsOf(route: Route) {
  const codes = Map.groupBy(failuresOf(route), (code) => errors[code].status)
  const content = { 'application/problem+json': { schema: problem } }
  return Object.fromEntries([...codes].map(([status, list]) => [status, { description: list.join(', '), content }]))
}
