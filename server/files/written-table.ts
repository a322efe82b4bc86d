/** How a column's values are shown: `time` is day and time of China, `percent` takes a share, 0 to 1. */
export type ColumnKind = 'text' | 'number' | 'date' | 'time' | 'percent'

export type WrittenColumn = Readonly<{
  heading: string
  /** Where the value is in a row. */
  key: string
  kind: ColumnKind
  /** In characters of the default font; else by kind and heading. */
  width?: number
  /** Adds the column up in a last row, 合计. */
  sum?: boolean
}>

/**
 * A day is `2026-04-17` or an instant, a time an instant, numbers are numbers; anything else, and what does not fit, is
 * written as text. Ids and phones are text.
 */
export type Value = string | number | Date | null | undefined
export type WrittenRow = Readonly<Record<string, Value>>

export type WrittenTable = Readonly<{
  sheet: string
  /** 水印: above everything and on every printed page; a workbook only. */
  watermark?: string
  /** Merged over all columns above the header; a workbook only. */
  title?: string
  /** The line below the title: 单位, 期间; a workbook only. */
  note?: string
  columns: readonly WrittenColumn[]
  rows: AsyncIterable<WrittenRow> | Iterable<WrittenRow>
}>
