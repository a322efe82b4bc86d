import type { Kind, Secrecy } from '../ledger/words.ts'
import { type Guard, guardOf } from './guard.ts'
import { ofUnit, type Relation, type Standing } from './relation.ts'
import type { Viewer } from './role.ts'
import type { Stage } from './stage.ts'
import type { Field, Treatment } from './treatment.ts'

type ByGuard = Readonly<Record<Guard, Treatment>>
type Rule = Readonly<{
  /** In every stage that has no line of its own. */
  always: ByGuard
  at?: Readonly<Partial<Record<Stage, ByGuard>>>
}>

const same = (treatment: Treatment): ByGuard => ({
  ordinary: treatment,
  hidden: treatment,
  agreed: treatment,
  complaint: treatment,
  report: treatment,
})
const plain = same('plain')
const redacted = same('redacted')
const nothing = same('none')
/** Everyone but those who made a report. */
const masked: ByGuard = { ...same('masked'), report: 'none' }
/** Of those who ask or need help, with their leave. */
const maskedIfOpen: ByGuard = { ...nothing, ordinary: 'masked' }
const spoken: ByGuard = { ...plain, report: 'none' }

/**
 * 可见性矩阵: what each relation gets of each field (domain.md 9, china-rules.md 3.2). `plain` of an identity means that it
 * may be revealed, on request, with a reason that is logged; without a reveal it is shown masked everywhere.
 */
const table: Readonly<Record<Field, Readonly<Record<Relation, Rule>>>> = {
  identity: {
    ownCall: { always: plain },
    contractCall: { always: { ...nothing, ordinary: 'masked', hidden: 'masked' } },
    operator: { always: { ...nothing, ordinary: 'masked', hidden: 'masked' } },
    dispatcher: { always: masked },
    supervisor: { always: masked },
    followUpAgent: { always: masked, at: { followUp: spoken } },
    reportAgent: { always: masked, at: { followUp: plain } },
    leadUnit: { always: masked, at: { inHand: { ...masked, ordinary: 'plain', agreed: 'plain' } } },
    assistingUnit: { always: maskedIfOpen },
    grassroots: { always: maskedIfOpen },
    unitAbove: { always: { ...maskedIfOpen, agreed: 'masked' } },
    gridWorker: { always: maskedIfOpen },
    leader: { always: masked },
    analyst: { always: masked },
  },
  words: {
    ownCall: { always: plain },
    contractCall: { always: { ...plain, report: 'redacted' } },
    operator: { always: { ...plain, report: 'redacted' } },
    dispatcher: { always: plain },
    supervisor: { always: plain },
    followUpAgent: { always: plain },
    reportAgent: { always: plain },
    leadUnit: { always: redacted },
    assistingUnit: { always: redacted },
    grassroots: { always: redacted },
    unitAbove: { always: redacted },
    gridWorker: { always: redacted },
    leader: { always: redacted },
    analyst: { always: redacted },
  },
  attachments: {
    ownCall: { always: plain },
    contractCall: { always: spoken },
    operator: { always: spoken },
    dispatcher: { always: plain },
    supervisor: { always: plain },
    followUpAgent: { always: spoken },
    reportAgent: { always: plain },
    leadUnit: { always: redacted },
    assistingUnit: { always: { ...nothing, ordinary: 'redacted' } },
    grassroots: { always: { ...nothing, ordinary: 'redacted' } },
    unitAbove: { always: { ...nothing, ordinary: 'redacted' } },
    gridWorker: { always: nothing },
    leader: { always: { ...redacted, report: 'none' } },
    analyst: { always: nothing },
  },
  record: {
    ownCall: { always: nothing },
    contractCall: { always: nothing },
    operator: { always: nothing },
    dispatcher: { always: plain },
    supervisor: { always: plain },
    followUpAgent: { always: plain },
    reportAgent: { always: plain },
    leadUnit: { always: plain },
    // Their own order's record is theirs; see `orderTreatment`.
    assistingUnit: { always: nothing },
    grassroots: { always: nothing },
    unitAbove: { always: redacted },
    gridWorker: { always: nothing },
    leader: { always: redacted },
    analyst: { always: nothing },
  },
}

const rank: Readonly<Record<Treatment, number>> = { none: 0, redacted: 1, masked: 1, plain: 2 }

/** What one relation gets of a field, by its stage and how well the submitter is guarded. */
export function treatmentBy({ relation, stage }: Standing, field: Field, guard: Guard): Treatment {
  const { always, at } = table[field][relation]
  return (at?.[stage] ?? always)[guard]
}

/** The most that any of a viewer's standings gives; `none` without a standing. */
function bestOf(standings: readonly Standing[], field: Field, guard: Guard): Treatment {
  return standings
    .map((standing) => treatmentBy(standing, field, guard))
    .reduce<Treatment>((best, one) => (rank[one] > rank[best] ? one : best), 'none')
}

/** One submitter, as far as it matters to what others see of them. */
export type Spoken = Readonly<{
  kind: Kind | null
  secrecy: Secrecy
  /** The viewer recorded this very submission; another one of the matter does not open it. */
  own: boolean
}>

/** Standings that one submission gives, not the matter it is carried by. */
const byCall: readonly Relation[] = ['ownCall', 'contractCall']

/** What a viewer gets of one submitter's field. */
export function treatment(standings: readonly Standing[], field: Field, { kind, secrecy, own }: Spoken): Treatment {
  const counting = own ? standings : standings.filter(({ relation }) => !byCall.includes(relation))
  return bestOf(counting, field, guardOf(kind ?? unknown[field], secrecy))
}

/**
 * What a viewer gets of the matter's own field: its title and address, its answers, the record of its orders. They may be
 * anyone's words, so a call of one's own opens them only where nobody else has spoken.
 */
export function matterTreatment(
  standings: readonly Standing[],
  field: Field,
  { kind, callers, secret }: Readonly<{ kind: Kind | null; callers: number; secret: boolean }>,
): Treatment {
  const best = treatment(standings, field, { kind, secrecy: secret ? 'secret' : 'open', own: callers === 1 })
  return best === 'none' && standings.length > 0 && field === 'words' ? 'redacted' : best
}

/** What a viewer gets of the record and the requests of one order: their own unit's is theirs. */
export function orderTreatment(
  { grants }: Viewer,
  standings: readonly Standing[],
  { unitId }: Readonly<{ unitId: string }>,
  matter: Readonly<{ kind: Kind | null; callers: number; secret: boolean }>,
): Treatment {
  const own = grants.some((grant) => ofUnit.includes(grant.role) && grant.unitId === unitId)
  return own ? 'plain' : matterTreatment(standings, 'record', matter)
}

/**
 * As what a submission is taken that nobody has classified: it may be a report, so nobody learns who spoke; but somebody
 * has to read it to know.
 */
const unknown: Readonly<Record<Field, Kind>> = {
  identity: 'report',
  words: 'other',
  attachments: 'other',
  record: 'other',
}
