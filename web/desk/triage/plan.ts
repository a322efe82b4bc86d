import type { Answer } from '../../api.ts'
import type { adviseOn } from '../../../contract/advice.ts'
import type { Status } from '../../../domain/ledger/actions.ts'
import type { Kind, Track, Urgency } from '../../../domain/ledger/words.ts'
import { newId } from '../../new-id.ts'
import type { Folder } from '../act/fields.ts'
import type { Shown, Told } from '../act/use-act.ts'

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

/** What is proposed: what the matter already says, and where it says nothing what the advice is sure of. */
export function planOf({ matter }: Folder, advice: Advice | undefined): Plan {
  const said: Plan = {
    kind: matter.kind ?? undefined,
    categoryCode: matter.categoryCode ?? advice?.category?.code,
    regionCode: matter.regionCode ?? advice?.places.find(({ sure }) => sure)?.regionCode,
    track: matter.track ?? 'ledger',
    urgency: matter.urgency,
  }
  return advice?.units.sure ? { ...said, ...proposedIn(advice, matter.track) } : said
}

/** The units that are proposed, as a change of a plan; several make it joint, unless one is to settle it at once. */
export function proposedIn({ units }: Advice, track: Track | null): Partial<Plan> {
  if (!units.lead) return {}
  const leadUnitId = units.lead.unitId
  if (units.track === null || track === 'immediate') return { leadUnitId, assistingUnitIds: undefined }
  return { leadUnitId, assistingUnitIds: units.assisting.map(({ unitId }) => unitId), track: track ?? units.track }
}

/** Whether a plan already has the units that are proposed. */
export function hasProposed(plan: Plan, advice: Advice): boolean {
  const { leadUnitId, assistingUnitIds = [] } = proposedIn(advice, plan.track === 'immediate' ? plan.track : null)
  const has = plan.assistingUnitIds ?? []
  return (
    plan.leadUnitId === leadUnitId &&
    has.length === assistingUnitIds.length &&
    assistingUnitIds.every((one) => has.includes(one))
  )
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

/** What somebody was shown about the units when they decided. */
function shownOf({ units }: Advice): Shown {
  const { lead, ground, confidence, track } = units
  const by = { ground, confidence, modelId: null }
  const unit = { ...by, what: 'unit', suggested: lead?.unitId ?? null } as const
  return track === null ? [unit] : [unit, { ...by, what: 'track', suggested: track }]
}

/**
 * The lines of a decision: open the matter where it is not on the ledger yet, then send it, with what was shown. Nothing is
 * missing in `plan`.
 */
export function commandsOf({ matter }: Folder, plan: Plan, advice: Advice | undefined): readonly Told[] {
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
    ...(advice && { suggested: shownOf(advice) }),
  }
  const seen = { id: newId(), matterId: matter.id, seenSeq: matter.seq }
  if (matter.status === 'submitted' && kind)
    return [{ ...seen, action: 'open', details: { kind, categoryCode, regionCode, urgency } }, dispatch]
  const changed = matter.kind !== kind || matter.categoryCode !== categoryCode || matter.regionCode !== regionCode
  return changed
    ? [{ ...seen, action: 'classify', details: { ...(kind && { kind }), categoryCode, regionCode } }, dispatch]
    : [{ ...dispatch, seenSeq: matter.seq }]
}
