import type { FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'

/** What reads and changes nothing (RFC 9110 9.2.1). */
export const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses what another site makes a browser send (CSRF). A browser says where a request comes from by Sec-Fetch-Site, every one
 * since 2023, and by Origin, older ones too; neither can be set by a page. What says nothing is no browser's: it is taken as long
 * as it brings no cookie.
 *
 * @param origin the site's own; null: the host that was asked
 * @throws AppError `cross-site`
 */
export function checkSameSite(request: FastifyRequest, origin: string | null): void {
  if (SAFE.has(request.method)) return
  const { 'sec-fetch-site': site, origin: from, cookie } = request.headers
  const silent = site === undefined && from === undefined
  if (silent ? cookie !== undefined : !isOurs(site) || !(from === undefined || isOwn(from, request, origin)))
    throw new AppError('cross-site')
}

/** `none`: typed or opened by the person. `same-site` is another host of the same domain, which is not ours to trust. */
function isOurs(site: string | string[] | undefined): boolean {
  return site === undefined || site === 'same-origin' || site === 'none'
}

function isOwn(from: string, request: FastifyRequest, origin: string | null): boolean {
  if (origin !== null) return from === origin
  return URL.parse(from)?.host === request.host.toLowerCase()
}
