import { z } from 'zod'
import type { Role } from '../domain/access/role.ts'
import type { ErrorCode } from './errors.ts'

type Shape = z.ZodType

/** One HTTP route: the server implements it, the web calls it, OpenAPI is made from it. */
export type Route = Readonly<{
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Fastify's notation: `/api/matters/:matterId`. */
  path: `/api/${string}`
  summary: string
  tag: string
  /** Who may call it at all; what they may do beyond that is decided by the rules. */
  who: 'public' | 'signedIn' | readonly Role[]
  /** False where it answers before any prefecture is set up; its handler gets tenant 0. */
  prefecture?: false
  params?: Shape
  query?: Shape
  body?: Shape
  /** Where the body is a file itself: the media types that are taken. */
  file?: readonly string[]
  /** The largest body taken, in bytes; the server's ordinary limit unless given. */
  bodyLimit?: number
  /** Absent where the answer is a file. */
  output?: Shape
  /** 200 unless given. */
  status?: 200 | 201
  /** What may go wrong in it, beside what may on any route of its kind (`failuresOf`). */
  errors?: readonly ErrorCode[]
}>

/** Declares a route and keeps its exact type, from which the server's and the web's types are taken. */
export function route<const R extends Route>(declared: R): R {
  return declared
}

/** Every failure a call of the route can answer with: its own, and those of any route that takes or needs the same. */
export function failuresOf({ who, prefecture, params, query, body, file, errors = [] }: Route): ReadonlySet<ErrorCode> {
  return new Set<ErrorCode>([
    ...errors,
    ...(params || query || body ? ['bad-input' as const] : []),
    ...(body ? ['bad-json' as const] : []),
    ...(body || file ? ['too-large' as const, 'unsupported-media' as const] : []),
    ...(prefecture === false ? [] : ['tenant-not-found' as const]),
    ...(who === 'public' ? [] : ['not-signed-in' as const]),
    ...(who === 'public' || who === 'signedIn' ? [] : ['not-allowed' as const]),
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
