import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyReply } from 'fastify'
import { deskPolicy } from './edges/headers.ts'
import type { Tiles } from './edges/tiles.ts'

const placeholder = '%STYLE_NONCE%'

/** Whether an address belongs to those who work: the desk, and the door to it. */
export function isOfTheDesk(url: string): boolean {
  return /^\/(desk|sign-in|set-up)(\/|\?|$)/.test(url)
}

/**
 * Answers with the page of the desk. Its one style that is not a file, the values of the theme, carries a nonce made anew
 * for every answer.
 *
 * @param webRoot folder of the built pages
 */
export function deskPage(webRoot: string, tiles: Tiles | null): (reply: FastifyReply) => FastifyReply {
  const page = readFileSync(join(webRoot, 'desk.html'), 'utf8')
  return (reply) => {
    const nonce = randomBytes(16).toString('base64')
    return reply
      .header('content-security-policy', deskPolicy(nonce, tiles))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replace(placeholder, nonce))
  }
}
