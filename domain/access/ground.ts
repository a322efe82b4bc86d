import type { Catalogue } from '../catalogue/catalogue.ts'
import { type Spoken, treatment } from './policy.ts'
import { type Relation, standingsOf, type Subject } from './relation.ts'
import type { Grant, Viewer } from './role.ts'
import type { Field, Treatment } from './treatment.ts'

/** By which grant, and as what to the matter, a viewer gets a field. */
export type Ground = Readonly<{ grant: Grant; relation: Relation; treatment: Treatment }>

const most: readonly Treatment[] = ['plain', 'masked', 'redacted', 'none']

/**
 * The ground on which a viewer gets the most of one submitter's field, for the log: their own grants before those of
 * colleagues. Null where they have no standing at all.
 */
export function groundOf(
  viewer: Viewer,
  subject: Subject,
  catalogue: Pick<Catalogue, 'units'>,
  field: Field,
  spoken: Spoken,
): Ground | null {
  const grounds = viewer.grants.flatMap((grant) =>
    standingsOf({ ...viewer, grants: [grant] }, subject, catalogue).map((standing) => ({
      grant,
      relation: standing.relation,
      treatment: treatment([standing], field, spoken),
    })),
  )
  const [first] = grounds.toSorted((a, b) => most.indexOf(a.treatment) - most.indexOf(b.treatment))
  return first ?? null
}
