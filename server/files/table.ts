import type { RowProblem } from './failures.ts'

/** One row below the header that holds anything. Cells are cleaned by `cleanCell`; a blank one is the empty text. */
export type Row = Readonly<{
  /** The number a person sees beside the row in Excel; in .csv the record's, in .jsonl the line's. */
  line: number
  /** By heading, every heading of the table. A cell under no heading goes by its column: `列H`. */
  cells: Readonly<Record<string, string>>
  /** Set where the row cannot be trusted: hand it back, do not store it. */
  problem?: RowProblem
}>

/** An open table file. `rows` can be walked once; closing before its end is allowed and leaves nothing open. */
export type Table = Readonly<{
  format: 'xlsx' | 'csv' | 'jsonl'
  /** In the order of the file; of a .jsonl, the keys of its first records. */
  headings: readonly string[]
  rows: AsyncIterable<Row>
  /** How much of the file was read, 0 to 1, for a progress bar. */
  share: () => number
  close: () => Promise<void>
}>

/** The table inside an open file; `close` is for when its rows are not walked to the end. */
export type Opened = Pick<Table, 'headings' | 'close'> & Readonly<{ rows: AsyncGenerator<Row, void> }>

/** What a file may hold at most. Beyond it reading ends with a `TableFileError` before memory grows. */
export type Limits = Readonly<{
  columns: number
  /** Characters (UTF-16 units) of one cell. */
  cell: number
  /** Bytes of one sheet of a workbook, unpacked. */
  sheet: number
  /** Bytes of the table of texts of a workbook, unpacked: all of it is held in memory. */
  texts: number
  /** Bytes of any other part of a workbook, unpacked. */
  part: number
  /**
   * How many times a part may grow by unpacking, once it is larger than `growthFrom` bytes. Sheets grow some 10 times, one
   * long text over and over 260 times, a bomb a thousand.
   */
  growth: number
  growthFrom: number
}>

export const defaultLimits: Limits = {
  columns: 500,
  cell: 10 * 1024 * 1024,
  sheet: 3 * 1024 ** 3,
  texts: 512 * 1024 ** 2,
  part: 32 * 1024 ** 2,
  growth: 400,
  growthFrom: 16 * 1024 ** 2,
}

export type ReadOptions = Readonly<{
  /** The sheet of a workbook by name; else the first visible one that has rows. */
  sheet?: string
  /** The row of the header, where it is not the first that looks like one. */
  headerLine?: number
  limits?: Partial<Limits>
}>
