/** Small files of every kind, made in code so that a test can break any part of them. */
import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { AppError } from '../errors.ts'
import { acceptAttachment } from './accept.ts'

/** What becomes of a file: its media type when it is taken, else the code of the refusal. */
export async function verdict(bytes: Buffer): Promise<string> {
  try {
    return (await acceptAttachment(bytes, 'a')).mediaType
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

/** A page that does something, where it is shown as one. */
export const html = '<!doctype html><script>alert(1)</script>'
export const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

export function red(width = 60, height = 40): Sharp {
  return sharp({ create: { width, height, channels: 3, background: 'red' } })
}

/** The checksum at the end of a PNG chunk, over its name and content. */
export function pngSum(chunk: Buffer): Buffer {
  return be(crc32(chunk), 4)
}

/** MPEG 1 layer III, 128 kbit/s, 44.1 kHz, silent. */
export function mp3(frames = 10): Buffer {
  const frame = Buffer.alloc(417)
  frame.set([0xff, 0xfb, 0x90, 0x64])
  return Buffer.concat(Array.from({ length: frames }, () => frame))
}

export function id3(content = Buffer.alloc(60)): Buffer {
  return Buffer.concat([
    Buffer.from('ID3\u0003\0\0', 'latin1'),
    Buffer.from([0, 0, content.length >> 7, content.length & 0x7f]),
    content,
  ])
}

export function aac(frames = 10): Buffer {
  const length = 64
  const frame = Buffer.alloc(length)
  frame.set([0xff, 0xf1, 0x50, 0x80 | (length >> 11), (length >> 3) & 0xff, ((length & 7) << 5) | 0x1f, 0xfc])
  return Buffer.concat(Array.from({ length: frames }, () => frame))
}

/** 12.2 kbit/s narrow-band, or 23.85 wide-band. */
export function amr(kind: 'narrow' | 'wide' = 'narrow', frames = 20): Buffer {
  const magic = kind === 'narrow' ? '#!AMR\n' : '#!AMR-WB\n'
  const frame = Buffer.alloc(kind === 'narrow' ? 32 : 61, 0xa5)
  frame.writeUInt8(kind === 'narrow' ? 0x3c : 0x44)
  return Buffer.concat([Buffer.from(magic), ...Array.from({ length: frames }, () => frame)])
}

export function wav(samples = 800, before: readonly Buffer[] = [], after: readonly Buffer[] = []): Buffer {
  const format = Buffer.from([1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x80, 0x3e, 0, 0, 2, 0, 16, 0])
  const chunks = [
    Buffer.from('WAVEfmt '),
    le(16),
    format,
    ...before,
    Buffer.from('data'),
    le(samples * 2),
    Buffer.alloc(samples * 2),
    ...after,
  ]
  const body = Buffer.concat(chunks)
  return Buffer.concat([Buffer.from('RIFF'), le(body.length), body])
}

/** One page with one packet; its sum is that of a whole page, as `oggSum` makes it. */
export function oggPage(content: Buffer, begins: boolean, serial = 1): Buffer {
  const lengths = [...Array<number>(Math.floor(content.length / 255)).fill(255), content.length % 255]
  const head = Buffer.alloc(27)
  head.write('OggS')
  head.writeUInt8(begins ? 2 : 0, 5)
  head.writeUInt32LE(serial, 14)
  head.writeUInt8(lengths.length, 26)
  const page = Buffer.concat([head, Buffer.from(lengths), content])
  page.writeUInt32LE(oggSum(page), 22)
  return page
}

/** CRC-32 of a page bit by bit (RFC 3533 6), with its own sum as zero. */
export function oggSum(page: Buffer): number {
  const bytes = Buffer.from(page)
  bytes.writeUInt32LE(0, 22)
  let sum = 0
  for (const byte of bytes) {
    sum = (sum ^ (byte << 24)) >>> 0
    for (let bit = 0; bit < 8; bit += 1) sum = ((sum << 1) ^ (sum & 0x80000000 ? 0x04c11db7 : 0)) >>> 0
  }
  return sum
}

/** Vorbis comments: who made it, and what is told of it. */
export function comments(...told: readonly string[]): Buffer {
  const said = (text: string) => Buffer.concat([le(Buffer.byteLength(text)), Buffer.from(text)])
  return Buffer.concat([said('test'), le(told.length), ...told.map(said)])
}

/** How each codec begins its stream and its comments. */
const oggHeads: Readonly<Record<string, readonly [Buffer, Buffer, Buffer]>> = {
  OpusHead: [Buffer.from('OpusHead'), Buffer.from('OpusTags'), Buffer.alloc(0)],
  '\u0001vorbis': [Buffer.from('\u0001vorbis'), Buffer.from('\u0003vorbis'), Buffer.from([1])],
  'Speex   ': [Buffer.from('Speex   '), Buffer.alloc(0), Buffer.alloc(0)],
}

export function ogg(codec = 'OpusHead', told = comments()): Buffer {
  const [first, second, end] = oggHeads[codec] ?? [Buffer.from(codec, 'latin1'), Buffer.alloc(0), Buffer.alloc(0)]
  return Buffer.concat([
    oggPage(Buffer.concat([first, Buffer.alloc(11)]), true),
    oggPage(Buffer.concat([second, told, end]), false),
    oggPage(Buffer.alloc(90, 7), false),
  ])
}

export function box(name: string, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content)
  return Buffer.concat([be(body.length + 8, 4), Buffer.from(name, 'latin1'), body])
}

/** With one track for each handler: `soun`, `vide`; `told` stands at the end of the file's head, `more` between it and the sound. */
export function mp4(
  handlers: readonly string[],
  brand = 'M4A ',
  { told = [], more = [] }: { told?: readonly Buffer[]; more?: readonly Buffer[] } = {},
): Buffer {
  const tracks = handlers.map((handler) =>
    box(
      'trak',
      box('tkhd', Buffer.alloc(84)),
      box('mdia', box('hdlr', Buffer.alloc(8), Buffer.from(handler), Buffer.alloc(13))),
    ),
  )
  const type = box('ftyp', Buffer.from(`${brand}\0\0\0\0${brand}isom`, 'latin1'))
  return Buffer.concat([
    type,
    box('moov', box('mvhd', Buffer.alloc(100)), ...tracks, ...told),
    ...more,
    box('mdat', Buffer.alloc(200, 5)),
  ])
}

export function element(id: string, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from(id, 'hex'), be(content.length | 0x4000, 2), content])
}

