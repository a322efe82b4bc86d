import type { Answer } from '../../api.ts'
import type { adviseOn } from '../../../contract/advice.ts'
import type { Status } from '../../../domain/ledger/actions.ts'
import {
  type Kind,
  kinds,
  pressing,
  type Track,
  tracks,
  type Urgency,
  urgencies,
} from '../../../domain/ledger/words.ts'
import { newId } from '../../new-id.ts'
import type { Folder } from '../act/fields.ts'
import type { Shown, Told } from '../act/use-act.ts'

export type Advice = Answer<typeof adviseOn>
/** What the reader makes of one mark. */
export type Mark = NonNullable<Advice['read']>['category']

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
  const read = advice?.read
  const said: Plan = {
    kind: matter.kind ?? sureOf(read?.kind, kinds),
    categoryCode: matter.categoryCode ?? likelyCategory(advice),
    regionCode: matter.regionCode ?? advice?.places.find(({ sure }) => sure)?.regionCode,
    track: matter.track ?? sureOf(read?.track, tracks) ?? 'ledger',
    urgency: (isUnjudged(matter) ? urgencyOf(advice) : null) ?? matter.urgency,
  }
  return advice?.units.sure ? { ...said, ...proposedIn(advice, matter.track) } : said
}

/** What a mark may be filled in with, where it is one of these labels. */
function sureOf<L extends string>(mark: Mark | undefined, labels: Readonly<Record<L, unknown>>): L | undefined {
  const sure = mark?.sure?.label
  return sure && Object.hasOwn(labels, sure) ? (sure as L) : undefined
}

/** How urgent it is suggested to be: the more urgent of what is read surely and of what words of danger say. */
export function urgencyOf(advice: Advice | undefined): Urgency | undefined {
  const read = sureOf(advice?.read?.urgency, urgencies)
  return pressing.find((one) => one === advice?.danger?.urgency || one === read) ?? read
}

/** The category to be filled in: the one that is read surely; where no reader tells categories, that of the likest matters. */
export function likelyCategory(advice: Advice | undefined): string | undefined {
  return advice?.read?.category ? advice.read.category.sure?.label : advice?.category?.code
}

/** Nobody has said yet how urgent it is. */
function isUnjudged({ status, urgency }: Folder['matter']): boolean {
  return status === 'submitted' && urgency === 'normal'
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

/** What somebody was shown about the units, and how they are to go about it, when they decided. */
function shownOfUnits({ units, read }: Advice, matter: Folder['matter'], plan: Plan): Shown {
  const { lead, ground, confidence, track } = units
  const by = { ground, confidence, modelId: null }
  const unit = { ...by, what: 'unit', suggested: lead?.unitId ?? null } as const
  if (track !== null) return [unit, { ...by, what: 'track', suggested: track }]
  return [unit, ...(matter.track === null ? shownOfMark('track', read?.track, read?.modelId, plan.track) : [])]
}

/** What somebody was shown about the matter itself: of what it did not say already. */
function shownOfMatter(advice: Advice, matter: Folder['matter'], plan: Plan): Shown {
  const { read, places } = advice
  const [place] = places
  const { modelId } = read ?? {}
  return [
    ...(matter.categoryCode === null ? shownOfMark('category', read?.category, modelId, plan.categoryCode) : []),
    ...(matter.kind === null ? shownOfMark('kind', read?.kind, modelId, plan.kind) : []),
    ...(isUnjudged(matter) ? shownOfUrgency(advice, plan.urgency) : []),
    ...(matter.regionCode === null && place ? [shownOfPlace(place)] : []),
  ]
}

/** What was shown of one mark: the likeliest label, or the one above it that was surer where that is what was chosen. */
export function shownOfMark(
  what: Shown[number]['what'],
  mark: Mark | undefined,
  modelId: string | undefined,
  chosen: string | undefined,
): Shown {
  const [first] = mark?.likeliest ?? []
  if (!first || modelId === undefined) return []
  const { label, probability } = mark?.sure?.label === chosen && mark?.sure ? mark.sure : first
  return [{ what, suggested: label, ground: null, confidence: probability, modelId }]
}

/** What was shown of the urgency: words of danger where they say more than the reader; nothing is counted of how sure they are. */
function shownOfUrgency(advice: Advice, chosen: Urgency): Shown {
  const { read, danger } = advice
  const most = urgencyOf(advice)
  if (!danger || danger.urgency !== most || danger.urgency === read?.urgency?.sure?.label)
    return shownOfMark('urgency', read?.urgency, read?.modelId, chosen)
  return [{ what: 'urgency', suggested: danger.urgency, ground: 'danger', confidence: 0, modelId: null }]
}

/** What was shown of the place. */
export function shownOfPlace({ regionCode, how, confidence }: Advice['places'][number]): Shown[number] {
  return { what: 'place', suggested: regionCode, ground: `place-${how}`, confidence, modelId: null }
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
    ...(advice && { suggested: shownOfUnits(advice, matter, plan) }),
  }
  const shown = advice ? shownOfMatter(advice, matter, plan) : []
  const seen = {
    id: newId(),
    matterId: matter.id,
    seenSeq: matter.seq,
    ...(shown.length > 0 && { suggested: shown }),
  }
  if (matter.status === 'submitted' && kind)
    return [{ ...seen, action: 'open', details: { kind, categoryCode, regionCode, urgency } }, dispatch]
  const changed = matter.kind !== kind || matter.categoryCode !== categoryCode || matter.regionCode !== regionCode
  return changed
    ? [{ ...seen, action: 'classify', details: { ...(kind && { kind }), categoryCode, regionCode } }, dispatch]
    : [{ ...dispatch, seenSeq: matter.seq }]
}
