import { z } from 'zod'
import type { Role } from '../domain/access/role.ts'
import type { ErrorCode } from './errors.ts'

type Shape = z.ZodType

/** How often a route may be called; the figures stand in `server/edges/limits.ts`. */
export type Limit = 'submit' | 'lookUp' | 'signIn' | 'upload' | 'read' | 'nearby' | 'telephone' | 'signedIn' | 'export'

/** One HTTP route: the server implements it, the web calls it, OpenAPI is made from it. */
export type Route = Readonly<{
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Fastify's notation: `/api/matters/:matterId`. */
  path: `/api/${string}`
  summary: string
  tag: string
  /** Who may call it at all; what they may do beyond that is decided by the rules. */
  who: 'public' | 'signedIn' | readonly Role[]
  /** Opens to a session that has given the first factor alone. */
  half?: true
  /** Opens also where the prefecture wants another password first. */
  oldPassword?: true
  /** False where it answers before any prefecture is set up; its handler gets tenant 0. */
  prefecture?: false
  params?: Shape
  query?: Shape
  body?: Shape
  /** Where the body is a file itself: the media types that are taken. */
  file?: readonly string[]
  /** The largest body taken, in bytes; the server's ordinary limit unless given. */
  bodyLimit?: number
  /** Unless given, what follows from the rest: `limitOf`. */
  limit?: Limit
  /** Absent where the answer is a file or leads to another address. */
  output?: Shape
  /** 200 unless given; 303 leads a browser to another address. */
  status?: 200 | 201 | 303
  /** What may go wrong in it, beside what may on any route of its kind (`failuresOf`). */
  errors?: readonly ErrorCode[]
}>

/** Declares a route and keeps its exact type, from which the server's and the web's types are taken. */
export function route<const R extends Route>(declared: R): R {
  return declared
}

/** The class of a route whose frequency is limited: what is declared, else by who may call it and what it does. */
export function limitOf(route: Route): Limit {
  const { who, body, file, limit } = route
  if (limit) return limit
  if (who !== 'public') return 'signedIn'
  if (file) return 'upload'
  if (isGuessable(route)) return 'lookUp'
  return body ? 'submit' : 'read'
}

/** Whether a route opens to whoever knows a number and its code, without an account: wrong codes are counted. */
export function isGuessable({ who, query, body, errors = [] }: Route): boolean {
  return who === 'public' && errors.includes('submission-not-found') && [query, body].some(takesCode)
}

function takesCode(shape: Shape | undefined): boolean {
  return shape instanceof z.ZodObject && 'code' in shape.shape
}

/** Every failure a call of the route can answer with: its own, and those of any route that takes or needs the same. */
export function failuresOf(route: Route): ReadonlySet<ErrorCode> {
  const { method, who, half, oldPassword, prefecture, params, query, body, file, errors = [] } = route
  return new Set<ErrorCode>([
    ...errors,
    ...(method === 'GET' ? [] : ['cross-site' as const]),
    ...(params || query || body ? ['bad-input' as const] : []),
    ...(body ? ['bad-json' as const] : []),
    ...(body || file ? ['too-large' as const, 'unsupported-media' as const] : []),
    ...(prefecture === false ? [] : ['tenant-not-found' as const]),
    ...(who === 'public' ? [] : ['not-signed-in' as const]),
    ...(who === 'public' || half ? [] : ['second-factor-missing' as const]),
    ...(who === 'public' || half || oldPassword ? [] : ['password-too-old' as const]),
    ...(who === 'public' || who === 'signedIn' ? [] : ['not-allowed' as const]),
    'wrong-host',
    'too-many-requests',
    'internal',
    'unavailable',
  ])
}

/** What a failed call answers with, as `application/problem+json` (RFC 9457). */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    zh: z.string(),
    en: z.string(),
    /** For bad input: each field that is wrong, by its path, and what it should be. */
    fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    /** For a refused action: what happened since the caller last looked. */
    meanwhile: z.array(z.record(z.string(), z.unknown())).optional(),
    /** The values behind the words. */
    params: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.output<typeof problem>
