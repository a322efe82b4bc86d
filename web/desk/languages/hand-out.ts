import { csvOf } from '../../../domain/table/csv-cell.ts'
import type { Line } from '../../words/coverage.ts'

/** Hands lines over as a .csv under a name. The texts are in the browser already, so the file is made there. */
export function handOut(lines: readonly Line[], headings: readonly string[], name: string): void {
  const rows = lines.map(({ key, zh, en, said, source }) => [key, zh, en ?? '', said ?? '', source ?? ''])
  const address = URL.createObjectURL(new Blob([csvOf([headings, ...rows])], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Some browsers read the file only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
