import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import fastifySwagger from '@fastify/swagger'
import fastifySwaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyInstance, type FastifyReply, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { accessLogRoutes } from './access-log/routes.ts'
import { answersRoutes } from './answers/routes.ts'
import { adviceRoutes } from './advice/routes.ts'
import { bookRoutes } from './book/routes.ts'
import { calendarRoutes } from './calendar/routes.ts'
import { catalogueRoutes } from './catalogue/routes.ts'
import { citizenRoutes } from './citizen/routes.ts'
import { clockRoutes } from './clocks/routes.ts'
import { consultationRoutes } from './consultation/routes.ts'
import { deskPage, isOfTheDesk } from './desk-page.ts'
import type { Deps } from './deps.ts'
import { dutyCheckRoutes } from './duty-check/routes.ts'
import { guard } from './edges/guard.ts'
import { docsPolicy, protect } from './edges/headers.ts'
import { socketOptions } from './edges/sockets.ts'
import { AppError } from './errors.ts'
import { identityRoutes } from './identity/routes.ts'
import { intakeRoutes } from './intake/routes.ts'
import { joinRoutes } from './join/routes.ts'
import { leadingRoutes } from './leading/routes.ts'
import { ledgerRoutes } from './ledger/routes.ts'
import { liveRoutes } from './live/routes.ts'
import { mapRoutes } from './map/routes.ts'
import { logOptions } from './log.ts'
import { missedCallRoutes } from './missed-call/routes.ts'
import { noticeRoutes } from './notice/routes.ts'
import { openapiOptions } from './openapi.ts'
import { ownRoutes } from './own/routes.ts'
import { passkeyRoutes } from './people/passkey-routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { regionRoutes } from './region/routes.ts'
import { retentionRoutes } from './retention/routes.ts'
import { signOnRoutes } from './sign-on/routes.ts'
import { answerProblem } from './problem.ts'
import { exportRoutes } from './export/routes.ts'
import { watermarkRoutes } from './watermark/routes.ts'
import { readerRoutes } from './reader/routes.ts'
import { redactionRoutes } from './redaction/routes.ts'
import { relayRoutes } from './relay/routes.ts'
import { suggestionRoutes } from './suggestion/routes.ts'
import { supervisionRoutes } from './supervision/routes.ts'

/** Bodies of JSON; attachments have a limit of their own. */
const BODY_LIMIT = 256 * 1024

/**
 * The whole HTTP side: every route of `contract/`, OpenAPI 3.1 at /api/openapi.json, its reader at /api/docs, and the
 * built web pages.
 *
 * @param webRoot folder of the built pages; null where there are none, as in most tests
 */
export async function buildApp(deps: Deps, webRoot: string | null = null): Promise<FastifyInstance> {
  const app = Fastify({
    logger: logOptions(deps.logLevel),
    bodyLimit: BODY_LIMIT,
    ...socketOptions(deps.edges.patience),
    trustProxy: deps.edges.trustProxy ?? false,
    exposeHeadRoutes: false,
    // Ours alone: what a caller sends under this name is not repeated.
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: true }),
    // An address that is none comes past every hook.
    frameworkErrors: (error, request, reply) => {
      protect(request, reply, deps.edges)
      void answerProblem(error, request, reply)
    },
    routerOptions: { maxParamLength: 200 },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(answerProblem)
  const desk = webRoot && existsSync(join(webRoot, 'desk.html')) ? deskPage(webRoot, deps.edges.tiles) : null
  app.setNotFoundHandler((request, reply) => {
    if (webRoot && request.method === 'GET' && !/^\/(api|assets)\//.test(request.url))
      return desk && isOfTheDesk(request.url) ? desk(reply) : reply.sendFile('index.html')
    return answerProblem(new AppError('no-such-page'), request, reply)
  })
  // A form of any site can send plain text without asking first; our routes take JSON.
  app.removeContentTypeParser('text/plain')
  guard(app, deps)
  await app.register(fastifySwagger, openapiOptions(deps.version))
  await app.register(fastifySwaggerUi, {
    routePrefix: '/api/docs',
    theme: { title: '连心接口 Lianxin API' },
    staticCSP: docsPolicy,
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger())
  bookRoutes(app, deps)
  mapRoutes(app, deps)
  regionRoutes(app, deps)
  answersRoutes(app, deps)
  intakeRoutes(app, deps)
  joinRoutes(app, deps)
  citizenRoutes(app, deps)
  ledgerRoutes(app, deps)
  clockRoutes(app, deps)
  liveRoutes(app, deps)
  relayRoutes(app, deps)
  missedCallRoutes(app, deps)
  supervisionRoutes(app, deps)
  consultationRoutes(app, deps)
  leadingRoutes(app, deps)
  ownRoutes(app, deps)
  identityRoutes(app, deps)
  noticeRoutes(app, deps)
  redactionRoutes(app, deps)
  exportRoutes(app, deps)
  watermarkRoutes(app, deps)
  catalogueRoutes(app, deps)
  calendarRoutes(app, deps)
  peopleRoutes(app, deps)
  passkeyRoutes(app, deps)
  accessLogRoutes(app, deps)
  adviceRoutes(app, deps)
  suggestionRoutes(app, deps)
  readerRoutes(app, deps)
  dutyCheckRoutes(app, deps)
  retentionRoutes(app, deps)
  signOnRoutes(app, deps)
  if (webRoot && existsSync(join(webRoot, 'index.html')))
    await app.register(fastifyStatic, {
      root: webRoot,
      wildcard: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: keep,
    })
  return app
}

/** What stands under /assets/ has its hash in its name and never changes; the rest is asked for each time. */
function keep(reply: FastifyReply, path: string): void {
  void reply.header('cache-control', /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
}
