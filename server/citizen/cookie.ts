import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'
import { SESSION_DAYS } from './limits.ts'

const NAME = 'lianxin-citizen'

/** What the browser holds of a citizen's session; null where it holds none. */
export function readCitizenCookie(request: FastifyRequest, { edges }: Pick<Deps, 'edges'>): string | null {
  const name = nameOf(request, edges.origin)
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [found = '', value = ''] = part.trim().split('=', 2)
    if (found === name && /^[\w-]{20,100}$/.test(value)) return value
  }
  return null
}

/** Gives the browser the cookie, or takes it away. No script reads it, and no other site sends it along with a form. */
export function writeCitizenCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  { edges }: Pick<Deps, 'edges'>,
  token: string | null,
): void {
  const name = nameOf(request, edges.origin)
  const age = token === null ? 0 : SESSION_DAYS * 86_400
  const secure = name === NAME ? '' : '; Secure'
  void reply.header('set-cookie', `${name}=${token ?? ''}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${secure}`)
}

/** Where the site is reached by https, a name that no other site of the domain can set. */
function nameOf(request: FastifyRequest, origin: string | null): string {
  const secure = origin === null ? request.protocol === 'https' : origin.startsWith('https:')
  return secure ? `__Host-${NAME}` : NAME
}
