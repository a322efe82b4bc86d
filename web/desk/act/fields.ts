import type { Reason } from '../../../domain/catalogue/rows.ts'
import type { Details } from '../../../domain/ledger/details.ts'
import type { Orderable } from '../../../contract/details.ts'
import type { Answer } from '../../api.ts'
import type { readMatter } from '../../../contract/ledger.ts'
import type { act } from '../../words/zh-act.ts'
import type { Option } from './options.ts'

export type Folder = Answer<typeof readMatter>
/** What stands in the fields of a form, by name. */
export type Values = Readonly<Record<string, unknown>>
/** What a form is about. */
export type About = Readonly<{ folder: Folder; orderId: string | null }>

/** How a detail of an action is asked for. */
export type Asked =
  | 'line'
  | 'prose'
  | 'category'
  | 'region'
  | 'unit'
  | 'units'
  | 'person'
  | 'people'
  | 'matter'
  | 'voice'
  | 'orders'
  | 'document'
  | 'law'
  | 'day'
  | 'instant'
  | 'number'
  | 'yes'
  | 'checklist'
  | 'milestones'

/** One field of a form. `when`: it is asked only then; otherwise it is not sent. */
export type Field = Readonly<{
  name: string
  need?: boolean
  when?: (values: Values, about: About) => boolean
  /** Shown under the field while it is written: what the words still give away of people. */
  open?: boolean
  least?: number
  most?: number
}> &
  Readonly<{ as: Asked } | { as: 'choice'; of: Option } | { as: 'reason'; list: Reason['list'] }>

type Named<A extends Orderable> = Exclude<keyof Details[A] & string, 'orderId' | 'point'>

const solvedNot = ({ solved }: Values) => solved !== undefined && solved !== 'solved'
const isLed = (_values: Values, { folder }: About) => folder.matter.led !== null
const isWatched = (_values: Values, { folder }: About) => folder.matter.track === 'watched'
const reached = ({ contacted }: Values) => contacted === true
const units = [
  { name: 'leadUnitId', as: 'unit', need: true },
  { name: 'assistingUnitIds', as: 'units' },
  { name: 'track', as: 'choice', of: 'track' },
  { name: 'urgency', as: 'choice', of: 'urgency' },
  { name: 'statutoryCode', as: 'law' },
] as const satisfies readonly Field[]
const supervision = [
  { name: 'level', as: 'choice', of: 'level', need: true },
  { name: 'addressee', as: 'line', need: true },
  { name: 'basis', as: 'line', need: true },
  { name: 'limitOn', as: 'day' },
  { name: 'text', as: 'prose' },
] as const satisfies readonly Field[]
const about = [
  { name: 'aboutUnitIds', as: 'units' },
  { name: 'personalBenefit', as: 'yes' },
] as const satisfies readonly Field[]
const why = { name: 'why', as: 'prose', need: true } as const satisfies Field

/**
 * The form of every action, as the table of the ledger has them (`contract/details.ts`): which details are asked for, and
 * how. A test holds that each form can say everything its action takes, and that what is filled in is accepted.
 */
