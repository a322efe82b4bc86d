import { hash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import type { Sharp } from 'sharp'
import { AppError } from '../errors.ts'
import { soundOf } from './audio.ts'
import { takeAac, takeAmr, takeMp3 } from './audio-frames.ts'
import { takeMp4 } from './audio-mp4.ts'
import { takeOgg } from './audio-ogg.ts'
import { takeWav } from './audio-wav.ts'
import { takeWebm } from './audio-webm.ts'
import { reencode } from './image.ts'
import { cleanName } from './name.ts'
import { harmlessPdf } from './pdf.ts'

/** What is taken: how it is called, endings that fit (the usual one first), and how its bytes become those that are kept. */
type Kind = Readonly<{
  mediaType: string
  endings: readonly [string, ...string[]]
  take: (bytes: Buffer) => Promise<Buffer>
}>

const asJpeg = (image: Sharp) => image.jpeg({ quality: 88 })

const jpeg: Kind = {
  mediaType: 'image/jpeg',
  endings: ['jpg', 'jpeg'],
  take: (bytes) => reencode(bytes, { format: 'jpeg', encode: asJpeg }),
}
const png: Kind = {
  mediaType: 'image/png',
  endings: ['png'],
  take: (bytes) => reencode(bytes, { format: 'png', encode: (image) => image.png() }),
}
const webp: Kind = {
  mediaType: 'image/webp',
  endings: ['webp'],
  take: (bytes) => reencode(bytes, { format: 'webp', animated: true, encode: (image) => image.webp({ quality: 88 }) }),
}
const gif: Kind = {
  mediaType: 'image/gif',
  endings: ['gif'],
  take: (bytes) => reencode(bytes, { format: 'gif', animated: true, encode: (image) => image.gif() }),
}
/** Taken where the image library was built with a decoder for it. */
const heic: Kind = {
  mediaType: 'image/jpeg',
  endings: ['jpg', 'jpeg'],
  take: (bytes) =>
    reencode(bytes, { format: 'heif', encode: asJpeg }).catch((error: unknown) => {
      throw error instanceof AppError && error.code === 'too-large' ? error : new AppError('unsupported-media')
    }),
}
const mp3: Kind = { mediaType: 'audio/mpeg', endings: ['mp3'], take: soundOf(takeMp3) }
const mp4: Kind = { mediaType: 'audio/mp4', endings: ['m4a', 'mp4'], take: soundOf(takeMp4) }
const aac: Kind = { mediaType: 'audio/aac', endings: ['aac'], take: soundOf(takeAac) }
const amr: Kind = { mediaType: 'audio/amr', endings: ['amr'], take: soundOf(takeAmr) }
const wav: Kind = { mediaType: 'audio/wav', endings: ['wav'], take: soundOf(takeWav) }
const ogg: Kind = { mediaType: 'audio/ogg', endings: ['ogg', 'oga', 'opus'], take: soundOf(takeOgg) }
const webm: Kind = { mediaType: 'audio/webm', endings: ['webm', 'weba'], take: soundOf(takeWebm) }
const pdf: Kind = { mediaType: 'application/pdf', endings: ['pdf'], take: harmlessPdf }

/** By what the content begins with. MP4 and WebM begin alike with and without pictures; their check tells. */
const kinds = new Map<string, Kind>([
  ['image/jpeg', jpeg],
  ['image/png', png],
  ['image/apng', png],
  ['image/webp', webp],
  ['image/gif', gif],
  ['image/heic', heic],
  ['image/heif', heic],
  ['audio/mpeg', mp3],
  ['audio/mp4', mp4],
  ['audio/x-m4a', mp4],
  ['video/mp4', mp4],
  ['audio/aac', aac],
  ['audio/amr', amr],
  ['audio/wav', wav],
  ['audio/ogg', ogg],
  ['audio/ogg; codecs=opus', ogg],
  ['video/webm', webm],
  ['application/pdf', pdf],
])

/** Most bytes of an attachment, as it comes and as it is kept. */
export const MOST_BYTES = 20 * 1024 * 1024

export type Accepted = Readonly<{
  mediaType: string
  /**
   * What is kept. Of an image only the picture: without its EXIF, upright, at most 4096 pixels a side. Of sound only the sound:
   * without tags, covers and positions.
   */
  bytes: Buffer
  /** Of what is kept. */
  sha256: Buffer
  name: string
}>

/**
 * Decides by content, never by name or by what the sender claims, whether a file is taken: JPEG, PNG, WebP, GIF, HEIC; MP3, M4A, AAC,
 * AMR, WAV, Ogg, WebM sound; PDF.
 *
 * @throws AppError `unsupported-media`, `attachment-unreadable`, `attachment-active`, `too-large`
 */
export async function acceptAttachment(bytes: Buffer, name: string): Promise<Accepted> {
  if (bytes.length === 0) throw new AppError('attachment-unreadable')
  if (bytes.length > MOST_BYTES) throw new AppError('too-large')
  const kind = kinds.get((await fileTypeFromBuffer(bytes))?.mime ?? '')
  if (!kind) throw new AppError('unsupported-media')
  const kept = await kind.take(bytes)
  if (kept.length > MOST_BYTES) throw new AppError('too-large')
  return {
    mediaType: kind.mediaType,
    bytes: kept,
    sha256: hash('sha256', kept, 'buffer'),
    name: cleanName(name, kind.endings),
  }
}
