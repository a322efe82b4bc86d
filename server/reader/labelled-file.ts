import { labelledColumns, type LabelledColumns } from '../../domain/intake/labelled-columns.ts'
import { openTable } from '../files/read-table.ts'

/** One message of a file and the label that stands beside it. */
export type LabelledRow = Readonly<{ id: string; text: string; title: string | undefined; label: string }>

/** What a file of labelled messages holds. Rows without words or without a label are counted and left out. */
export type LabelledFile = Readonly<{
  rows: readonly LabelledRow[]
  columns: LabelledColumns
  /** All rows of the file. */
  read: number
  withoutText: number
  withoutLabel: number
  /** Rows that cannot be read as they stand: a quotation mark is missing, a line is no JSON. */
  broken: number
}>

export type LabelledOptions = Readonly<{
  sheet: string | undefined
  text: string | undefined
  title: string | undefined
  category: string | undefined
}>

/**
 * Reads the labelled messages of a .xlsx, .csv or .jsonl. Their number, or the line where they have none, is their id.
 *
 * @param wrong makes the error that is thrown where the columns cannot be told
 * @throws TableFileError
 */
export async function readLabelledFile(
  path: string,
  { sheet, ...given }: LabelledOptions,
  wrong: (zh: string, en: string) => Error,
): Promise<LabelledFile> {
  const table = await openTable(path, sheet === undefined ? {} : { sheet })
  try {
    const found = labelledColumns(table.headings, given)
    if (!found.ok) throw wrong(found.problem.zh, found.problem.en)
    const { columns } = found
    const rows: LabelledRow[] = []
    const labels = new Map<string, string>()
    const counts = { read: 0, withoutText: 0, withoutLabel: 0, broken: 0 }
    for await (const { line, cells, problem } of table.rows) {
      counts.read += 1
      const text = cells[columns.text] ?? ''
      const label = cells[columns.category] ?? ''
      if (problem) counts.broken += 1
      else if (text === '') counts.withoutText += 1
      else if (label === '') counts.withoutLabel += 1
      else {
        // One text a class is held, not one a row.
        if (!labels.has(label)) labels.set(label, label)
        const title = columns.title === null ? undefined : cells[columns.title] || undefined
        const id = (columns.id === null ? '' : (cells[columns.id] ?? '')) || String(line)
        rows.push({ id, text, title, label: labels.get(label) as string })
      }
    }
    return { rows, columns, ...counts }
  } finally {
    await table.close()
  }
}
