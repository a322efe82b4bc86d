import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import { AppError } from '../errors.ts'

const inflated = promisify(inflate)

/** Readers look for the trailer in this many bytes at the end, and so nothing may be hidden behind it. */
const TAIL = 1024
/** How the index of a ZIP begins, and where it can lie: before a comment of at most 65,535 bytes. */
const ZIP_INDEX = 'PK\u0005\u0006'
const ZIP_TAIL = 22 + 65_535
/** Compressed objects that are looked at, all together; ordinary files stay far below. */
const MOST_INFLATED = 64 * 1024 * 1024
const MOST_STREAMS = 5000
/** Longest dictionary of an object stream, which has half a dozen short lines. */
const DICTIONARY = 2048

/** A PDF name, each letter as it is or as `#4A` (ISO 32000-1 7.3.5), up to where names end. */
const names = (...all: readonly string[]) =>
  new RegExp(`/(?:${all.map(anySpelling).join('|')})(?=[\\0\\t\\n\\f\\r ()<>[\\]{}/%]|$)`)
const anySpelling = (name: string) =>
  name.replace(/./g, (letter) => {
    const hex = letter.charCodeAt(0).toString(16)
    return `(?:${letter}|#${hex.replace(/[a-f]/, (digit) => `[${digit}${digit.toUpperCase()}]`)})`
  })

/**
 * What runs when the file is read, sends what is filled in, or brings other files along. Short names are left out: in compressed
 * bytes they come about by chance, and none of them works without one of these.
 */
const ACTIVE = names(
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'GoToE',
  'RichMedia',
  'Rendition',
  'SubmitForm',
  'ImportData',
  'XFA',
)
const ENCRYPTED = names('Encrypt')
const OBJECT_STREAM = new RegExp(names('ObjStm').source, 'g')

/**
 * Hands a PDF back as it came, if it is whole, runs no script, starts no program, sends nothing away, holds no other file and asks
 * for no password. Looks at the plain objects and at those in compressed object streams. What hangs behind its end is cut off.
 *
 * @throws AppError `attachment-unreadable` when damaged or encrypted, `attachment-active` when it holds what runs or other files,
 *   `unsupported-media` when it cannot be looked into
 */
export async function harmlessPdf(bytes: Buffer): Promise<Buffer> {
  const text = bytes.toString('latin1')
  if (!/^%PDF-[12]\.\d/.test(text) || !text.slice(-TAIL).includes('%%EOF')) throw new AppError('attachment-unreadable')
  if (ENCRYPTED.test(text)) throw new AppError('attachment-unreadable')
  refuseActive(text)
  let left = MOST_INFLATED
  let streams = 0
  for (const { index } of text.matchAll(OBJECT_STREAM)) {
    if (++streams > MOST_STREAMS) throw new AppError('unsupported-media')
    const objects = await objectsOf(bytes, text, index, left)
    left -= objects.length
    refuseActive(objects.toString('latin1'))
  }
  return ended(bytes, text)
}

/** A reader of ZIP looks for its index from the end: there is none behind the end of the PDF, and none before it in its place. */
function ended(bytes: Buffer, text: string): Buffer {
  if (text.slice(-ZIP_TAIL).includes(ZIP_INDEX)) throw new AppError('attachment-unreadable')
  const end = text.lastIndexOf('%%EOF') + '%%EOF'.length
  return text.slice(end).trim() === '' ? bytes : bytes.subarray(0, end)
}

function refuseActive(text: string): void {
  if (ACTIVE.test(text)) throw new AppError('attachment-active')
}

/**
 * What the object stream whose dictionary names it at `index` holds. Every producer writes them plain or deflated;
 * what cannot be looked into is not taken.
 */
async function objectsOf(bytes: Buffer, text: string, index: number, left: number): Promise<Buffer> {
  const around = text.slice(Math.max(0, index - DICTIONARY), index + DICTIONARY)
  const here = Math.min(index, DICTIONARY)
  const stream = /stream\r?\n/g
  stream.lastIndex = here
  if (!stream.test(around)) throw new AppError('attachment-unreadable')
  const dictionary = around.slice(around.lastIndexOf('obj', here) + 1, stream.lastIndex)
  const content = bytes.subarray(index - here + stream.lastIndex)
  if (!/\/(Filter|F)\b/.test(dictionary)) return content.subarray(0, Math.max(0, content.indexOf('endstream')))
  if (
    !/\/Filter\s*\[?\s*\/FlateDecode\s*\]?\s*(\/(?!DecodeParms)|>>)/.test(dictionary) ||
    /DecodeParms/.test(dictionary)
  ) {
    throw new AppError('unsupported-media')
  }
  try {
    return await inflated(content, { maxOutputLength: Math.max(1, left) })
  } catch {
    throw new AppError('attachment-unreadable')
  }
}
