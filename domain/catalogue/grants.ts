import type { Role } from '../access/role.ts'
import type { GrantRow, Person } from './rows.ts'

/** Roles that hold in one unit. */
export const rolesOfUnit: readonly Role[] = ['unitHandler', 'unitLeader']

/**
 * The grant of a role to a person who has none yet, as a list of people tells it: unit roles hold where they work, a grid
 * worker's in their region, every other role in the region they are given, or in the whole prefecture.
 *
 * @param prefecture the prefecture's own region code, which stands for no limit
 */
export function grantTo(person: Omit<Person, 'name'>, role: Role, prefecture: string): GrantRow {
  const { code: personId, unitId, regionCode } = person
  const own = { code: `${personId}/${role}`, personId, role }
  if (rolesOfUnit.includes(role)) return { ...own, unitId, regionCode: null }
  if (role === 'gridWorker') return { ...own, unitId: null, regionCode }
  return { ...own, unitId: null, regionCode: regionCode === prefecture ? null : regionCode }
}
