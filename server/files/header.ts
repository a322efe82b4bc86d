import { cleanCell } from '../../domain/intake/clean-cell.ts'
import { columnLetters } from './column-letters.ts'
import { type RowProblem, rowProblem, TableFileError } from './failures.ts'
import type { Limits, Opened, Row } from './table.ts'

/** A row as it stands in a sheet or a .csv, before it is known which row is the header. */
export type RawRow = Readonly<{ line: number; cells: readonly string[] }>

type Options = Readonly<{
  limits: Limits
  headerLine: number | undefined
  /** In a .csv a cell too many means that a quotation mark is missing; in a sheet it is a note at the side. */
  strictWidth: boolean
}>

/** At most this many rows above the header can be titles. */
const TITLE_ROWS = 5

/**
 * Splits rows into header and the rest, without the blank ones. The header is the first row that holds anything; rows
 * with one cell above one with more are its title, as reports in Chinese offices have it, and are passed over.
 *
 * @throws TableFileError `no-header`, `duplicate-heading`, `too-many-columns`
 */
export async function withHeader(raw: AsyncIterable<RawRow>, options: Options): Promise<Opened> {
  const source = cleaned(raw, options)
  const close = async () => {
    await source.return()
  }
  try {
    const { header, ahead } = await findHeader(source, options)
    if (!header) throw new TableFileError('no-header')
    const headings = headingsOf(header.cells)
    return { headings, rows: rowsBelow(headings, ahead, source, options), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** A row that holds something; `width` is how many cells it has with the blank ones at its end. */
type FilledRow = RawRow & Readonly<{ width: number }>

async function* cleaned(raw: AsyncIterable<RawRow>, { limits }: Options): AsyncGenerator<FilledRow, void> {
  for await (const { line, cells } of raw) {
    const clean = cells.map(cleanCell)
    const end = clean.findLastIndex((cell) => cell !== '') + 1
    if (end > limits.columns) throw new TableFileError('too-many-columns', { line, limit: limits.columns })
    if (end > 0) yield { line, cells: clean.slice(0, end), width: cells.length }
  }
}

async function findHeader(source: AsyncGenerator<FilledRow, void>, { headerLine, strictWidth }: Options) {
  const seen: FilledRow[] = []
  for (let next = await source.next(); !next.done; next = await source.next()) {
    const row = next.value
    if (headerLine !== undefined) {
      if (row.line >= headerLine) return { header: row, ahead: [] }
      continue
    }
    if (seen.length > 0 && standsBelowTitle(row)) return { header: row, ahead: [] }
    seen.push(row)
    if (!isTitle(row, strictWidth) || seen.length > TITLE_ROWS) break
  }
  const [header, ...ahead] = seen
  return { header, ahead }
}

/** In a .csv a title comes with the commas of the columns beside it; a lone cell is a row of a table of one column. */
function isTitle({ cells, width }: FilledRow, strictWidth: boolean): boolean {
  return cells.filter((cell) => cell !== '').length === 1 && (width > 1 || !strictWidth)
}

/** More than one cell and no gap between them: a row of a table of one column may have a note far off. */
function standsBelowTitle({ cells }: FilledRow): boolean {
  const first = cells.findIndex((cell) => cell !== '')
  return cells.length - first > 1 && !cells.includes('', first)
}

function headingsOf(cells: readonly string[]): readonly string[] {
  const headings = cells.map((cell, column) => (cell === '' || cell === '__proto__' ? nameless(column) : cell))
  const seen = new Set<string>()
  for (const heading of headings) {
    if (seen.has(heading)) throw new TableFileError('duplicate-heading', { heading: heading.slice(0, 60) })
    seen.add(heading)
  }
  return headings
}

/** `列A`, `列AA`: a column without a heading, by its letters. */
export function nameless(column: number): string {
  return `列${columnLetters(column)}`
}

async function* rowsBelow(
  headings: readonly string[],
  ahead: readonly RawRow[],
  source: AsyncGenerator<RawRow, void>,
  options: Options,
): AsyncGenerator<Row, void> {
  for (const raw of ahead) yield rowOf(headings, raw, options)
  for await (const raw of source) yield rowOf(headings, raw, options)
}

function rowOf(headings: readonly string[], { line, cells }: RawRow, { strictWidth }: Options): Row {
  const named: Record<string, string> = {}
  for (let column = 0; column < headings.length; column += 1) named[headings[column] ?? ''] = cells[column] ?? ''
  for (let column = headings.length; column < cells.length; column += 1) {
    const cell = cells[column]
    if (cell) named[nameless(column)] = cell
  }
  const problem = strictWidth && cells.length > headings.length ? tooMany(cells.length, headings.length) : undefined
  return problem ? { line, cells: named, problem } : { line, cells: named }
}

function tooMany(found: number, wanted: number): RowProblem {
  return rowProblem('too-many-fields', { found, wanted })
}
