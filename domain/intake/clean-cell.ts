const controls = /\p{Cc}/gu
/** The spaces of Unicode, the space and the joiner of no width, the byte order mark. */
const paddings = /[\p{Z}\u200b\u2060\ufeff]/u

/**
 * A cell's words as a person sees them: without the tabs, newlines, no-break and ideographic spaces that pad its ends;
 * what stands inside stays, its line ends as `\n`. Control characters go and half a surrogate pair becomes U+FFFD: no
 * database stores them, and neither is a character.
 */
export function cleanCell(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  return withoutPadding(lines.toWellFormed().replace(controls, (sign) => (sign === '\n' || sign === '\t' ? sign : '')))
}

// A loop, because a pattern that ends in `\s+$` takes quadratic time on a cell full of spaces.
function withoutPadding(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isPadding(text.charCodeAt(start))) start += 1
  while (end > start && isPadding(text.charCodeAt(end - 1))) end -= 1
  return end - start === text.length ? text : text.slice(start, end)
}

function isPadding(unit: number): boolean {
  if (unit <= 0x20) return true
  // None of them lies among the ideographs: most cells end here.
  if (unit < 0xa0 || (unit > 0x3000 && unit !== 0xfeff)) return false
  return paddings.test(String.fromCharCode(unit))
}
