import type { Line } from '../../domain/catalogue/line.ts'
import { catalogues } from '../../domain/catalogue/names.ts'
import type { CatalogueName, Rows } from '../../domain/catalogue/rows.ts'

type Asked = Readonly<{
  parent?: string | undefined
  under?: string | undefined
  words?: string | undefined
  /** The last code of the page before. */
  cursor?: string | undefined
  limit: number
}>
type Page<N extends CatalogueName> = Readonly<{ total: number; lines: readonly Line<N>[]; next: string | null }>

/** A page of the lines of one catalogue, which come by code: those below a row, those that hold all the words. */
export function pageOf<N extends CatalogueName>(name: N, lines: readonly Line<N>[], asked: Asked): Page<N> {
  const { parent, under, words, cursor = '', limit } = asked
  const tests = [
    parent === undefined ? null : (row: Rows[N]) => aboveOf(name, row) === parent,
    under === undefined ? null : isUnder(name, lines, under),
    words === undefined ? null : holds(name, words),
  ].filter((test) => test !== null)
  const fitting = lines.filter(({ row }) => tests.every((test) => test(row)))
  const rest = fitting.filter(({ code }) => code > cursor)
  const page = rest.slice(0, limit)
  return { total: fitting.length, lines: page, next: rest.length > limit ? (page.at(-1)?.code ?? null) : null }
}

/** The code of the row above; null at the top and where the catalogue is not a tree. */
function aboveOf<N extends CatalogueName>(name: N, row: Rows[N]): string | null {
  const { above } = catalogues[name]
  const code: unknown = above === null ? null : row[above]
  return typeof code === 'string' ? code : null
}

function isUnder<N extends CatalogueName>(name: N, lines: readonly Line<N>[], top: string): (row: Rows[N]) => boolean {
  const above = new Map(lines.map(({ code, row }) => [code, aboveOf(name, row)]))
  const inside = new Map<string, boolean>([[top, true]])
  const find = (code: string): boolean => {
    const known = inside.get(code)
    if (known !== undefined) return known
    // Said before looking further up, so that a circle ends.
    inside.set(code, false)
    const next = above.get(code) ?? null
    const found = next !== null && find(next)
    inside.set(code, found)
    return found
  }
  return ({ code }) => find(code)
}

function holds<N extends CatalogueName>(name: N, words: string): (row: Rows[N]) => boolean {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return (row) => {
    const said = `${row.code} ${catalogues[name].said(row)}`.toLowerCase()
    return wanted.every((word) => said.includes(word))
  }
}
