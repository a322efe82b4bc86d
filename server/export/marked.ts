import { type Watermark, watermarkWords } from '../../domain/access/watermark.ts'
import type { WrittenRow, WrittenTable } from '../files/written-table.ts'

/**
 * A table under a watermark. A workbook shows it above its title and on every printed page. A .csv is read by programs,
 * which take a line above the header for the header: there each row carries the mark in a column of its own, which also
 * stays with rows that are copied out.
 */
export function marked(table: WrittenTable, watermark: Watermark, format: 'xlsx' | 'csv'): WrittenTable {
  if (format === 'xlsx') return { ...table, watermark: watermarkWords(watermark) }
  const columns = [...table.columns, { heading: '导出标记', key: 'mark', kind: 'text' } as const]
  return { ...table, columns, rows: withMark(table.rows, watermark.mark) }
}

async function* withMark(rows: WrittenTable['rows'], mark: string): AsyncGenerator<WrittenRow, void> {
  for await (const row of rows) yield { ...row, mark }
}
