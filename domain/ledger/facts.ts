import { calendarOf } from '../catalogue/lookup.ts'
import { dueAt } from '../deadline/clock.ts'
import { limitFor } from '../deadline/limit-for.ts'
import { statutoryFor } from '../deadline/statutory-for.ts'
import { endOfWork } from '../deadline/work-calendar.ts'
import { parsePlainDate } from '../deadline/plain-date.ts'
import type { Action } from './actions.ts'
import { moved } from './apply-voices.ts'
import type { Details, Facts } from './details.ts'
import type { Command, Folder, Matter, Moment, WorkOrder } from './matter.ts'
import { orderOf, presentOrders } from './orders.ts'
import { duesAfterPause, duesAfterSuspension, minutesLeft } from './pause.ts'
import { promise } from './promise.ts'
import type { Kind } from './words.ts'

type FactsFor<A extends keyof Facts> = (folder: Folder, details: Details[A], moment: Moment) => Facts[A]

/** Kinds of which everyone is asked afterwards; of the others a sample (domain.md 8). */
const alwaysAsked: readonly (Kind | null)[] = ['help', 'complaint', 'report']
const SAMPLE = 0.1

const byAction: { readonly [A in keyof Facts]: FactsFor<A> } = {
  settle: (folder, _, moment) => ({ asked: asked(folder, moment) }),
  audit: (folder, { passed }, moment) => (passed ? { asked: asked(folder, moment) } : {}),

  merge: ({ voices }) => ({ voices: voices.map(moved) }),
  unmerge: ({ matter }, _, { other }) => ({
    targetId: matter.mergedInto ?? '',
    voices: (other?.voices ?? []).filter((voice) => matter.handedOver.includes(voice.submissionId)).map(moved),
  }),

  dispatch: (folder, details, moment) => promised(folder.matter, details, folder.matter.round, moment),
  designate: (folder, details, moment) => promised(folder.matter, details, folder.matter.round, moment),
  reopen: (folder, details, moment) =>
    promised(folder.matter, againWith(folder, details, moment), folder.matter.round + 1, moment),
  judge: (folder, { ending }, moment) =>
    ending === 'redo' ? promised(folder.matter, againWith(folder, {}, moment), folder.matter.round + 1, moment) : {},

  judgeReturn: (folder, { orderId, upheld }, moment) => {
    const order = orderOf(folder, orderId)
    return upheld || !order ? {} : againAfterPause(folder, order, moment)
  },
  giveInformation: (folder, { orderId }, moment) => againAfterPause(folder, orderOf(folder, orderId)!, moment),
  endPause: (folder, { orderId }, moment) => againAfterPause(folder, orderOf(folder, orderId)!, moment),
  judgeExtension: (folder, { orderId, granted }, { catalogue }) => {
    const order = orderOf(folder, orderId)
    const amount = order?.requests.extension?.workdays
    if (!granted || !order || !amount) return {}
    const calendar = calendarOf(catalogue, order.unitId)
    return { dueAt: dueAt({ amount, unit: 'day', clock: 'work' }, order.answerBy, calendar).toISOString() }
  },

  judgeSuspension: ({ matter, orders }, { granted }, { at, catalogue }) => {
    if (!granted) return {}
    const waiting = presentOrders(matter, orders).filter((order) => order.status !== 'answered')
    return {
      remaining: waiting.map((order) => ({
        orderId: order.id,
        minutes: minutesLeft(order, at, calendarOf(catalogue, order.unitId)),
      })),
    }
  },
  resume: ({ matter, orders }, _, { at, catalogue }) => ({
    orders: orders
      .filter((order) => order.remainingMinutes !== null)
      .map((order) => ({
        orderId: order.id,
        ...duesAfterSuspension(order, matter, at, calendarOf(catalogue, order.unitId)),
      })),
  }),

  supervise: ({ matter }) => ({ document: documentNumber(matter) }),
  escalate: ({ matter }) => ({ document: documentNumber(matter) }),

  claimByLeader: ({ matter, orders }, { milestones }, { catalogue }) => {
    const last = milestones
      .map((milestone) => milestone.on)
      .toSorted()
      .at(-1)
    const lead = presentOrders(matter, orders).find((order) => order.lead)
    if (!last || !lead) return {}
    const due = endOfWork(parsePlainDate(last), calendarOf(catalogue, lead.unitId))
    return due > lead.answerBy ? { dueAt: due.toISOString() } : {}
  },
  progress: ({ matter }, _, { at, catalogue }) => {
    const review =
      matter.track === 'watched' && limitFor(catalogue.timeLimits, { ...matter, track: 'watched' }, 'review')
    return review ? { dueAt: dueAt(review.limit, at, calendarOf(catalogue, matter.leadUnitId)).toISOString() } : {}
  },
}

/** What is decided with a command that passed its checks, to be written into its line. */
export function facts(folder: Folder | null, command: Command, moment: Moment): object {
  const make = (byAction as Readonly<Record<string, FactsFor<keyof Facts>>>)[command.action satisfies Action]
  return make && folder ? make(folder, command.details as never, moment) : {}
}

type Told = Readonly<{
  leadUnitId: string
  assistingUnitIds?: readonly string[] | undefined
  track?: Matter['track'] | undefined
  urgency?: Matter['urgency'] | undefined
  statutoryCode?: string | undefined
}>

function promised(matter: Matter, told: Told, round: number, { at, catalogue, newId }: Moment) {
  const { kind, categoryCode } = matter
  const urgency = told.urgency ?? matter.urgency
  const statutory = statutoryFor(catalogue, { kind, urgency, categoryCode }, told.statutoryCode)
  const described = { kind, urgency, track: told.track ?? matter.track ?? 'ledger', statutory }
  return promise(described, told, round, at, catalogue, newId)
}

/**
 * 重办 goes to the units that had it unless others are named, under the statutory limit that prevailed as long as the
 * catalogue has it.
 */
function againWith(
  { matter, orders }: Folder,
  told: Pick<Details['reopen'], 'leadUnitId' | 'assistingUnitIds'>,
  { catalogue }: Pick<Moment, 'catalogue'>,
): Told {
  const present = presentOrders(matter, orders)
  const before = present.find((order) => order.lead)?.clocks.result
  const known = before?.ordinary && catalogue.statutoryLimits.some(({ code }) => code === before.code)
  const law = known ? { statutoryCode: before.code } : {}
  if (told.leadUnitId) return { leadUnitId: told.leadUnitId, assistingUnitIds: told.assistingUnitIds, ...law }
  const assisting = present.filter((order) => !order.lead)
  return { leadUnitId: matter.leadUnitId ?? '', assistingUnitIds: assisting.map((order) => order.unitId), ...law }
}

/** Who is asked afterwards: everyone who can be reached, or for lighter kinds a random sample of them. */
function asked({ matter, voices }: Folder, { chance }: Moment): readonly string[] {
  const everyone = alwaysAsked.includes(matter.kind) || matter.redos > 0 || matter.led !== null
  return voices.filter((voice) => voice.reachable && (everyone || chance() < SAMPLE)).map((voice) => voice.submissionId)
}

function againAfterPause({ matter }: Folder, order: WorkOrder, { at, catalogue }: Moment) {
  return duesAfterPause(order, matter, at, calendarOf(catalogue, order.unitId), catalogue.procedure.pauseWorkdays)
}

/** 督办文号: the matter's number and how many came before. */
function documentNumber({ number, supervisions }: Matter): string {
  return `${number}-督${supervisions + 1}`
}
