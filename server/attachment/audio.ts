import { AppError } from '../errors.ts'
import { boxes, elements } from './containers.ts'

/** Whether bytes that begin like this kind of sound are such sound all through, and sound alone. */
type Check = (bytes: Buffer) => boolean

/**
 * Hands sound back as it came, if its inner structure is that of its kind: a page or program that merely begins like a
 * recording is refused, and so is a film.
 *
 * @throws AppError `attachment-unreadable`, `unsupported-media` for a film
 */
export function asItIs(check: Check): (bytes: Buffer) => Promise<Buffer> {
  return async (bytes) => {
    try {
      if (check(bytes)) return bytes
    } catch (error) {
      // Reading past the end is how a cut file shows.
      if (!(error instanceof RangeError)) throw error
    }
    throw new AppError('attachment-unreadable')
  }
}

/** MP4 without a picture track (ISO/IEC 14496-12 8.4.3: the handler says what a track is). */
export const isMp4Sound: Check = (bytes) => {
  let sounds = 0
  for (const moov of boxes(bytes, 0, bytes.length)) {
    if (moov.name !== 'moov') continue
    for (const track of inside(bytes, moov, ['trak', 'mdia', 'hdlr'])) {
      const handler = bytes.toString('latin1', track.from + 8, track.from + 12)
      if (handler === 'vide') throw new AppError('unsupported-media')
      if (handler === 'soun') sounds += 1
    }
  }
  return sounds > 0
}

function* inside(
  bytes: Buffer,
  box: Readonly<{ from: number; to: number }>,
  path: readonly string[],
): Generator<{ from: number }> {
  const [name, ...rest] = path
  if (name === undefined) yield box
  else for (const child of boxes(bytes, box.from, box.to)) if (child.name === name) yield* inside(bytes, child, rest)
}

const SEGMENT = '18538067'
const CLUSTER = '1f43b675'
const TRACKS = '1654ae6b'
const TRACK = 'ae'
const TRACK_TYPE = '83'

/** WebM whose tracks are all sound (RFC 9559 5.1.4: track type 2). Tracks stand before the first cluster. */
export const isWebmSound: Check = (bytes) => {
  for (const segment of elements(bytes, 0, bytes.length)) {
    if (segment.name !== SEGMENT) continue
    for (const part of elements(bytes, segment.from, segment.to)) {
      if (part.name === CLUSTER) return false
      if (part.name === TRACKS) return tracksAreSound(bytes, part)
    }
  }
  return false
}

function tracksAreSound(bytes: Buffer, tracks: Readonly<{ from: number; to: number }>): boolean {
  let sounds = 0
  for (const track of elements(bytes, tracks.from, tracks.to)) {
    if (track.name !== TRACK) continue
    for (const part of elements(bytes, track.from, track.to)) {
      if (part.name !== TRACK_TYPE) continue
      if (bytes.readUIntBE(part.from, part.to - part.from) !== 2) throw new AppError('unsupported-media')
      sounds += 1
    }
  }
  return sounds > 0
}

/** Ogg (RFC 3533): whole pages, and every stream that begins in it is of a codec for sound. */
export const isOggSound: Check = (bytes) => {
  const codecs = ['OpusHead', '\u0001vorbis', 'Speex   ', '\u007fFLAC']
  let sounds = 0
  return (
    follow(bytes, 0, 100_000, (at) => {
      if (bytes.toString('latin1', at, at + 4) !== 'OggS') return 0
      const segments = bytes.readUInt8(at + 26)
      const head = at + 27 + segments
      const begins = (bytes.readUInt8(at + 5) & 2) !== 0
      const start = bytes.toString('latin1', head, head + 8)
      if (begins && codecs.some((codec) => start.startsWith(codec))) sounds += 1
      else if (begins && !start.startsWith('fishead')) throw new AppError('unsupported-media')
      return 27 + segments + bytes.subarray(at + 27, head).reduce((sum, length) => sum + length, 0)
    }) && sounds > 0
  )
}

