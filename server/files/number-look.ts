import type { XmlHandlers } from './xml-reader.ts'

/** What a cell's number is to a person: a date, digits filled up with zeros to a width, or just a number. */
export type NumberLook = 'plain' | 'date' | Readonly<{ digits: number }>

/**
 * The looks of a workbook's cell styles, by the style's number.
 *
 * Formats 14 to 22 are dates everywhere, 27 to 36 and 50 to 58 in Chinese, Japanese and Korean Excel (ECMA-376 part 1,
 * 18.8.30). 45 to 47 are lengths of time.
 */
export async function numberLooks(
  part: string,
  read: (part: string, handlers: XmlHandlers) => Promise<void>,
): Promise<readonly NumberLook[]> {
  const codes = new Map<string, string>()
  const used: string[] = []
  let inStyles = false
  await read(part, {
    open: (tag, attributes) => {
      if (tag === 'cellXfs') inStyles = true
      if (tag === 'xf' && inStyles) used.push(attributes['numFmtId'] ?? '0')
      if (tag === 'numFmt') codes.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '')
    },
    close: (tag) => {
      if (tag === 'cellXfs') inStyles = false
    },
  })
  return used.map((id) => {
    const code = codes.get(id)
    if (code !== undefined) return lookOf(code)
    return isDateFormat(Number(id)) ? 'date' : 'plain'
  })
}

function isDateFormat(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
}

/** Tells a date by the letters of its format that stand for years to seconds: `yyyy"年"m"月"d"日"`, `[$-804]h:mm`. */
export function lookOf(code: string): NumberLook {
  const [first = ''] = code.split(';')
  // `[h]:mm` is a length of time, not a time of day.
  if (/\[(h+|m+|s+)\]/i.test(first)) return 'plain'
  const bare = first.replace(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/g, '').replace(/general/i, '')
  if (/[ymdhs]/i.test(bare)) return 'date'
  return /^0{2,}$/.test(bare) ? { digits: bare.length } : 'plain'
}
