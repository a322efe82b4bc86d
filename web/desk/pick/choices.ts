import type { Category, Region } from '../../../domain/catalogue/rows.ts'

/** One choice of a list that is searched while typing: `label` is drawn, `said` is what typed words are sought in. */
export type Choice = Readonly<{ value: string; label: string; said: string }>

type InTree = Readonly<{ code: string; name: string; parent: string | null }>

/**
 * The rows of a tree as choices, each named with those above it: `物业管理 › 供暖 › 室温不达标`. The top of a region tree, the
 * prefecture itself, is left out of the names.
 */
export function choicesOfTree(rows: readonly InTree[], skipTop: boolean): readonly Choice[] {
  const byCode = new Map(rows.map((row) => [row.code, row]))
  const pathOf = (row: InTree): readonly string[] => {
    const above = row.parent === null ? undefined : byCode.get(row.parent)
    if (!above) return skipTop && row.parent === null ? [] : [row.name]
    return [...pathOf(above), row.name]
  }
  return rows.map((row) => {
    const path = pathOf(row)
    const label = path.length > 0 ? path.join(' › ') : row.name
    return { value: row.code, label, said: `${path.join('')} ${row.code}` }
  })
}

/** Regions a matter can lie in: grids are for those who walk them. */
export function choicesOfRegions(rows: readonly Region[]): readonly Choice[] {
  return choicesOfTree(
    rows.filter(({ level }) => level !== 'grid'),
    true,
  )
}

export function choicesOfCategories(rows: readonly Category[]): readonly Choice[] {
  return choicesOfTree(rows, false)
}

/** Whether a choice holds all the words typed, in any order. */
export function isMeant({ said }: Choice, typed: string): boolean {
  const text = said.toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
