import type { Catalogue, Staff } from '../catalogue/catalogue.ts'
import type { GrantRow } from '../catalogue/rows.ts'
import { type Actor, type Grant, isAdministrator, type Viewer } from './role.ts'

/**
 * A person as they may look and act on the day of the catalogues: with their own grants, then with those of each colleague
 * they stand in for, without what that colleague holds by standing in. An administrator's grant is never passed on
 * (`fit-grants.ts` says why). Null for one who is not on the staff that day.
 */
export function viewerOf(
  { people, standIns }: Pick<Catalogue, 'people' | 'standIns'>,
  personId: string,
): Viewer | null {
  const person = people.get(personId)
  if (!person) return null
  const colleagues = standIns.filter(({ standInId }) => standInId === personId).map((one) => one.personId)
  const passedOn = [...new Set(colleagues)].flatMap((colleague) =>
    (people.get(colleague)?.grants ?? [])
      .filter(({ role }) => !isAdministrator(role))
      .map((grant) => grantAs(grant, colleague)),
  )
  return {
    id: personId,
    unitId: person.unitId,
    grants: [...person.grants.map((grant) => grantAs(grant, null)), ...passedOn],
  }
}

/** A person as themselves, with the roles of their own grants: whom a line about something other than a matter names. */
export function actorAs({ code, roles, unitId, regionCode }: Staff): Actor {
  return { id: code, roles, unitId, regionCode }
}

function grantAs({ role, unitId, regionCode }: GrantRow, standsInFor: string | null): Grant {
  return { role, unitId, regionCode, standsInFor }
}
