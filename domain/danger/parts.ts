import type { DangerWord } from '../catalogue/rows.ts'

/** The parts of words of danger as they are written, 燃气+泄漏: each once. */
export function partsOf(words: string): string[] {
  return [...new Set(words.split(/[+＋\s、，,]+/).filter(Boolean))]
}

/** The row of the same parts, in whatever order, if there is one: two would leave open how urgent they are. */
export function sameParts(parts: readonly string[], rows: readonly DangerWord[]): DangerWord | undefined {
  return rows.find((row) => row.parts.length === parts.length && row.parts.every((part) => parts.includes(part)))
}