/** RIFF WAVE: a format, then data. The length of the data is not believed: recorders that were cut off leave it wrong. */
export const isWav: Check = (bytes) => {
  let format = false
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = bytes.toString('latin1', at, at + 4)
    const size = bytes.readUInt32LE(at + 4)
    if (name === 'data') return format
    if (name === 'fmt ') format = size >= 16
    at += 8 + size + (size % 2)
  }
  return false
}

/** Lengths of AMR frames by their type (RFC 4867 5.3), narrow and wide. */
const narrow = [13, 14, 16, 18, 20, 21, 27, 32, 6, 7, 6, 6, 0, 0, 0, 1]
const wide = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 0, 0, 0, 0, 1, 1]

/** AMR, which telephones record: frame after frame, looked at for the first second. */
export const isAmr: Check = (bytes) => {
  const [start, lengths] = bytes.toString('latin1', 0, 9) === '#!AMR-WB\n' ? [9, wide] : [6, narrow]
  if (bytes.toString('latin1', start - 1, start) !== '\n') return false
  return follow(bytes, start, 50, (at) => {
    const head = bytes.readUInt8(at)
    return (head & 0x83) === 0 ? (lengths[head >> 3] ?? 0) : 0
  })
}

/** AAC in ADTS frames (ISO/IEC 13818-7 6.2). */
export const isAac: Check = (bytes) =>
  follow(bytes, afterTags(bytes), 4, (at) => {
    if ((bytes.readUInt16BE(at) & 0xfff6) !== 0xfff0) return 0
    return (bytes.readUInt32BE(at + 3) >>> 13) & 0x1fff
  })

/** kbit/s of MPEG layer III by index, version 1 and versions 2 and 2.5 (ISO/IEC 11172-3 2.4.2.3). */
const kilobits1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0]
const kilobits2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0]
const hertz = [44_100, 48_000, 32_000, 0]

/** MP3: its first frames follow each other. What stands at the end (tags of several kinds) is not looked at. */
export const isMp3: Check = (bytes) =>
  follow(bytes, afterTags(bytes), 4, (at) => mp3FrameLength(bytes.readUInt32BE(at)))

function mp3FrameLength(head: number): number {
  const version = (head >>> 19) & 3
  const layer = (head >>> 17) & 3
  if (head >>> 21 !== 0x7ff || version === 1 || layer !== 1) return 0
  const full = version === 3
  const kilobits = (full ? kilobits1 : kilobits2)[(head >>> 12) & 15] ?? 0
  const rate = (hertz[(head >>> 10) & 3] ?? 0) / (full ? 1 : version === 2 ? 2 : 4)
  if (kilobits === 0 || rate === 0) return 0
  return Math.floor(((full ? 144 : 72) * kilobits * 1000) / rate) + ((head >>> 9) & 1)
}

/** Where ID3v2 tags end; some programs leave zeros behind them. */
function afterTags(bytes: Buffer): number {
  let at = 0
  while (bytes.toString('latin1', at, at + 3) === 'ID3') {
    const size = [6, 7, 8, 9].reduce((sum, n) => sum * 128 + (bytes.readUInt8(at + n) & 0x7f), 0)
    at += 10 + size
  }
  while (bytes[at] === 0) at += 1
  return at
}

/**
 * Whether pieces follow each other from `start` to the end, or `enough` of them, and at least two: one alone could be chance.
 * The last one may be cut: recordings are.
 *
 * @param lengthAt length of the piece that begins there; 0 where none does
 */
function follow(bytes: Buffer, start: number, enough: number, lengthAt: (at: number) => number): boolean {
  let seen = 0
  for (let at = start; at < bytes.length && seen < enough; seen += 1) {
    const length = lengthAt(at)
    if (length === 0) return false
    at += length
  }
  return seen > 1
}
