import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'

type Edges = Pick<Deps, 'edges'>

/** One cookie of ours, that holds a token and nothing else. */
export type Cookie = Readonly<{
  /** The token a browser sent; null where it sent none, or something that is none. */
  read: (request: FastifyRequest, edges: Edges) => string | null
  /** Gives the browser the token, or takes it away. */
  write: (request: FastifyRequest, reply: FastifyReply, edges: Edges, token: string | null) => void
}>

/**
 * A cookie that no script reads and no other site sends along with a form. Where the site is reached by https its name
 * begins with `__Host-`: no other site of the domain can set it then.
 *
 * @param seconds how long the browser keeps it; null until it is closed
 */
export function cookieOf(plainName: string, seconds: number | null): Cookie {
  const nameFor = (request: FastifyRequest, origin: string | null) => {
    const secure = origin === null ? request.protocol === 'https' : origin.startsWith('https:')
    return secure ? `__Host-${plainName}` : plainName
  }
  return {
    read: (request, { edges }) => {
      const name = nameFor(request, edges.origin)
      for (const part of (request.headers.cookie ?? '').split(';')) {
        const [found = '', value = ''] = part.trim().split('=', 2)
        if (found === name && /^[\w-]{20,100}$/.test(value)) return value
      }
      return null
    },
    write: (request, reply, { edges }, token) => {
      const name = nameFor(request, edges.origin)
      const age = token === null ? '; Max-Age=0' : seconds === null ? '' : `; Max-Age=${seconds}`
      const secure = name === plainName ? '' : '; Secure'
      void reply.header('set-cookie', `${name}=${token ?? ''}; Path=/; HttpOnly; SameSite=Lax${age}${secure}`)
    },
  }
}
