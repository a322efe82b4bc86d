import { cleanCell } from '../../domain/intake/clean-cell.ts'
import { nameless } from './header.ts'
import { rowProblem, TableFileError } from './failures.ts'
import { numberText } from './number-text.ts'
import type { Limits, Opened, Row } from './table.ts'

/** The keys of so many records are the headings; a key that comes up later is in its row all the same. */
const LOOK_AHEAD = 100

/**
 * The rows of JSON lines: texts as they are, numbers with all the digits they were written with, true and false as
 * words, null as blank, lists and objects as JSON. A line that is no object is a row with a problem.
 *
 * @throws TableFileError `no-header`, `too-many-columns`, `cell-too-long`
 */
export async function jsonlTable(text: AsyncIterable<string>, limits: Limits): Promise<Opened> {
  const source = jsonlRows(text, limits)
  const close = async () => {
    await source.return()
  }
  const ahead: Row[] = []
  const headings = new Set<string>()
  try {
    while (ahead.length < LOOK_AHEAD) {
      const next = await source.next()
      if (next.done) break
      ahead.push(next.value)
      for (const key of Object.keys(next.value.cells)) headings.add(key)
    }
    if (headings.size === 0) throw new TableFileError('no-header')
    if (headings.size > limits.columns)
      throw new TableFileError('too-many-columns', { line: ahead.at(-1)?.line ?? 1, limit: limits.columns })
  } catch (error) {
    await close()
    throw error
  }
  const blank = Object.fromEntries([...headings].map((heading) => [heading, '']))
  return { headings: [...headings], rows: filled(blank, ahead, source), close }
}

async function* filled(
  blank: Readonly<Record<string, string>>,
  ahead: readonly Row[],
  source: AsyncGenerator<Row, void>,
): AsyncGenerator<Row, void> {
  for (const row of ahead) yield { ...row, cells: { ...blank, ...row.cells } }
  for await (const row of source) yield { ...row, cells: { ...blank, ...row.cells } }
}

async function* jsonlRows(text: AsyncIterable<string>, limits: Limits): AsyncGenerator<Row, void> {
  let line = 0
  for await (const words of linesOf(text, limits)) {
    line += 1
    if (words.trim() !== '') yield rowOf(words, line, limits)
  }
}

async function* linesOf(text: AsyncIterable<string>, limits: Limits): AsyncGenerator<string, void> {
  let rest = ''
  let line = 0
  for await (const piece of text) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    line += lines.length
    if (rest.length > limits.cell) throw new TableFileError('cell-too-long', { line: line + 1, limit: limits.cell })
    yield* lines
  }
  if (rest) yield rest
}

function rowOf(words: string, line: number, limits: Limits): Row {
  const found = parsed(words)
  if (!found) return { line, cells: {}, problem: rowProblem('bad-json', { start: words.trim().slice(0, 60) }) }
  const entries = Object.entries(found)
  if (entries.length > limits.columns) throw new TableFileError('too-many-columns', { line, limit: limits.columns })
  const named = entries.map(([key, value], column) => [headingOf(key, column), cleanCell(textOf(value))] as const)
  return { line, cells: Object.fromEntries(named) }
}

function headingOf(key: string, column: number): string {
  const heading = cleanCell(key)
  return heading === '' || heading === '__proto__' ? nameless(column) : heading
}

function parsed(words: string): object | null {
  try {
    // 16 digits and more do not fit a number of JavaScript: only such a line is read the slow way.
    const value: unknown = /\d{16}/.test(words) ? JSON.parse(words, asWritten) : JSON.parse(words)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

function asWritten(_: string, value: unknown, context?: Readonly<{ source?: string }>): unknown {
  return typeof value === 'number' ? numberText(context?.source ?? String(value)) : value
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return numberText(String(value))
  if (value === null || value === undefined) return ''
  return JSON.stringify(value)
}
