import { TableFileError } from './failures.ts'
import { withHeader } from './header.ts'
import { sharedTexts } from './shared-texts.ts'
import { sheetRows } from './sheet-rows.ts'
import type { Limits, Opened, ReadOptions, Row, Table } from './table.ts'
import { openWorkbook, type Sheet, type Workbook } from './workbook.ts'
import { openParts, type Parts } from './zip-parts.ts'

/** @throws TableFileError as `openTable` does, and `no-such-sheet` */
export async function openWorkbookTable(path: string, options: ReadOptions, limits: Limits): Promise<Table> {
  const parts = await openParts(path, limits)
  try {
    const workbook = await openWorkbook(parts, limits)
    const texts = await sharedTexts(parts, workbook.texts, limits)
    const book = { ...workbook, texts }
    let done = 0
    const open = (sheet: Sheet) => {
      const bytes = parts.read(sheet.part, limits.sheet, (share) => {
        done = share
      })
      const rows = sheetRows(bytes, sheet.part, book, limits)
      return withHeader(rows, { limits, headerLine: options.headerLine, strictWidth: false })
    }
    const opened = await firstWithRows(candidates(workbook, options.sheet), open)
    const close = async () => {
      await opened.close()
      parts.close()
    }
    return { format: 'xlsx', headings: opened.headings, rows: closing(opened.rows, parts), share: () => done, close }
  } catch (error) {
    parts.close()
    throw error
  }
}

async function* closing(rows: AsyncGenerator<Row, void>, parts: Parts): AsyncGenerator<Row, void> {
  try {
    yield* rows
  } finally {
    parts.close()
  }
}

/** The sheet that is asked for; else the visible ones in order, and the hidden ones only where nothing else is there. */
function candidates({ sheets }: Workbook, wanted: string | undefined): readonly Sheet[] {
  if (wanted === undefined) return sheets.toSorted((a, b) => Number(b.visible) - Number(a.visible))
  const found = sheets.find(({ name }) => name.trim() === wanted.trim())
  if (found) return [found]
  const names = sheets.map(({ name }) => name).join('、')
  throw new TableFileError('no-such-sheet', { sheet: wanted, sheets: names })
}

async function firstWithRows(sheets: readonly Sheet[], open: (sheet: Sheet) => Promise<Opened>): Promise<Opened> {
  let headerOnly: Sheet | undefined
  for (const sheet of sheets) {
    try {
      const opened = await open(sheet)
      if (sheets.length === 1) return opened
      const first = await opened.rows.next()
      if (!first.done) return { ...opened, rows: resumed(first.value, opened.rows) }
      headerOnly ??= sheet
    } catch (error) {
      if (!(error instanceof TableFileError && error.code === 'no-header')) throw error
    }
  }
  if (!headerOnly) throw new TableFileError('no-header')
  return open(headerOnly)
}

async function* resumed(first: Row, rest: AsyncGenerator<Row, void>): AsyncGenerator<Row, void> {
  yield first
  yield* rest
}
