import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Edges } from './edges.ts'
import { originOf, type Tiles } from './tiles.ts'

type Policy = Readonly<Record<string, string>>

const policy = (of: Policy) =>
  Object.entries(of)
    .map(([name, value]) => `${name} ${value}`.trim())
    .join('; ')

/** Pictures of the map are fetched by script, or by an image where the browser cannot: both lead to their site and to no other. */
const pageRules = (tiles: Tiles | null): Policy => {
  const theirs = tiles ? ` ${originOf(tiles)}` : ''
  return {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': `'self' data: blob:${theirs}`,
    'font-src': "'self'",
    'connect-src': `'self'${theirs}`,
    'media-src': "'self' blob:",
    'manifest-src': "'self'",
    'worker-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  }
}

/**
 * What a page may load and do: what this site serves itself, and pictures of the map where a source of them is set; no
 * script or style written into a page, no frame around it.
 */
export function pagePolicy(tiles: Tiles | null): string {
  return policy(pageRules(tiles))
}

/** The same for the desk, where the values of the theme are written into the page under a nonce of this one answer. */
export function deskPolicy(nonce: string, tiles: Tiles | null): string {
  return policy({ ...pageRules(tiles), 'style-src': `'self' 'nonce-${nonce}'` })
}

/** An answer or a file is no page: opened as one it may do nothing. */
export const answerPolicy = policy({
  'default-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  sandbox: '',
})

/** The reader of the interface at /api/docs: its scripts and styles are files of its own, but for one style that it writes. */
export const docsPolicy = policy({
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
})

/** On every answer. */
export const always: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // A place and a photograph are given by whoever says something; nothing else of the machine is asked for.
  'permissions-policy':
    'camera=(self), geolocation=(self), microphone=(self), accelerometer=(), autoplay=(), bluetooth=(), display-capture=(), gyroscope=(), hid=(), magnetometer=(), midi=(), payment=(), serial=(), usb=(), xr-spatial-tracking=()',
}

/** One year (RFC 6797); other hosts of the domain are not ours to speak for. */
const hsts = 'max-age=31536000'

/**
 * Gives an answer the headers that protect it. What a handler has set itself stays.
 */
export function protect(
  request: FastifyRequest,
  reply: FastifyReply,
  { origin, tiles }: Pick<Edges, 'origin' | 'tiles'>,
): void {
  const isAnswer = /^\/api(\/|\?|$)/.test(request.url)
  void reply.headers(always).header('x-request-id', request.id)
  if (origin?.startsWith('https:')) void reply.header('strict-transport-security', hsts)
  if (!reply.hasHeader('content-security-policy'))
    void reply.header('content-security-policy', isAnswer ? answerPolicy : pagePolicy(tiles))
  if (isAnswer && !reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store')
}