/** With one track for each type: 1 pictures, 2 sound. Its length is unknown, as browsers record it. `more` stands behind the sound. */
export function webm(types: readonly number[], told: readonly Buffer[] = [], more: readonly Buffer[] = []): Buffer {
  const tracks = types.map((type) =>
    element('ae', Buffer.concat([element('d7', Buffer.from([1])), element('83', Buffer.from([type]))])),
  )
  const scale = element('2ad7b1', Buffer.from([0x0f, 0x42, 0x40]))
  const segment = [element('1549a966', Buffer.concat([scale, ...told])), element('1654ae6b', Buffer.concat(tracks))]
  return Buffer.concat([
    element('1a45dfa3', element('4282', Buffer.from('webm'))),
    Buffer.from('1853806701ffffffffffffff', 'hex'),
    ...segment,
    Buffer.from('1f43b67501ffffffffffffff', 'hex'),
    element('a3', Buffer.alloc(100, 3)),
    ...more,
  ])
}

const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>'

/** A page without content; `more` are further objects, `trailer` further entries of the trailer. */
export function pdf({ more = [], trailer = '' }: { more?: readonly string[]; trailer?: string } = {}): Buffer {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', page, ...more]
  const body = objects.map((object, n) => `${n + 1} 0 obj\n${object}\nendobj\n`).join('')
  const end = `xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${body.length + 9}\n%%EOF\n`
  return Buffer.from(`%PDF-1.7\n${body}${end}`, 'latin1')
}

/** An object that holds other objects, deflated, as most producers write them. */
export function objectStream(objects: string, dictionary = '/Filter/FlateDecode'): string {
  const content = deflateSync(Buffer.from(`11 0 ${objects}`, 'latin1')).toString('latin1')
  return `<</Type/ObjStm/N 1/First 5/Length ${content.length}${dictionary}>>stream\n${content}\nendstream`
}

function be(value: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  bytes.writeUIntBE(value, 0, length)
  return bytes
}

function le(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
