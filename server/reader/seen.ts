import { createHash } from 'node:crypto'
import { cleanInto, MOST_READ } from '../../domain/text/clean.ts'
import type { Message } from '../text/grams.ts'

const characters = new Uint16Array(MOST_READ)

/** A number for the text of a message, the same for the same characters as they are read; whatever its title. */
export function markOfText({ text }: Pick<Message, 'text'>): bigint {
  const end = cleanInto(text, characters)
  const hash = createHash('sha256').update(new Uint8Array(characters.buffer, 0, 2 * end))
  return hash.digest().readBigUInt64BE()
}

/** The marks of all texts, ascending, eight bytes each. */
export function seenOf(messages: readonly Pick<Message, 'text'>[]): Buffer {
  const marks = BigUint64Array.from(new Set(messages.map(markOfText))).sort()
  const seen = Buffer.alloc(8 * marks.length)
  marks.forEach((mark, at) => seen.writeBigUInt64BE(mark, 8 * at))
  return seen
}

/** What tells whether a text is among those of `seenOf`. */
export function seenIn(seen: Buffer): (message: Pick<Message, 'text'>) => boolean {
  const marks = new Set<bigint>()
  for (let at = 0; at + 8 <= seen.length; at += 8) marks.add(seen.readBigUInt64BE(at))
  return (message) => marks.has(markOfText(message))
}
