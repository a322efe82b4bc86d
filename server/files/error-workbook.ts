import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import type { Row } from './table.ts'
import { writeTable } from './write-table.ts'
import type { WrittenColumn, WrittenRow } from './written-table.ts'

const LINE = '行号'
const REASON = '原因'

/** A workbook of the rows that could not be taken, each with its row number and the reason; made with the first of them. */
export type ErrorWorkbook = Readonly<{
  add: (row: Row, reason: string) => Promise<void>
  /** Puts the file in its place and tells how many rows it holds; with none there is no file, and an old one stays. */
  close: () => Promise<number>
  /** Ends without a file. */
  discard: () => Promise<void>
}>

type Writing = Readonly<{ rows: PassThrough; done: Promise<unknown> }>

/**
 * The person corrects the rows in it and imports it again: it has the columns of the original after 行号 and 原因, which
 * the import passes over. Until `close` nothing stands at `path`.
 *
 * @param headings the columns of the original; else those of the first row that is added
 */
export function errorWorkbook(path: string, headings?: readonly string[]): ErrorWorkbook {
  let writing: Writing | undefined
  let kept: readonly string[] = []
  let count = 0
  const start = (row: Row): Writing => {
    kept = (headings ?? Object.keys(row.cells)).filter((heading) => heading !== LINE && heading !== REASON)
    const rows = new PassThrough({ objectMode: true })
    const done = writeTable(path, { sheet: '未导入', columns: columnsFor(kept), rows })
    // A failure is told by `add` and `close`, which wait for `done`.
    rows.on('error', () => {})
    done.catch((error: unknown) => rows.destroy(error instanceof Error ? error : new Error(String(error))))
    return { rows, done }
  }
  return {
    async add(row, reason) {
      writing ??= start(row)
      count += 1
      const { rows, done } = writing
      if (rows.destroyed) await done
      if (!rows.write(cellsOf(row, reason, kept))) await once(rows, 'drain')
    },
    async close() {
      writing?.rows.end()
      await writing?.done
      return count
    },
    async discard() {
      writing?.rows.destroy(new Error('discarded'))
      await writing?.done.catch(() => {})
    },
  }
}

function columnsFor(kept: readonly string[]): readonly WrittenColumn[] {
  return [
    { heading: LINE, key: 'line', kind: 'number', width: 8 },
    { heading: REASON, key: 'reason', kind: 'text', width: 40 },
    ...kept.map((heading, at) => ({ heading, key: `column${at}`, kind: 'text' }) as const),
  ]
}

/** Cells under no heading of the file are told with the reason: nothing that was sent in is lost. */
function cellsOf({ line, cells }: Row, reason: string, kept: readonly string[]): WrittenRow {
  const known = new Set([...kept, LINE, REASON])
  const others = Object.entries(cells).filter(([heading, cell]) => !known.has(heading) && cell !== '')
  const extra = others.map(([heading, cell]) => `${heading}：${cell}`).join('；')
  const columns = kept.map((heading, at) => [`column${at}`, cells[heading]] as const)
  return { line, reason: extra ? `${reason}（${extra}）` : reason, ...Object.fromEntries(columns) }
}
