import type { Take } from './audio.ts'

/** Length of the frame that begins at a place; 0 where none does. */
type LengthAt = (bytes: Buffer, at: number) => number

/** MP3: its frames. Tags stand before and behind them, of several kinds, and now and then between. */
export const takeMp3: Take = (bytes) => frames(bytes, afterTags(bytes), 4, mp3LengthAt)

/** AAC in ADTS frames (ISO/IEC 13818-7 6.2). */
export const takeAac: Take = (bytes) => frames(bytes, afterTags(bytes), 4, aacLengthAt)

/** AMR, which telephones record: frame after frame from its first to its last. */
export const takeAmr: Take = (bytes) => {
  const [start, lengths] = bytes.toString('latin1', 0, 9) === '#!AMR-WB\n' ? [9, wide] : [6, narrow]
  if (bytes.toString('latin1', start - 1, start) !== '\n') return null
  const sound = frames(bytes, start, 50, (all, at) => {
    const head = all.readUInt8(at)
    return (head & 0x83) === 0 ? (lengths[head >> 3] ?? 0) : 0
  })
  return sound && Buffer.concat([bytes.subarray(0, start), sound])
}

/** Lengths of AMR frames by their type (RFC 4867 5.3), narrow and wide. */
const narrow = [13, 14, 16, 18, 20, 21, 27, 32, 6, 7, 6, 6, 0, 0, 0, 1]
const wide = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 0, 0, 0, 0, 1, 1]

const aacLengthAt: LengthAt = (bytes, at) =>
  (bytes.readUInt16BE(at) & 0xfff6) === 0xfff0 ? (bytes.readUInt32BE(at + 3) >>> 13) & 0x1fff : 0

/** kbit/s of MPEG layer III by index, version 1 and versions 2 and 2.5 (ISO/IEC 11172-3 2.4.2.3). */
const kilobits1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0]
const kilobits2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0]
const hertz = [44_100, 48_000, 32_000, 0]

const mp3LengthAt: LengthAt = (bytes, at) => {
  const head = bytes.readUInt32BE(at)
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
 * The whole frames from `start` on, without what stands between and behind them. Null unless the first `enough` of them, or all
 * there are, follow each other, and at least two: one alone could be chance. The last one may be cut: recordings are.
 */
function frames(bytes: Buffer, start: number, enough: number, lengthAt: LengthAt): Buffer | null {
  const lengthHere = (at: number) => {
    try {
      return lengthAt(bytes, at)
    } catch {
      return 0
    }
  }
  let at = start
  let seen = 0
  for (; at < bytes.length && seen < enough; seen += 1) {
    const length = lengthAt(bytes, at)
    if (length === 0) return null
    at += length
  }
  if (seen < 2) return null

  const runs: Buffer[] = []
  for (at = start; at < bytes.length; at = nextFrame(bytes, at, lengthHere)) {
    const from = at
    for (let length = lengthHere(at); length > 0 && at + length <= bytes.length; length = lengthHere(at)) at += length
    runs.push(bytes.subarray(from, at))
    at = Math.max(at, from + 1)
  }
  return Buffer.concat(runs)
}

/** Where the next two frames follow each other. Frames that may be lost track of begin with eleven ones. */
function nextFrame(bytes: Buffer, from: number, lengthHere: (at: number) => number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const length = lengthHere(at)
    if (length > 0 && lengthHere(at + length) > 0) return at
  }
  return bytes.length
}
