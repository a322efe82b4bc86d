import { isAdministrator } from '../access/role.ts'
import type { PlainDate } from '../deadline/plain-date.ts'
import { standing, turningDays } from './as-of.ts'
import { key } from './fault.ts'
import type { Line } from './line.ts'

/** A line about what a person may do, as themselves or for another. */
export type LineOfPerson = Line<'grant'> | Line<'standIn'>

/**
 * What ends with a person who leaves the staff on `day`: of each grant and stand-in that names them and counts on that day
 * or later, the latest line. An administrator's grant does not end so: the security administrator takes it back first, or
 * one administrator could remove another.
 *
 * @param lines all that count on `day` or later, of all catalogues
 */
export function endingWith(personId: string, day: PlainDate, lines: readonly Line[]): readonly LineOfPerson[] {
  const own = lines
    .filter(isOfPerson)
    .filter((line) => names(line, personId) && !(line.catalogue === 'grant' && isAdministrator(line.row.role)))
  return [...Map.groupBy(own, ({ catalogue, code }) => key(catalogue, code)).values()]
    .filter((versions) => turningDays(versions, day).some((on) => standing(versions, on).length > 0))
    .flatMap((versions) => versions.toSorted((a, b) => b.version - a.version).slice(0, 1))
}

export function isOfPerson(line: Line): line is LineOfPerson {
  return line.catalogue === 'grant' || line.catalogue === 'standIn'
}

/** Whether a grant is this person's, or a stand-in theirs or for them. */
export function names({ row }: Pick<LineOfPerson, 'row'>, personId: string): boolean {
  return row.personId === personId || ('standInId' in row && row.standInId === personId)
}
