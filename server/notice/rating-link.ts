import type { Keys } from '../identity/key-text.ts'
import { hmac } from '../identity/suite.ts'

const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LENGTH = 12

/**
 * 评价码: lets its bearer rate one answer to one submission, and nothing else: 12 of 31 characters, derived with a key, stored
 * nowhere. It opens while that round waits for its rating, so a redo makes another.
 */
export function ratingCode(keys: Keys, tenantId: number, submissionId: string, round: number): string {
  let code = ''
  for (let turn = 0; ; turn += 1) {
    for (const byte of hmac(
      keys.hash,
      keys.code,
      `rating\n${tenantId}\n${submissionId.toLowerCase()}\n${round}\n${turn}`,
    )) {
      const letter = LETTERS[byte & 31]
      if (letter !== undefined) code += letter
      if (code.length === LENGTH) return code
    }
  }
}

/** Where it leads: number and code stand behind `#`, which no server is told; without an address of the site, where it is looked up. */
export function ratingLink(origin: string | null, number: string, code: string): string {
  return origin === null ? '“查一查”' : `${origin}/rate#${number}/${code}`
}
