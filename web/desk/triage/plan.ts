import type { Answer } from '../../api.ts'
import type { adviseOn } from '../../../contract/advice.ts'
import type { Status } from '../../../domain/ledger/actions.ts'
import type { Kind, Track, Urgency } from '../../../domain/ledger/words.ts'
import { newId } from '../../new-id.ts'
import type { Folder } from '../act/fields.ts'
import type { Told } from '../act/use-act.ts'

export type Advice = Answer<typeof adviseOn>

/** What a dispatcher decides about one matter: what it is, and who answers for it. */
export type Plan = Readonly<{
  kind?: Kind | undefined
  categoryCode?: string | undefined
  regionCode?: string | undefined
  leadUnitId?: string | undefined
  assistingUnitIds?: readonly string[] | undefined
  track: Track
  urgency: Urgency
  statutoryCode?: string | undefined
}>
export type Missing = 'kind' | 'categoryCode' | 'regionCode' | 'leadUnitId'

/** What is proposed: what the matter already says, and where it says nothing what the advice does. */
export function planOf({ matter }: Folder, advice: Advice | undefined): Plan {
  return {
    kind: matter.kind ?? undefined,
    categoryCode: matter.categoryCode ?? advice?.category?.code,
    regionCode: matter.regionCode ?? advice?.places.find(({ sure }) => sure)?.regionCode,
    leadUnitId: advice?.unit.unitId ?? undefined,
    track: matter.track ?? 'ledger',
    urgency: matter.urgency,
  }
}

/** What a dispatcher decides about. */
export const waiting = ['submitted', 'opened'] as const satisfies readonly Status[]

export function isWaiting(status: string | undefined): boolean {
  return waiting.some((one) => one === status)
}

/** What is still to be said before the matter can be sent, first things first. */
export function missingIn(plan: Plan): readonly Missing[] {
  return (['kind', 'categoryCode', 'regionCode', 'leadUnitId'] as const).filter((name) => !plan[name])
}

/** The lines of a decision: open the matter where it is not on the ledger yet, then send it. Nothing is missing in `plan`. */
export function commandsOf({ matter }: Folder, plan: Plan): readonly Told[] {
  const { kind, categoryCode = '', regionCode = '', leadUnitId = '', assistingUnitIds = [] } = plan
  const { track, urgency, statutoryCode } = plan
  const dispatch: Told = {
    id: newId(),
    matterId: matter.id,
    action: 'dispatch',
    details: {
      leadUnitId,
      track,
      urgency,
      ...(statutoryCode && { statutoryCode }),
      ...(assistingUnitIds.length > 0 && { assistingUnitIds: [...assistingUnitIds] }),
    },
  }
  const seen = { id: newId(), matterId: matter.id, seenSeq: matter.seq }
  if (matter.status === 'submitted' && kind)
    return [{ ...seen, action: 'open', details: { kind, categoryCode, regionCode, urgency } }, dispatch]
  const changed = matter.kind !== kind || matter.categoryCode !== categoryCode || matter.regionCode !== regionCode
  return changed
    ? [{ ...seen, action: 'classify', details: { ...(kind && { kind }), categoryCode, regionCode } }, dispatch]
    : [{ ...dispatch, seenSeq: matter.seq }]
}
