import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { csvText } from './csv-text.ts'
import { replaceFile } from './replace-file.ts'
import { workbookBytes } from './workbook-zip.ts'
import type { WrittenRow, WrittenTable } from './written-table.ts'

export type Written = Readonly<{ rows: number }>

/**
 * Writes a table while its rows come, in constant memory: a path ending in `.csv` gets comma-separated text, any other
 * an .xlsx; a path is written whole or not at all. No text of any row is ever a formula (see `neutral`).
 *
 * @param format for a stream, which has no ending; a stream that fails half-way has to be thrown away by its owner
 * @throws TableFileError `file-not-writable`
 */
export async function writeTable(
  target: string | Writable,
  table: WrittenTable,
  format: 'xlsx' | 'csv' = typeof target === 'string' ? formatOf(target) : 'xlsx',
): Promise<Written> {
  let rows = 0
  const counted = {
    ...table,
    rows: counting(table.rows, () => {
      rows += 1
    }),
  }
  const bytes = format === 'csv' ? csvText(counted) : workbookBytes(counted)
  if (typeof target === 'string') await replaceFile(target, bytes)
  else await pipeline(Readable.from(bytes, { objectMode: false }), target)
  return { rows }
}

/** What a file is written as, by the ending of its path. */
export function formatOf(path: string): 'xlsx' | 'csv' {
  return /\.csv$/i.test(path) ? 'csv' : 'xlsx'
}

async function* counting(rows: WrittenTable['rows'], count: () => void): AsyncGenerator<WrittenRow, void> {
  for await (const row of rows) {
    count()
    yield row
  }
}
