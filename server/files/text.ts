import { createReadStream } from 'node:fs'
import { type Encoding, encodingOf, firstBeyondAscii, markedEncoding } from './encoding.ts'
import { TableFileError } from './failures.ts'

const CHUNK = 64 * 1024
/** From the first byte beyond ASCII on, this many bytes are looked at before the encoding is told. */
const EVIDENCE = 64 * 1024
const names = { 'utf-8': 'UTF-8', gb18030: 'GB18030', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16' } as const

/**
 * The text of a file, piece by piece, without its byte order mark. The encoding is told by the mark, else by the bytes:
 * while they are ASCII it makes no difference; the first others decide between UTF-8 and GB18030.
 *
 * @param counted told the number of bytes of each piece that was read
 * @throws TableFileError `bad-encoding` with the line
 */
export async function* textOf(path: string, counted: (bytes: number) => void): AsyncGenerator<string, void> {
  let lines = 1
  let decoder: TextDecoder | undefined
  const decoded = (bytes: Uint8Array, more: boolean) => {
    decoder ??= new TextDecoder(markedEncoding(bytes) ?? encodingOf(bytes), { fatal: true })
    try {
      return decoder.decode(bytes, { stream: more })
    } catch (cause) {
      const encoding = asEncoding(decoder.encoding)
      const line = lines + linesBeforeFailure(bytes, encoding)
      throw new TableFileError('bad-encoding', { line, encoding: names[encoding] }, cause)
    } finally {
      lines += lineFeeds(bytes)
    }
  }

  let held: Buffer = Buffer.alloc(0)
  const chunks: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: CHUNK })
  for await (const bytes of chunks) {
    counted(bytes.length)
    held = held.length === 0 ? bytes : Buffer.concat([held, bytes])
    const first = firstBeyondAscii(held)
    if (!decoder && first !== -1 && held.length - first < EVIDENCE && !markedEncoding(held)) continue
    if (!decoder && first === -1) {
      lines += lineFeeds(held)
      yield held.toString('latin1')
    } else yield decoded(held, true)
    held = Buffer.alloc(0)
  }
  if (decoder || held.length > 0) yield decoded(held, false)
}

function asEncoding(name: string): Encoding {
  return name === 'gb18030' || name === 'utf-16le' || name === 'utf-16be' ? name : 'utf-8'
}

// No later byte of a character is a line feed in these encodings; in UTF-16 the count is near enough.
function lineFeeds(bytes: Uint8Array): number {
  let found = 0
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) found += 1
  return found
}

function linesBeforeFailure(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding.startsWith('utf-16')) return 0
  // The first line may have begun in the piece before: it is to blame where all others are sound.
  let start = bytes.indexOf(10) + 1
  for (let line = 1; start > 0 && start < bytes.length; line += 1) {
    const end = bytes.indexOf(10, start) + 1
    if (!isSound(bytes.subarray(start, end || bytes.length), encoding, end === 0)) return line
    start = end
  }
  return 0
}

function isSound(bytes: Uint8Array, encoding: Encoding, cut: boolean): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: cut })
    return true
  } catch {
    return false
  }
}
