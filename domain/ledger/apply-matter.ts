import type { Applier } from './apply.ts'
import type { Details, NewOrders } from './details.ts'
import type { Document, Folder, Matter } from './matter.ts'
import { dueAgain, isOut, presentOrders, running, sentOrder, withdrawn } from './orders.ts'

/** What each action does to the matter as a whole. */
export const applyToMatter = {
  classify: (folder, { details }) => changed(folder, described(folder.matter, details)),

  open: (folder, { details, at }) =>
    changed(folder, { ...described(folder.matter, details), status: 'opened', openedAt: at }),

  settle: (folder, { details, at }) => {
    const matter = described(folder.matter, details)
    const voices = folder.voices.map((voice) => ({ ...voice, asked: details.asked.includes(voice.submissionId) }))
    const settled = {
      status: 'resolved',
      openedAt: matter.openedAt ?? at,
      resolvedAt: at,
      reply: details.answer,
    } as const
    return { ...folder, voices, matter: { ...matter, ...settled } }
  },

  decline: (folder, { details }) => changed(folder, { status: 'declined', reply: details.text }),
  transfer: (folder) => changed(folder, { status: 'transferred' }),

  dispatch: (folder, { details, at }) => dispatched(folder, details, at),
  designate: (folder, { details, at }) =>
    changed(dispatched(folder, details, at), { designated: true, consultation: null }),

  resume: (folder, { details, at }) => {
    const orders = folder.orders.map((order) => {
      const resumed = details.orders.find(({ orderId }) => orderId === order.id)
      return resumed ? { ...order, ...running(order, at), remainingMinutes: null, ...dueAgain(order, resumed) } : order
    })
    return { ...folder, orders, matter: { ...folder.matter, status: 'dispatched', suspension: null } }
  },

  audit: (folder, { details, at }) => {
    const present = presentOrders(folder.matter, folder.orders)
    if (!details.passed) {
      const sentBack = present.filter((order) => order.lead || details.orderIds?.includes(order.id))
      const orders = folder.orders.map((order) =>
        sentBack.includes(order) ? { ...order, status: 'claimed' as const, answeredAt: null } : order,
      )
      return { ...folder, orders, matter: { ...folder.matter, status: 'dispatched', reply: null } }
    }
    const orders = folder.orders.map((order) =>
      present.includes(order) ? { ...order, status: 'accepted' as const } : order,
    )
    const voices = folder.voices.map((voice) => ({
      ...voice,
      asked: details.asked?.includes(voice.submissionId) ?? false,
    }))
    return { orders, voices, matter: { ...folder.matter, status: 'resolved', resolvedAt: at } }
  },

  recuse: (folder, { details: { personId, recused } }) => {
    const others = folder.matter.recusedIds.filter((id) => id !== personId)
    return changed(folder, { recusedIds: recused ? [...others, personId] : others })
  },

  clear: (folder) => changed(folder, { status: 'cleared' }),
  reopen: (folder, { details, at }) => redone(folder, details, at),

  judge: (folder, { details, at }) => {
    const voices = folder.voices.map((voice) => ({ ...voice, judged: voice.judged || voice.outcome !== null }))
    if (details.ending === 'redo') return redone({ ...folder, voices }, details as typeof details & NewOrders, at)
    return { ...folder, voices, matter: { ...folder.matter, status: 'cleared', ending: details.ending } }
  },

  terminate: (folder, { at }) => ({
    ...folder,
    orders: withdrawn(folder.orders, at),
    matter: { ...folder.matter, status: 'terminated', suspension: null },
  }),

  supervise: (folder, { details, at }) => changed(folder, pressed(folder.matter, details, at)),
  escalate: (folder, { details, at }) => changed(folder, pressed(folder.matter, details, at)),
  remind: (folder, { details }) => changed(folder, { fired: firedWith(folder.matter, details) }),

  replySupervision: (folder, { details, at }) =>
    changed(folder, {
      documents: folder.matter.documents.map((one) =>
        one.number === details.document ? { ...one, repliedAt: at.toISOString() } : one,
      ),
    }),
  liftSupervision: (folder, { details, at }) => {
    const documents = folder.matter.documents.map((one) =>
      one.number === details.document ? { ...one, liftedAt: at.toISOString() } : one,
    )
    return changed(folder, { documents, supervisionLevel: levelOf(documents) })
  },
  convene: (folder, { details, at }) => changed(folder, { consultation: { ...details, at: at.toISOString() } }),

  claimByLeader: (folder, { details, writer }) => {
    const { plan, milestones, nextReviewOn, dueAt } = details
    const led = { leaderId: writer.id, plan, milestones, nextReviewOn }
    return changed(promisedAnew(folder, dueAt), { led })
  },
  progress: (folder, { details, writer, at }) => {
    const { led } = folder.matter
    const told = promisedAnew(folder, details.dueAt)
    const orders = told.orders.map((order) =>
      isOut(order) && order.unitId === writer.unitId ? { ...order, reportedAt: order.reportedAt ?? at } : order,
    )
    if (!led) return { ...told, orders }
    const milestones = led.milestones.map((one, n) =>
      n === details.milestone ? { ...one, doneAt: at.toISOString() } : one,
    )
    const nextReviewOn = details.nextReviewOn ?? led.nextReviewOn
    return changed({ ...told, orders }, { led: { ...led, milestones, nextReviewOn } })
  },
} satisfies Partial<{ [A in keyof Details]: Applier<A> }>

