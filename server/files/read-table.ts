import { withHeader } from './header.ts'
import { csvRows } from './csv-rows.ts'
import { jsonlTable } from './jsonl-rows.ts'
import { formatOf } from './sniff.ts'
import { defaultLimits, type Limits, type Opened, type ReadOptions, type Row, type Table } from './table.ts'
import { textOf } from './text.ts'
import { openWorkbookTable } from './workbook-table.ts'

/**
 * Opens a table file: .xlsx, .csv (UTF-8, GB18030 or UTF-16) or .jsonl, told by its content. Rows are read as they are
 * asked for and memory stays the same however long the file, but for the table of texts of a workbook.
 *
 * @throws TableFileError what cannot be told before reading comes while `rows` is walked
 */
export async function openTable(path: string, options: ReadOptions = {}): Promise<Table> {
  const limits = { ...defaultLimits, ...options.limits }
  const { format, size } = await formatOf(path)
  if (format === 'zip') return openWorkbookTable(path, options, limits)
  return openText(path, format, size, options, limits)
}

/** The rows of a table file alone, see `openTable`; closed at their end or when the walk is left. */
export async function* readTable(path: string, options: ReadOptions = {}): AsyncGenerator<Row, void> {
  const table = await openTable(path, options)
  try {
    yield* table.rows
  } finally {
    await table.close()
  }
}

async function openText(
  path: string,
  format: 'csv' | 'jsonl',
  size: number,
  { headerLine }: ReadOptions,
  limits: Limits,
): Promise<Table> {
  let bytes = 0
  const text = textOf(path, (more) => {
    bytes += more
  })
  const opened = await (format === 'jsonl' ? jsonlTable(text, limits) : csvTable(text, limits, headerLine))
  return { ...opened, format, share: () => Math.min(1, bytes / size) }
}

function csvTable(text: AsyncIterable<string>, limits: Limits, headerLine: number | undefined): Promise<Opened> {
  return withHeader(csvRows(text, limits), { limits, headerLine, strictWidth: true })
}
