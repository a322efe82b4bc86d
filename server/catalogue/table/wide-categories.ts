import type { Category } from '../../../domain/catalogue/rows.ts'
import { Unreadable } from './words.ts'

/** The cells of one row: the names of the three levels, and the code of the lowest if the table has one. */
export type WideRow = Readonly<{ names: readonly [first: string, second: string, third: string]; code: string }>

/** Codes of our own making have 2 + 2 + 3 digits, so at most this many rows stand under one. */
const digits = [2, 2, 3] as const

/**
 * Reads categories one row after another from a table with a column for each level (一级分类、二级分类、三级分类). An empty
 * cell to the left of a name, as merged cells leave it, repeats the one above. A category that stands keeps its code; a
 * new one gets the code the table gives or the next free number of its level, in the order of first appearance.
 *
 * @param taken codes that were ever used: a number is not given again, so that old matters keep their meaning
 * @returns what reads one row: the categories in it that no row before had, the higher first. It throws `Unreadable`, and
 *   then takes nothing of the row.
 */
export function wideCategories(
  standing: Iterable<Category>,
  taken: Iterable<string> = [],
): (row: WideRow) => readonly Category[] {
  const known = new Map<string, Category>()
  const used = new Set(taken)
  for (const row of standing) {
    known.set(place(row.parent, row.name), row)
    used.add(row.code)
  }
  const read = new Map<string, Category>()
  let above: readonly string[] = []

  return ({ names, code }) => {
    const path = pathOf(names, above)
    const found: Category[] = []
    for (const [level, name] of path.entries()) {
      const parent = found.at(-1)?.code ?? null
      const same = place(parent, name)
      const earlier = read.get(same)
      const before = earlier ?? known.get(same)
      const wanted = level === path.length - 1 ? code : prefixOf(code, level)
      const own = (earlier ? earlier.code : wanted) || before?.code || nextFree(parent ?? '', digits[level] ?? 3, used)
      found.push({
        code: own,
        name,
        level: (level + 1) as Category['level'],
        parent,
        standardCode: before?.standardCode ?? null,
      })
    }
    above = path
    const fresh = found.filter((row) => !read.has(place(row.parent, row.name)))
    for (const row of fresh) {
      used.add(row.code)
      read.set(place(row.parent, row.name), row)
    }
    return fresh
  }
}

/** The names from the first level down, without the empty ones at the end. */
function pathOf(names: WideRow['names'], above: readonly string[]): readonly string[] {
  const length = names.findLastIndex(Boolean) + 1
  const path: string[] = []
  for (const [level, name] of names.slice(0, length).entries()) {
    const sameSoFar = path.every((one, n) => one === above[n])
    const filled = name || (sameSoFar ? above[level] : undefined)
    if (!filled) throw new Unreadable('上一级分类是空的，请补上。', 'The level above is empty; add it.')
    path.push(filled)
  }
  return path
}

function place(parent: string | null, name: string): string {
  return JSON.stringify([parent, name])
}

/** The code of a level above one that is written in 2 + 2 + 3 digits. */
function prefixOf(code: string, level: number): string {
  return /^\d{7}$/.test(code) ? code.slice(0, level === 0 ? 2 : 4) : ''
}

function nextFree(parent: string, length: number, used: ReadonlySet<string>): string {
  for (let number = 1; number < 10 ** length; number += 1) {
    const code = `${parent}${String(number).padStart(length, '0')}`
    if (!used.has(code)) return code
  }
  throw new Unreadable(
    `“${parent || '一级'}”之下的分类超过了 ${10 ** length - 1} 个，请在表里写明编码。`,
    `More than ${10 ** length - 1} categories under "${parent}"; write their codes in the table.`,
  )
}
