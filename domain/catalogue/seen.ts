import type { Role, Viewer } from '../access/role.ts'
import type { Line } from './line.ts'
import { isOfPerson, names } from './leaver.ts'
import type { CatalogueName } from './rows.ts'

/** Who reads every grant and stand-in: those who give them, and those who watch that. */
const watching: readonly Role[] = ['securityAdministrator', 'auditAdministrator', 'systemAdministrator']

/** The lines a viewer reads: of grants and stand-ins only those that name them, unless they keep watch over all. */
export function seenBy<N extends CatalogueName>(viewer: Viewer, lines: readonly Line<N>[]): readonly Line<N>[] {
  const watches = viewer.grants.some(({ role }) => watching.includes(role))
  return watches ? lines : lines.filter((line) => !isOfPerson(line as Line) || names(line as Line<'grant'>, viewer.id))
}
