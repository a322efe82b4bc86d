import { AppError } from '../errors.ts'
import type { Take } from './audio.ts'
import { type Element, elements, type Part } from './containers.ts'

const HEADER = '1a45dfa3'
const SEGMENT = '18538067'
const CLUSTER = '1f43b675'
const TRACKS = '1654ae6b'
const INFO = '1549a966'
const TRACK = 'ae'
const TRACK_TYPE = '83'

/** What a segment of sound is made of (RFC 9559 5.1): where things are, the clusters, and what stands in one of unknown length. */
const NEEDED = new Set([INFO, TRACKS, CLUSTER, '114d9b74', '1c53bb6b', 'e7', 'a7', 'ab', 'a3', 'a0', '5854'])
/** What tells of the sound: title, names of files, when; and sums over what is changed. */
const TOLD = new Set(['7ba9', '7384', '4461', '3c83ab', '3e83bb', '536e', 'bf', 'ec'])

/**
 * WebM whose tracks are all sound (RFC 9559 5.1.4: track type 2), which stand before the first cluster. What is not needed to hear
 * it becomes void elements full of zeros, so that places in the file stay right.
 */
export const takeWebm: Take = (bytes) => {
  const kept = Buffer.from(bytes)
  let sounds = 0
  for (const segment of elements(kept, 0, kept.length)) {
    if (segment.name !== HEADER && segment.name !== SEGMENT) blank(kept, segment)
    if (segment.name !== SEGMENT) continue
    for (const part of elements(kept, segment.from, segment.to, CLUSTER)) {
      if (part.name === CLUSTER && sounds === 0) return null
      if (!NEEDED.has(part.name)) blank(kept, part)
      if (part.name === INFO) cleanInfo(kept, part)
      if (part.name === TRACKS) sounds += cleanTracks(kept, part)
    }
  }
  return sounds > 0 ? kept : null
}

function cleanInfo(bytes: Buffer, info: Element): void {
  for (const part of elements(bytes, info.from, info.to)) if (TOLD.has(part.name)) blank(bytes, part)
}

/** How many tracks there are. */
function cleanTracks(bytes: Buffer, tracks: Element): number {
  let sounds = 0
  for (const track of elements(bytes, tracks.from, tracks.to)) {
    if (track.name !== TRACK) {
      blank(bytes, track)
      continue
    }
    for (const part of elements(bytes, track.from, track.to)) {
      if (TOLD.has(part.name)) blank(bytes, part)
      if (part.name !== TRACK_TYPE) continue
      if (bytes.readUIntBE(part.from, part.to - part.from) !== 2) throw new AppError('unsupported-media')
      sounds += 1
    }
  }
  return sounds
}

/** A void element (RFC 8794 11.3.2) of the same length; its size is written in eight bytes, or in one where it is short. */
function blank(bytes: Buffer, { at, to }: Part): void {
  const length = to - at
  bytes.fill(0, at, to)
  bytes.writeUInt8(0xec, at)
  if (length < 9) bytes.writeUInt8(0x80 | (length - 2), at + 1)
  else {
    bytes.writeUInt8(0x01, at + 1)
    bytes.writeUIntBE(length - 9, at + 3, 6)
  }
}