function changed(folder: Folder, change: Partial<Matter>): Folder {
  return { ...folder, matter: { ...folder.matter, ...change } }
}

/** The matter as it is described from now on; what is not mentioned stays. */
function described(matter: Matter, told: Details['classify']): Matter {
  return {
    ...matter,
    kind: told.kind ?? matter.kind,
    categoryCode: told.categoryCode ?? matter.categoryCode,
    regionCode: told.regionCode ?? matter.regionCode,
    address: told.address ?? matter.address,
    point: told.point ?? matter.point,
    urgency: told.urgency ?? matter.urgency,
    title: told.title ?? matter.title,
    aboutUnitIds: told.aboutUnitIds ?? matter.aboutUnitIds,
    personalBenefit: told.personalBenefit ?? matter.personalBenefit,
  }
}

function dispatched(folder: Folder, details: Details['dispatch'] & NewOrders, at: Date): Folder {
  const { matter } = folder
  const sent = details.orders.map((order) => sentOrder(order, details.round, at))
  return {
    ...folder,
    orders: [...folder.orders, ...sent],
    matter: {
      ...matter,
      status: 'dispatched',
      dispatchedAt: at,
      leadUnitId: details.leadUnitId,
      track: details.track ?? matter.track ?? 'ledger',
      urgency: details.urgency ?? matter.urgency,
    },
  }
}

/** 重办: the units get new orders with a new promise, and everyone who spoke is asked again afterwards. */
function redone(folder: Folder, { orders, round }: NewOrders, at: Date): Folder {
  const { matter } = folder
  const sent = orders.map((order) => sentOrder(order, round, at))
  const voices = folder.voices.map((voice) => ({
    ...voice,
    asked: false,
    attemptedAt: [],
    outcome: null,
    judged: false,
  }))
  const redos = matter.redos + 1
  return {
    orders: [...folder.orders, ...sent],
    voices,
    matter: {
      ...matter,
      status: 'dispatched',
      dispatchedAt: at,
      resolvedAt: null,
      leadUnitId: sent.find((order) => order.lead)?.unitId ?? matter.leadUnitId,
      track: matter.track ?? 'ledger',
      round,
      redos,
      ending: null,
    },
  }
}

type Pressing = Details['supervise'] & Readonly<{ document: string }>

/** One more numbered document; the level is the highest of those that are not lifted. */
function pressed(matter: Matter, details: Pressing, at: Date): Partial<Matter> {
  const { level, addressee, basis, document, orderId = null, limitOn = null } = details
  const sent: Document = {
    number: document,
    level,
    addressee,
    basis,
    orderId,
    limitOn,
    at: at.toISOString(),
    repliedAt: null,
    liftedAt: null,
  }
  const documents = [...matter.documents, sent]
  return {
    documents,
    supervisions: matter.supervisions + 1,
    supervisionLevel: levelOf(documents),
    fired: firedWith(matter, details),
  }
}

function levelOf(documents: readonly Document[]): number {
  return Math.max(0, ...documents.filter(({ liftedAt }) => liftedAt === null).map(({ level }) => level))
}

function firedWith({ fired }: Matter, { cause }: Pick<Details['supervise'], 'cause'>): readonly string[] {
  return cause ? [...fired, cause.key] : fired
}

/** The lead's limit moves: by a leader's milestones, or by the quarter of a watched matter. */
function promisedAnew(folder: Folder, dueAt: string | undefined): Folder {
  if (dueAt === undefined) return folder
  const present = presentOrders(folder.matter, folder.orders)
  const orders = folder.orders.map((order) =>
    order.lead && present.includes(order) ? { ...order, answerBy: new Date(dueAt) } : order,
  )
  return { ...folder, orders }
}
