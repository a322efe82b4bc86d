import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { ErrorCode } from '../contract/errors.ts'
import type { Problem } from '../contract/route.ts'
import { AppError, problemOf } from './errors.ts'

/** Failures Fastify finds before a handler runs. */
const byFastify: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'bad-json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'bad-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bad-json',
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media',
  FST_ERR_BAD_URL: 'no-such-page',
}

/** PostgreSQL is away, starting or full: class 08, 57P, 53. */
const unavailable = /^(08|57P|53)|^ECONN|^ENOENT$|^EPIPE$/

/** Answers any failure from the catalogue; what is not in it is logged and told as `internal` without its text. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { code, extra } = failureOf(error as FastifyError)
  if (code === 'internal' || code === 'unavailable') request.log.error({ err: error, req: request }, code)
  const problem = problemOf(code, extra, languageOf(request))
  const { seconds } = extra.params ?? {}
  if (problem.status === 429 && typeof seconds === 'number') void reply.header('retry-after', String(seconds))
  return reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problem)
}

function failureOf(error: FastifyError): { code: ErrorCode; extra: AppError['extra'] } {
  if (error instanceof AppError) return { code: error.code, extra: error.extra }
  if (hasZodFastifySchemaValidationErrors(error)) return { code: 'bad-input', extra: { fields: fieldsOf(error) } }
  const known = byFastify[error.code]
  if (known) return { code: known, extra: {} }
  // A malformed body that only the parser could notice, as a prototype key, or one that broke off.
  if (error.statusCode === 400) return { code: 'bad-json', extra: {} }
  if (unavailable.test(error.code ?? '')) return { code: 'unavailable', extra: {} }
  return { code: 'internal', extra: {} }
}

function fieldsOf(error: FastifyError): Problem['fields'] {
  const found = error.validation ?? []
  return found
    .slice(0, 50)
    .map(({ instancePath, message = '' }) => ({ path: instancePath.replace(/^\//, '').replaceAll('/', '.'), message }))
}

function languageOf(request: FastifyRequest): 'zh' | 'en' {
  return /^\s*en/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh'
}
