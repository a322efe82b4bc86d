import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { TableFileError } from './failures.ts'
import type { RawRow } from './header.ts'
import type { Limits } from './table.ts'

const delimiters = [',', '\t', ';', '|'] as const

/**
 * The records of comma-separated text (RFC 4180), blank ones too, each with its number as the row number that Excel
 * shows. Tabs, semicolons and bars are told from commas by the first record; a stray quotation mark inside a cell is
 * kept as it is.
 *
 * @throws TableFileError `unclosed-quote`, `cell-too-long`
 */
export async function* csvRows(text: AsyncIterable<string>, limits: Limits): AsyncGenerator<RawRow, void> {
  const source = text[Symbol.asyncIterator]()
  const head = await headOf(source)
  const hint = /^sep=(.)\r?\n/i.exec(head)
  const body = hint ? head.slice(hint[0].length) : head
  const parser = parse({
    delimiter: hint?.[1] ?? delimiterOf(body),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: limits.cell,
  })
  pipeline(Readable.from(after(body, source), { objectMode: false }), parser, () => {})
  let line = 0
  try {
    for await (const cells of parser) {
      line += 1
      yield { line, cells }
    }
  } catch (cause) {
    throw failureOf(cause, limits)
  }
}

/** Enough text to hold the first record, if it is not a monster. */
async function headOf(source: AsyncIterator<string>): Promise<string> {
  let head = ''
  while (head.length < 64 * 1024) {
    const next = await source.next()
    if (next.done) break
    head += next.value
  }
  return head
}

async function* after(head: string, source: AsyncIterator<string>): AsyncGenerator<string, void> {
  try {
    if (head) yield head
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  } finally {
    await source.return?.()
  }
}

/** The delimiter that stands most often, outside quotation marks, in the first line that holds anything. */
export function delimiterOf(head: string): string {
  const lines = head.slice(0, 64 * 1024).split(/[\r\n]+/)
  const bare = (lines.find((line) => /[^\s,;|]/.test(line)) ?? '').replace(/"[^"]*("|$)/g, '')
  let best: string = ','
  for (const delimiter of delimiters) {
    if (bare.split(delimiter).length > bare.split(best).length) best = delimiter
  }
  return best
}

function failureOf(cause: unknown, limits: Limits): unknown {
  if (!(cause instanceof CsvError)) return cause
  // The parser counts the records before the one it fails at; not all of them have been walked.
  const line = typeof cause['records'] === 'number' ? cause['records'] + 1 : 1
  if (cause.code === 'CSV_QUOTE_NOT_CLOSED') return new TableFileError('unclosed-quote', { line }, cause)
  if (cause.code === 'CSV_MAX_RECORD_SIZE')
    return new TableFileError('cell-too-long', { line, limit: limits.cell }, cause)
  return new TableFileError('corrupt', { part: cause.message }, cause)
}
