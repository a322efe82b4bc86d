import { crc32 } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { TableFileError } from './failures.ts'
import type { Limits } from './table.ts'

/** More parts than any workbook has, and few enough to list. */
const MAX_PARTS = 20_000

/** The parts of a workbook's zip. Names are compared without regard to case, as Excel does. */
export type Parts = Readonly<{
  has: (name: string) => boolean
  /**
   * The part's bytes, piece by piece. It may declare at most `most` of them, and is ended where it brings more than it
   * declares, or others than its checksum tells.
   *
   * @param counted told the share of the part that is read
   */
  read: (name: string, most: number, counted?: (share: number) => void) => AsyncGenerator<Buffer, void>
  close: () => void
}>

/** @throws TableFileError `corrupt`, `encrypted` */
export async function openParts(path: string, limits: Limits): Promise<Parts> {
  const zip = await opened(path)
  try {
    const entries = await entriesOf(zip)
    return {
      has: (name) => entries.has(name.toLowerCase()),
      read: (name, most, counted) => readPart(zip, entries.get(name.toLowerCase()), { name, most, limits, counted }),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error instanceof TableFileError ? error : new TableFileError('corrupt', { part: 'zip' }, error)
  }
}

async function opened(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false })
  } catch (cause) {
    throw new TableFileError('corrupt', { part: 'zip' }, cause)
  }
}

async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > MAX_PARTS) throw new TableFileError('zip-bomb', { part: `${zip.entryCount} parts` })
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toLowerCase()
    // Two parts of one name: programs differ on which they take, so what one checks another may not open.
    if (entries.has(name)) throw new TableFileError('corrupt', { part: entry.fileName })
    if (entry.isEncrypted()) throw new TableFileError('encrypted')
    entries.set(name, entry)
  }
  return entries
}

type Reading = Readonly<{ name: string; most: number; limits: Limits; counted?: ((share: number) => void) | undefined }>

async function* readPart(
  zip: ZipFile,
  entry: Entry | undefined,
  { name, most, limits, counted }: Reading,
): AsyncGenerator<Buffer, void> {
  if (!entry) throw new TableFileError('corrupt', { part: name })
  const cap = Math.min(most, Math.max(limits.growthFrom, entry.compressedSize * limits.growth))
  // What is declared is checked here; yauzl ends a stream that brings more than that.
  if (entry.uncompressedSize > cap) throw new TableFileError('zip-bomb', { part: name })
  let bytes = 0
  let sum = 0
  try {
    const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry)
    for await (const piece of stream) {
      bytes += piece.length
      sum = crc32(piece, sum)
      counted?.(bytes / entry.uncompressedSize)
      yield piece
    }
  } catch (error) {
    throw error instanceof TableFileError ? error : new TableFileError('corrupt', { part: name }, error)
  }
  if (sum !== entry.crc32) throw new TableFileError('corrupt', { part: name })
}
