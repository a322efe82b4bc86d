import { AppError } from '../errors.ts'
import type { Take } from './audio.ts'

/** What becomes of a packet, in place. @returns whether it is one of those that stand before the sound */
type Clean = (packet: Buffer, n: number) => boolean

/** Codecs for sound by how their streams begin, and how the comments of each are emptied. */
const codecs: Readonly<Record<string, Clean>> = {
  OpusHead: (packet, n) => n === 0 || (n === 1 && emptied(packet, 8)),
  '\u0001vorbis': (packet, n) => n === 0 || (n === 1 && emptied(packet, 7, true)),
  'Speex   ': (packet, n) => n === 0 || (n === 1 && emptied(packet, 0)),
  '\u007fFLAC': (packet, n) => n === 0 || flac(packet),
}

/** Where a packet lies, in pieces of one page or several. */
type Piece = Readonly<{ from: number; to: number; page: number }>
type Stream = { clean: Clean | null; packets: number; pieces: Piece[] }

const HEAD = 27

/**
 * Ogg (RFC 3533): whole pages to the end, and every stream that begins in it is of a codec for sound. Comments and pictures, which
 * stand in packets before the sound, are emptied where they are.
 */
export const takeOgg: Take = (bytes) => {
  const kept = Buffer.from(bytes)
  const streams = new Map<number, Stream>()
  const touched = new Set<number>()
  let sounds = 0
  let pages = 0
  for (let at = 0; at < kept.length; pages += 1) {
    if (kept.toString('latin1', at, at + 4) !== 'OggS') return null
    const serial = kept.readUInt32LE(at + 14)
    const lengths = kept.subarray(at + HEAD, at + HEAD + kept.readUInt8(at + 26))
    const start = at + HEAD + lengths.length
    if ((kept.readUInt8(at + 5) & 2) !== 0) {
      const clean = codecOf(kept.toString('latin1', start, start + 8))
      if (clean) sounds += 1
      streams.set(serial, { clean, packets: 0, pieces: [] })
    }
    const stream = streams.get(serial)
    if (stream) cleanPage(kept, stream, { at, start, lengths }, touched)
    at = start + lengths.reduce((sum, length) => sum + length, 0)
  }
  for (const page of touched) writeSum(kept, page)
  return sounds > 0 && pages > 1 ? kept : null
}

/** Null for the skeleton, which tells of the streams; its own words are not emptied, it has few. */
function codecOf(start: string): Clean | null {
  const found = Object.entries(codecs).find(([name]) => start.startsWith(name))
  if (!found && !start.startsWith('fishead')) throw new AppError('unsupported-media')
  return found?.[1] ?? null
}

/** Puts the pieces of packets together as they come, until the sound begins. */
function cleanPage(
  bytes: Buffer,
  stream: Stream,
  page: Readonly<{ at: number; start: number; lengths: Buffer }>,
  touched: Set<number>,
): void {
  let from = page.start
  for (const length of page.lengths) {
    if (!stream.clean) return
    stream.pieces.push({ from, to: from + length, page: page.at })
    from += length
    // A packet goes on as long as its pieces are full.
    if (length === 255) continue
    const packet = Buffer.concat(stream.pieces.map((piece) => bytes.subarray(piece.from, piece.to)))
    if (stream.clean(packet, stream.packets)) {
      let put = 0
      for (const piece of stream.pieces) {
        put += packet.copy(bytes, piece.from, put, put + piece.to - piece.from)
        touched.add(piece.page)
      }
    } else stream.clean = null
    stream.packets += 1
    stream.pieces = []
  }
}

/** Vorbis comments (xiph.org/vorbis/doc/v-comment.html) behind `start` bytes: none are left, and zeros in their place. */
function emptied(packet: Buffer, start: number, framed = false): true {
  const count = start + 4 + packet.readUInt32LE(start)
  packet.writeUInt32LE(0, count)
  packet.fill(0, count + 4)
  if (framed) packet.writeUInt8(1, count + 4)
  return true
}

/** FLAC's blocks before the sound (RFC 9639 8): comments are emptied; pictures, cues and what applications leave become padding. */
function flac(packet: Buffer): boolean {
  const head = packet.readUInt8(0)
  if (head === 0xff) return false
  const kind = head & 0x7f
  if (kind === 4) return emptied(packet, 4)
  if (kind !== 0 && kind !== 3) {
    packet.writeUInt8((head & 0x80) | 1, 0)
    packet.fill(0, 4)
  }
  return true
}

/** The sum of a page, over the whole of it with the sum itself as zero. */
function writeSum(bytes: Buffer, at: number): void {
  const lengths = bytes.subarray(at + HEAD, at + HEAD + bytes.readUInt8(at + 26))
  const end = at + HEAD + lengths.length + lengths.reduce((sum, length) => sum + length, 0)
  bytes.writeUInt32LE(0, at + 22)
  let sum = 0
  for (const byte of bytes.subarray(at, end)) sum = ((sum << 8) ^ (sums[(sum >>> 24) ^ byte] ?? 0)) >>> 0
  bytes.writeUInt32LE(sum, at + 22)
}

/** CRC-32 with the polynomial of Ethernet, not reflected, beginning with zero (RFC 3533 6). */
const sums = Array.from({ length: 256 }, (_, byte) => {
  let sum = byte << 24
  for (let bit = 0; bit < 8; bit += 1) sum = (sum << 1) ^ (sum & 0x80000000 ? 0x04c11db7 : 0)
  return sum >>> 0
})
