import type { Action, Status } from './actions.ts'
import { applyToMatter } from './apply-matter.ts'
import { applyToOrder } from './apply-order.ts'
import { applyToVoices } from './apply-voices.ts'
import { isOut, leadOrder } from './orders.ts'
import type { Folder, LedgerEntry, Matter, WorkOrder } from './matter.ts'

export type Applier<A extends Action> = (folder: Folder, entry: LedgerEntry<A>) => Folder

const atRest: readonly Status[] = ['cleared', 'declined', 'transferred', 'merged', 'terminated']

/** Every action but the one that begins a matter. */
const appliers: { readonly [A in Exclude<Action, 'register'>]: Applier<A> } = {
  ...applyToMatter,
  ...applyToOrder,
  ...applyToVoices,
}

/**
 * The folder as it stands once this line is written. Needs nothing but the lines: whatever was looked up when the line
 * was decided is in its details.
 *
 * @param folder null for the line that registers the matter, the folder after the line before otherwise
 */
export function apply(folder: Folder | null, entry: LedgerEntry): Folder {
  if (entry.action === 'register') return addedUp(begin(entry), entry)
  if (!folder) throw new Error(`line ${entry.seq} of ${entry.matterId} has no beginning`)
  const applier = appliers[entry.action] as Applier<Action>
  return addedUp(applier(folder, entry), entry)
}

/** What follows from the rest of the folder and is kept on the matter so that lists can sort by it. */
function addedUp({ matter, orders: before, voices }: Folder, entry: LedgerEntry): Folder {
  const orders = heardFrom(before, entry)
  const lead = leadOrder(matter, orders)
  const running = matter.status === 'dispatched' && lead && lead.status !== 'answered' && !lead.pausedAt
  const closed = atRest.includes(matter.status)
  return {
    matter: {
      ...matter,
      seq: entry.seq,
      lastAt: entry.at,
      dueAt: running ? lead.answerBy : null,
      closedAt: closed ? (matter.closedAt ?? entry.at) : null,
      callers: voices.length,
      people: new Set(voices.map((voice) => voice.personId)).size,
      secret: voices.some((voice) => voice.secrecy === 'secret'),
      fired: closed ? aboutTheMatter(matter.fired, orders) : matter.fired,
    },
    orders,
    voices,
  }
}

/** Orders of a matter at rest never run again; what was about the matter itself may, once it is reopened or un-merged. */
function aboutTheMatter(fired: readonly string[], orders: readonly WorkOrder[]): readonly string[] {
  return fired.filter((key) => !orders.some(({ id }) => key.startsWith(id)))
}

/** The unit's last word: whatever somebody of it writes while it has an order. */
function heardFrom(orders: readonly WorkOrder[], { writer, at }: LedgerEntry): readonly WorkOrder[] {
  if (writer.unitId === null || (writer.role !== 'unitHandler' && writer.role !== 'unitLeader')) return orders
  return orders.map((order) => (order.unitId === writer.unitId && isOut(order) ? { ...order, spokeAt: at } : order))
}

/** 受理: a matter begins with one submission. */
function begin({ matterId, details, at }: LedgerEntry<'register'>): Folder {
  const matter: Matter = {
    id: matterId,
    number: details.number,
    status: 'submitted',
    seq: 0,
    title: details.title,
    channel: details.channel,
    kind: details.kind ?? null,
    categoryCode: details.categoryCode ?? null,
    urgency: details.urgency ?? 'normal',
    track: null,
    regionCode: details.regionCode ?? null,
    address: details.address ?? null,
    point: details.point ?? null,
    personalBenefit: false,
    aboutUnitIds: [],
    recusedIds: [],
    receivedAt: new Date(details.receivedAt),
    openedAt: null,
    dispatchedAt: null,
    resolvedAt: null,
    closedAt: null,
    dueAt: null,
    leadUnitId: null,
    round: 1,
    redos: 0,
    hops: 0,
    returnedBy: [],
    designated: false,
    mergedInto: null,
    handedOver: [],
    led: null,
    suspension: null,
    reply: null,
    ending: null,
    supervisionLevel: 0,
    supervisions: 0,
    documents: [],
    consultation: null,
    fired: [],
    callers: 1,
    people: 1,
    secret: details.secrecy === 'secret',
    lastAt: at,
  }
  const { submissionId, personId, reachable, secrecy } = details
  const voice = {
    submissionId,
    personId,
    reachable,
    secrecy,
    origin: matterId,
    joinedAt: at,
    asked: false,
    attemptedAt: [],
    outcome: null,
    judged: false,
  }
  return { matter, orders: [], voices: [voice] }
}
