import { neverPublic } from '../../domain/access/public.ts'
import type { Matters } from './scope.ts'

/** Narrows a query to the matters that stand in the public book: the rule of `isPublic`, said in SQL. */
export function publicMatters<O>(rows: Matters<O>): Matters<O> {
  // A kind that is not known yet is not unlike a report either: SQL leaves it out.
  return rows
    .where('matter.kind', '<>', 'report')
    .where('matter.secret', '=', false)
    .where('matter.status', 'not in', neverPublic)
}
