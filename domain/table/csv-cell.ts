/**
 * Text that no spreadsheet takes for a formula when it opens a .csv: an apostrophe goes before = + - @, their full-width
 * forms, and before a tab or line end that leads the text.
 *
 * A workbook needs none: there a text cell is never evaluated, and the words stay as they were said. It is lost when
 * somebody saves such a workbook as .csv with a spreadsheet; a .csv written here has the apostrophe again.
 */
export function neutral(text: string): string {
  return /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/.test(text) ? `'${text}` : text
}

/** A field of a .csv: in quotes where its text has a comma, a quote, a line end, or a blank at an end. */
export function csvQuoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * A small table as the text of a .csv, as `server/files/csv-text.ts` streams a large one: UTF-8 with the mark by which Excel
 * knows it, rows ended by CR LF, no text that a spreadsheet takes for a formula.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map((text) => csvQuoted(neutral(text.toWellFormed()))).join(',')}\r\n`).join('')}`
}
