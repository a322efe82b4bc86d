import { isWithin } from '../region/code.ts'
import type { Reason } from '../catalogue/rows.ts'
import { actions } from './actions.ts'
import type { Acting } from './checks.ts'
import { refuse, type Refusal } from './refusals.ts'

type Named = Readonly<{
  categoryCode?: string | undefined
  regionCode?: string | undefined
  aboutUnitIds?: readonly string[] | undefined
}>

/** Everything named by its code stands in its catalogue. */
export function namedIn(named: Named, { catalogue }: Acting): Refusal | null {
  const { categoryCode, regionCode, aboutUnitIds = [] } = named
  if (categoryCode && !catalogue.categories.has(categoryCode)) return refuse('no-such-category', { categoryCode })
  if (regionCode && !catalogue.regions.has(regionCode)) return refuse('no-such-region', { regionCode })
  const unitId = aboutUnitIds.find((id) => !catalogue.units.has(id))
  return unitId ? refuse('no-such-unit', { unitId }) : null
}

/** As `namedIn`; and a grid worker describes matters of their own region only. */
export function checkPlace(named: Named, acting: Acting): Refusal | null {
  const { regionCode } = named
  const own = acting.actor.regionCode
  if (acting.role === 'gridWorker' && own && regionCode && !isWithin(regionCode, own)) return refuse('not-your-region')
  return namedIn(named, acting)
}

/** The reason stands on the list for this action. */
export function checkReason(
  list: Reason['list'] & keyof typeof reasonActions,
  reasonCode: string,
  { catalogue }: Acting,
): Refusal | null {
  if (catalogue.reasons.get(reasonCode)?.list === list) return null
  return refuse('no-such-reason', { reasonCode, action: actions[reasonActions[list]].zh })
}

const reasonActions = { decline: 'decline', return: 'requestReturn', terminate: 'terminate' } as const
