import { csvQuoted, neutral } from '../../domain/table/csv-cell.ts'
import { plainText } from './cell-value.ts'
import type { Value, WrittenColumn, WrittenTable } from './written-table.ts'

const PIECE = 16 * 1024

/**
 * A table as .csv: UTF-8 with the mark by which Excel knows it, header, rows ended by CR LF, texts neutralised against
 * formulas. No title and no totals: a .csv is read by programs.
 */
export async function* csvText({ columns, rows }: WrittenTable): AsyncGenerator<string, void> {
  let piece = `\ufeff${columns.map(({ heading }) => csvQuoted(neutral(heading))).join(',')}\r\n`
  for await (const row of rows) {
    piece += `${columns.map((column) => field(row[column.key], column)).join(',')}\r\n`
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield piece
}

function field(value: Value, { kind }: WrittenColumn): string {
  const text = plainText(value, kind).toWellFormed().replaceAll('\0', '')
  return csvQuoted(typeof value === 'string' ? neutral(text) : text)
}
