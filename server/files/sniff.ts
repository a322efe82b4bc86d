import { type FileHandle, open } from 'node:fs/promises'
import { extname } from 'node:path'
import { encodingOf, markedEncoding } from './encoding.ts'
import { TableFileError } from './failures.ts'

const HEAD = 64 * 1024
/** The directory of an old container stands near its beginning or its end. */
const TAIL = 1024 * 1024
const container = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/**
 * What a file is, by its content first and its ending after that: a workbook is one whatever it is called, and among
 * texts an ending `.jsonl` or a first line that is an object tells JSON lines from comma-separated text.
 *
 * @throws TableFileError for what is no table: `file-missing`, `file-empty`, `old-xls`, `encrypted`, `not-a-table` …
 */
export async function formatOf(path: string): Promise<{ format: 'zip' | 'csv' | 'jsonl'; size: number }> {
  const { head, tail, size } = await endsOf(path)
  if (size === 0) throw new TableFileError('file-empty')
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] ?? 0) < 8) return { format: 'zip', size }
  if (head.subarray(0, 8).equals(container)) throw new TableFileError(isEncrypted(head, tail) ? 'encrypted' : 'old-xls')
  // Excel before 1997 wrote its records without a container; the first is always this one.
  if (head[0] === 9 && (head[1] ?? 0xff) <= 8 && head[3] === 0) throw new TableFileError('old-xls')
  return { format: await textFormat(head, path), size }
}

async function endsOf(path: string) {
  let file: FileHandle | undefined
  try {
    file = await open(path)
    const { size } = await file.stat()
    const head = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    const tail = await file.read(Buffer.alloc(TAIL), 0, TAIL, Math.max(0, size - TAIL))
    return { size, head: head.buffer.subarray(0, head.bytesRead), tail: tail.buffer.subarray(0, tail.bytesRead) }
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
    throw new TableFileError(reason === 'ENOENT' ? 'file-missing' : 'file-unreadable', { path, reason }, cause)
  } finally {
    await file?.close()
  }
}

function isEncrypted(head: Buffer, tail: Buffer): boolean {
  const name = Buffer.from('EncryptedPackage', 'utf16le')
  return head.includes(name) || tail.includes(name)
}

async function textFormat(head: Buffer, path: string): Promise<'csv' | 'jsonl'> {
  const marked = markedEncoding(head)
  const isWide = marked === 'utf-16le' || marked === 'utf-16be'
  if (head.subarray(0, 8).includes('%PDF-') || (!isWide && head.includes(0))) {
    // Loaded here because it is large and seldom needed.
    const { fileTypeFromBuffer } = await import('file-type')
    const found = await fileTypeFromBuffer(head)
    throw new TableFileError('not-a-table', { found: found?.ext ?? 'binary' })
  }
  const text = new TextDecoder(marked ?? encodingOf(head)).decode(head).trimStart()
  if (/^<(!doctype|html|head|body|meta|table|\?xml)/i.test(text)) {
    throw new TableFileError('not-a-table', { found: /^<\?xml/i.test(text) ? 'xml' : 'html' })
  }
  const ending = extname(path).toLowerCase()
  const [firstLine = ''] = text.split('\n', 1)
  if (isObject(firstLine)) return 'jsonl'
  if (ending === '.jsonl' || ending === '.ndjson' || ending === '.json') {
    if (text.startsWith('[') || firstLine.trim() === '{') throw new TableFileError('json-not-by-line')
    return 'jsonl'
  }
  return 'csv'
}

function isObject(line: string): boolean {
  try {
    return line.startsWith('{') && typeof JSON.parse(line) === 'object'
  } catch {
    return false
  }
}
