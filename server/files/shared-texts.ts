import { TableFileError } from './failures.ts'
import type { Limits } from './table.ts'
import { type TextPool, textPool } from './text-pool.ts'
import { readXml } from './xml-reader.ts'
import type { Parts } from './zip-parts.ts'

/** Reads the texts that the cells of all sheets point to; rich text becomes plain, readings of Hanzi (`rPh`) are left out. */
export async function sharedTexts(parts: Parts, part: string | null, limits: Limits): Promise<TextPool> {
  const pool = textPool()
  if (part === null) return pool
  let words = ''
  let inText = false
  let inReading = false
  const handlers = {
    open: (tag: string) => {
      if (tag === 'si') words = ''
      else if (tag === 't') inText = !inReading
      else if (tag === 'rPh') inReading = true
    },
    text: (piece: string) => {
      if (!inText) return
      words += piece
      if (words.length > limits.cell) throw new TableFileError('cell-too-long', { line: 1, limit: limits.cell })
    },
    close: (tag: string) => {
      if (tag === 't') inText = false
      else if (tag === 'rPh') inReading = false
      else if (tag === 'si') pool.add(unescaped(words))
    },
  }
  await readXml(parts.read(part, limits.texts), handlers, { part, longest: limits.cell })
  return pool
}

/** Excel writes a character that XML cannot hold as `_x0007_`, and a text that looks like that as `_x005F_x0007_`. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
