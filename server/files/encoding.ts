import { isAscii } from 'node:buffer'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

/** The encoding that a byte order mark at the beginning of a file tells; null without one. */
export function markedEncoding(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : null
}

/** Where the first byte beyond ASCII stands; -1 without one. */
export function firstBeyondAscii(bytes: Uint8Array): number {
  return isAscii(bytes) ? -1 : bytes.findIndex((byte) => byte > 0x7f)
}

/**
 * UTF-8 or GB18030, by bytes of which some are beyond ASCII and whose end may be cut. Chinese in GB18030 has some four
 * bytes that are ill-formed UTF-8 for each sequence that happens to be well formed, so what is mostly well formed is
 * UTF-8, though it may be broken.
 */
export function encodingOf(bytes: Uint8Array): 'utf-8' | 'gb18030' {
  let well = 0
  let ill = 0
  let at = Math.max(0, firstBeyondAscii(bytes))
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at)
    if (length === 'cut') break
    if (length === 0) ill += 1
    else if (length > 1) well += 1
    at += length || 1
  }
  return ill === 0 || well > ill * 2 ? 'utf-8' : 'gb18030'
}

/** Bytes of the UTF-8 sequence that begins here; 0 where none does. */
function sequenceLength(bytes: Uint8Array, at: number): number | 'cut' {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  if (lead < 0xc2 || lead > 0xf4) return 0
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  for (let next = at + 1; next < at + length; next += 1) {
    const byte = bytes[next]
    if (byte === undefined) return 'cut'
    if ((byte & 0xc0) !== 0x80) return 0
  }
  return length
}
