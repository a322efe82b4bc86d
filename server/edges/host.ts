import type { FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'

/**
 * Refuses a request that names two hosts (RFC 9112 3.2): a proxy may go by the one and we by the other.
 *
 * @throws AppError `bad-request`
 */
export function checkOneHost({ raw }: FastifyRequest): void {
  const names = (raw.rawHeaders ?? []).filter((name, n) => n % 2 === 0 && name.length === 4 && /^host$/i.test(name))
  if (names.length > 1) throw new AppError('bad-request')
}

/**
 * Refuses what was asked under a name that is not the site's: links and pages must not be made or kept under a host that somebody
 * chose for us.
 *
 * @throws AppError `wrong-host`
 */
export function checkHost(request: FastifyRequest, origin: string): void {
  const { protocol, host } = new URL(origin)
  const asked = request.host.toLowerCase()
  if (asked !== host && asked !== `${host}:${protocol === 'https:' ? 443 : 80}`)
    throw new AppError('wrong-host', { params: { origin } })
}
