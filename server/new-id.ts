import { randomBytes } from 'node:crypto'

const POOL = 8192
let pool = randomBytes(POOL)
let used = 0
let lastMs = 0
let counter = 0

/**
 * A UUIDv7 (RFC 9562): 48 bits of milliseconds, 12 bits that count within one, 62 bits of chance. Ids made by one process
 * sort in the order they were made.
 *
 * @param at the instant it stands for; now unless given
 */
export function newId(at = Date.now()): string {
  if (used + 10 > POOL) {
    pool = randomBytes(POOL)
    used = 0
  }
  const chance = pool.subarray(used, (used += 10))
  if (at > lastMs) {
    lastMs = at
    counter = chance.readUInt16BE(0) & 0x7ff
  } else if (at === lastMs) {
    counter += 1
    if (counter > 0xfff) {
      lastMs += 1
      counter = 0
    }
  } else {
    return shape(at, chance.readUInt16BE(0) & 0xfff, chance)
  }
  return shape(lastMs, counter, chance)
}

function shape(ms: number, twelve: number, chance: Buffer): string {
  const time = ms.toString(16).padStart(12, '0')
  const a = (0x7000 | twelve).toString(16)
  const b = ((chance.readUInt16BE(2) & 0x3fff) | 0x8000).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-${a}-${b}-${chance.toString('hex', 4, 10)}`
}
