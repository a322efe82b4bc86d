import { pipeline, Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A part of a zip that is written while its text is still being made. */
export type ZipPart = Readonly<{ name: string; text: AsyncIterable<string> | Iterable<string> }>

type Written = Readonly<{ name: Buffer; sum: number; packed: number; plain: number; offset: number }>

/** What fits the size fields of a zip without its 64-bit extension. */
const LARGEST = 0xffff_ffff
/** 1980-01-01, 0:00: the same rows make the same bytes. */
const DAY = 0x21
/** Sizes follow the part; its name is UTF-8. */
const FLAGS = 0x0808
const DEFLATED = 8
const VERSION = 20

/** The bytes of a zip, made as they are asked for; memory does not grow with its parts (APPNOTE 6.3.10). */
export async function* zipStream(parts: AsyncIterable<ZipPart>): AsyncGenerator<Buffer, void> {
  const written: Written[] = []
  let offset = 0
  for await (const { name, text } of parts) {
    const start = offset
    const bytes = Buffer.from(name)
    const header = record(0x04034b50, [[2, VERSION], ...common(0, 0, 0), [2, bytes.length], [2, 0]])
    yield Buffer.concat([header, bytes])
    let packed = 0
    const meter = { sum: 0, plain: 0 }
    for await (const piece of deflated(text, meter)) {
      packed += piece.length
      yield piece
    }
    yield record(0x08074b50, [
      [4, meter.sum],
      [4, packed],
      [4, meter.plain],
    ])
    written.push({ name: bytes, ...meter, packed, offset: start })
    offset += header.length + bytes.length + packed + 16
    if (meter.plain > LARGEST || offset > LARGEST) throw new RangeError('larger than a zip can be')
  }
  const directory = Buffer.concat(written.map(directoryRecord))
  yield directory
  yield record(0x06054b50, [
    [4, 0],
    [2, written.length],
    [2, written.length],
    [4, directory.length],
    [4, offset],
    [2, 0],
  ])
}

async function* deflated(text: ZipPart['text'], meter: { sum: number; plain: number }): AsyncGenerator<Buffer, void> {
  async function* metered() {
    for await (const piece of text) {
      const bytes = Buffer.from(piece)
      meter.sum = crc32(bytes, meter.sum)
      meter.plain += bytes.length
      yield bytes
    }
  }
  const deflate = createDeflateRaw({ level: 5, chunkSize: 64 * 1024 })
  // A failure of the rows comes out of `deflate`, which the pipeline ends with it.
  pipeline(Readable.from(metered(), { objectMode: false }), deflate, () => {})
  const pieces: AsyncIterable<Buffer> = deflate
  yield* pieces
}

function directoryRecord({ name, sum, packed, plain, offset }: Written): Buffer {
  const fields = record(0x02014b50, [
    [2, VERSION],
    [2, VERSION],
    ...common(sum, packed, plain),
    [2, name.length],
    [4, 0],
    [4, 0],
    [4, 0],
    [4, offset],
  ])
  return Buffer.concat([fields, name])
}

type Field = readonly [bytes: 2 | 4, value: number]

function common(sum: number, packed: number, plain: number): Field[] {
  return [
    [2, FLAGS],
    [2, DEFLATED],
    [2, 0],
    [2, DAY],
    [4, sum],
    [4, packed],
    [4, plain],
  ]
}

function record(signature: number, fields: readonly Field[]): Buffer {
  const all: readonly Field[] = [[4, signature], ...fields]
  const bytes = Buffer.alloc(all.reduce((sum, [length]) => sum + length, 0))
  let at = 0
  for (const [length, value] of all) at = bytes.writeUIntLE(value, at, length)
  return bytes
}