export const fieldsOf = {
  classify: [
    { name: 'title', as: 'line' },
    { name: 'kind', as: 'choice', of: 'kind' },
    { name: 'categoryCode', as: 'category' },
    { name: 'regionCode', as: 'region' },
    { name: 'address', as: 'line' },
    { name: 'urgency', as: 'choice', of: 'urgency' },
    ...about,
  ],
  open: [
    { name: 'title', as: 'line' },
    { name: 'kind', as: 'choice', of: 'kind', need: true },
    { name: 'categoryCode', as: 'category', need: true },
    { name: 'regionCode', as: 'region', need: true },
    { name: 'address', as: 'line' },
    { name: 'urgency', as: 'choice', of: 'urgency' },
    ...about,
  ],
  settle: [
    { name: 'answer', as: 'prose', need: true, open: true },
    { name: 'kind', as: 'choice', of: 'kind' },
    { name: 'categoryCode', as: 'category' },
    { name: 'regionCode', as: 'region' },
    { name: 'address', as: 'line' },
  ],
  decline: [
    { name: 'reasonCode', as: 'reason', list: 'decline', need: true },
    { name: 'legalRoute', as: 'line', need: true },
    { name: 'text', as: 'prose', need: true, open: true },
  ],
  transfer: [
    { name: 'to', as: 'choice', of: 'transferTo', need: true },
    { name: 'externalNumber', as: 'line', need: true },
    { name: 'note', as: 'prose' },
  ],
  merge: [
    { name: 'targetId', as: 'matter', need: true },
    { name: 'why', as: 'line' },
  ],
  unmerge: [{ name: 'why', as: 'line', need: true }],
  dispatch: [...units, { name: 'note', as: 'prose' }],
  designate: [
    ...units,
    { name: 'participants', as: 'people', need: true },
    { name: 'decision', as: 'prose', need: true },
  ],
  claim: [],
  contact: [
    { name: 'way', as: 'choice', of: 'contactWay', need: true },
    { name: 'contactedAt', as: 'instant', need: true },
    { name: 'note', as: 'prose' },
  ],
  requestReturn: [
    { name: 'reasonCode', as: 'reason', list: 'return', need: true },
    { name: 'basis', as: 'prose', need: true },
    { name: 'suggestedUnitId', as: 'unit' },
  ],
  judgeReturn: [{ name: 'upheld', as: 'choice', of: 'upheld', need: true }, why],
  requestExtension: [{ name: 'workdays', as: 'number', need: true, least: 1, most: 10 }, why],
  judgeExtension: [{ name: 'granted', as: 'choice', of: 'granted', need: true }, why],
  requestInformation: [{ name: 'question', as: 'prose', need: true, open: true }],
  giveInformation: [{ name: 'text', as: 'prose', need: true }],
  requestSuspension: [
    { name: 'leaderId', as: 'person', need: true },
    { name: 'plan', as: 'prose', need: true },
    { name: 'nextReviewOn', as: 'day', need: true },
    why,
  ],
  judgeSuspension: [{ name: 'granted', as: 'choice', of: 'granted', need: true }, why],
  resume: [{ name: 'note', as: 'prose', need: true }],
  answer: [
    { name: 'record', as: 'prose', need: true },
    { name: 'reply', as: 'prose', need: true, open: true, when: (_values, about) => orderOf(about)?.lead !== false },
    { name: 'solved', as: 'choice', of: 'solved', need: true },
    { name: 'whyNot', as: 'prose', need: true, when: solvedNot },
    { name: 'signedBy', as: 'person', need: true },
    {
      name: 'minutes',
      as: 'prose',
      need: true,
      when: (_values, about) => isLead(about) && about.folder.matter.track === 'joint',
    },
    {
      name: 'ending',
      as: 'choice',
      of: 'watchedEnding',
      need: true,
      when: (_values, about) => isLead(about) && about.folder.matter.track === 'watched',
    },
  ],
  audit: [
    { name: 'passed', as: 'choice', of: 'passed', need: true },
    { name: 'checklist', as: 'checklist', need: true },
    { name: 'why', as: 'prose', need: true, when: ({ passed }) => passed === false },
    { name: 'orderIds', as: 'orders', when: ({ passed }) => passed === false },
  ],
  followUp: [
    { name: 'submissionId', as: 'voice', need: true },
    { name: 'way', as: 'choice', of: 'followUpWay', need: true },
    { name: 'contacted', as: 'choice', of: 'contacted', need: true },
    { name: 'solved', as: 'choice', of: 'solved', need: true, when: reached },
    { name: 'satisfied', as: 'choice', of: 'stars', need: true, when: reached },
    { name: 'attitude', as: 'choice', of: 'stars', when: reached },
    { name: 'askedToChange', as: 'yes', when: reached },
    { name: 'note', as: 'prose' },
  ],
  clear: [
    { name: 'evidence', as: 'prose' },
    { name: 'note', as: 'prose' },
  ],
  reopen: [why, { name: 'leadUnitId', as: 'unit' }, { name: 'assistingUnitIds', as: 'units' }],
  judge: [
    { name: 'panel', as: 'people', need: true },
    { name: 'opinion', as: 'prose', need: true },
    { name: 'ending', as: 'choice', of: 'judgedEnding', need: true },
  ],
  terminate: [
    { name: 'reasonCode', as: 'reason', list: 'terminate', need: true },
    { name: 'requestedByUnitId', as: 'unit', need: true },
    { name: 'document', as: 'line', need: true },
    why,
  ],
  supervise: supervision,
  remind: [
    { name: 'addressee', as: 'line', need: true },
    { name: 'text', as: 'prose', need: true },
  ],
  escalate: supervision,
  replySupervision: [
    { name: 'document', as: 'document', need: true },
    { name: 'text', as: 'prose', need: true },
  ],
  liftSupervision: [{ name: 'document', as: 'document', need: true }, why],
  convene: [
    { name: 'participants', as: 'people', need: true },
    { name: 'on', as: 'day', need: true },
    { name: 'agenda', as: 'prose', need: true },
  ],
  claimByLeader: [
    { name: 'plan', as: 'prose', need: true },
    { name: 'milestones', as: 'milestones' },
    { name: 'nextReviewOn', as: 'day', need: true },
  ],
  recuse: [
    { name: 'personId', as: 'person', need: true },
    { name: 'recused', as: 'choice', of: 'recused', need: true },
    why,
  ],
  progress: [
    { name: 'text', as: 'prose', need: true },
    { name: 'publicText', as: 'prose', need: true, open: true, when: isWatched },
    { name: 'percent', as: 'number', least: 0, most: 100 },
    { name: 'milestone', as: 'number', least: 1, most: 50, when: isLed },
    { name: 'nextReviewOn', as: 'day', when: isLed },
  ],
} as const satisfies { readonly [A in Orderable]: readonly (Field & { name: Named<A> })[] }

/** Where the words of a field stand: a supervision document and a paper of somebody else's have one name in the ledger. */
export function labelOf({ name, as }: Field): keyof typeof act {
  return (as === 'document' ? 'field.supervisionDocument' : `field.${name}`) as keyof typeof act
}

/** The order that the form is about. */
export function orderOf({ folder, orderId }: About): Folder['orders'][number] | undefined {
  return folder.orders.find(({ id }) => id === orderId)
}

function isLead(about: About): boolean {
  return orderOf(about)?.lead === true
}
