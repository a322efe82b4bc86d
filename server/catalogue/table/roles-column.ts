import type { Catalogue } from '../../../domain/catalogue/catalogue.ts'
import { grantTo } from '../../../domain/catalogue/grants.ts'
import type { GrantRow, Person } from '../../../domain/catalogue/rows.ts'
import { readRoles } from './words.ts'

/** What a table says of a grant beside its own rows; null takes it back. */
export type GrantBeside = Readonly<{ code: string; row: GrantRow | null }>

/**
 * 岗位: the grants of a person as a table tells them, as far as they differ from what stands. The cell names every role the
 * person has, each to hold where the row places them; what it does not name is taken back. Throws `Unreadable`.
 *
 * @param cell undefined where the table has no such column: nothing is said
 * @param prefecture the prefecture's own region code
 */
export function grantsToldBy(
  cell: string | undefined,
  person: Person,
  { people }: Pick<Catalogue, 'people'>,
  prefecture: string,
): readonly GrantBeside[] {
  if (cell === undefined) return []
  const roles = readRoles(cell)
  const standing = people.get(person.code)?.grants ?? []
  const kept = new Set<GrantRow>()
  const told = roles.flatMap((role) => {
    const wanted = grantTo(person, role, prefecture)
    const before =
      standing.find((one) => one.role === role && sameScope(one, wanted)) ?? standing.find((one) => one.role === role)
    if (!before) return [{ code: wanted.code, row: wanted }]
    kept.add(before)
    return sameScope(before, wanted) ? [] : [{ code: before.code, row: { ...wanted, code: before.code } }]
  })
  const gone = standing.filter((one) => !kept.has(one)).map(({ code }) => ({ code, row: null }))
  return [...told, ...gone]
}

function sameScope(one: GrantRow, other: GrantRow): boolean {
  return one.unitId === other.unitId && one.regionCode === other.regionCode
}
