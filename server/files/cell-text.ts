/** Excel's limit for one cell, in UTF-16 units. */
const LONGEST = 32_767
const CUT = '…（内容过长，此处截断）'

/** Text as a cell can hold it: line ends as `\n`, no character that XML refuses, cut with a visible mark at Excel's limit. */
export function fitCell(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  const clean = lines
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
  if (clean.length <= LONGEST) return clean
  // Half of a pair at the cut goes too.
  return clean.slice(0, LONGEST - CUT.length).replace(/[\ud800-\udbff]$/, '') + CUT
}

/** Escapes for XML, and the underscore of what Excel would take for an escape of its own, `_x0041_`. */
export function xmlText(text: string): string {
  return text.replace(/[&<>"]|_(?=x[0-9a-fA-F]{4}_)/g, (sign) => escapes[sign] ?? sign)
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  _: '_x005F_',
}
