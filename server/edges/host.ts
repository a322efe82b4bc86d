import type { FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'

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
