import { sql } from 'kysely'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { actorAs } from '../../domain/access/viewer.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import type { Command } from '../../domain/ledger/matter.ts'
import { wakesAt } from '../../domain/supervision/alarms.ts'
import { catalogueFor } from '../../server/catalogue/snapshot.ts'
import { chanceFrom } from '../../server/demo/chance.ts'
import { heap } from '../../server/demo/heap.ts'
import { uuidAt } from '../../server/demo/ids.ts'
import type { Db } from '../../server/db/database.ts'
import { inTenant } from '../../server/db/tenant.ts'
import type { Keys } from '../../server/identity/key-text.ts'
import { receive } from '../../server/intake/receive.ts'
import { openDesk } from '../../server/ledger/act.ts'
import { sealDays } from '../../server/ledger/seal.ts'
import { foldTallies } from '../../server/ledger/tally.ts'
import { newId } from '../../server/new-id.ts'
import { sendNotices } from '../../server/notice/send.ts'
import { type Missed, strike } from '../../server/supervision/strike.ts'
import { arrivals } from './arrivals.ts'
import { lifeIn } from './life.ts'
import { awake, Killed, post, senderDies, type Taken } from './outages.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const START = Date.parse('2026-01-01T00:00:00+08:00')
/** Visits that one transaction makes at most. */
const BATCH = 400
/** Where nothing is due, so much of the year is lived through at a time; and the senders come by so often. */
const HOP = 4 * 60 * MINUTE
const SoverS = 60 * MINUTE

export type Plan = Readonly<{ keys: Keys; submissions: number; days: number; marks: number; seed: string }>
export type Lived = Readonly<{
  end: Date
  taken: Taken
  missed: readonly string[]
  /** What people wanted and the ledger refused, by the code. */
  refused: Readonly<Record<string, number>>
  killed: number
  /** Seconds by what they were spent on. */
  spent: Readonly<Record<string, number>>
  times: Readonly<Record<string, number>>
}>

type Visit = Readonly<{ at: number; order: number; matterId: string }>

/**
 * Lives through the year in the order of time: what is said and done up to the next minute at which something is due, then
 * both servers strike at that minute, then both send. After the year nobody does anything any more, and the senders go on
 * until nothing waits that can still be sent.
 */
export async function liveThrough(owner: Db, servers: readonly [Db, Db], tenantId: number, plan: Plan): Promise<Lived> {
  const [db] = servers
  const { keys, seed, marks } = plan
  const over = START + plan.days * DAY
  const chance = chanceFrom(`${seed}/life`)
  const catalogue = await inTenant(db, tenantId, (tx) => catalogueFor(tx, tenantId, dayInChina(new Date(START))))
  const life = lifeIn(catalogue, chance, marks)
  const said = arrivals(
    plan.submissions,
    new Date(START),
    new Date(over),
    chanceFrom(`${seed}/said`),
    toldIn(catalogue),
  )
  const visits = heap<Visit>()
  const spent: Record<string, number> = {}
  const times: Record<string, number> = {}
  const refused: Record<string, number> = {}
  const missed: string[] = []
  const open: string[] = []
  let order = 0
  let arrived = 0
  let clock = START
  let killed = 0

  const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now()
    const done = await work()
    spent[what] = (spent[what] ?? 0) + (performance.now() - began) / 1000
    times[what] = (times[what] ?? 0) + 1
    return done
  }
  const visit = (matterId: string, at: Date | null) => {
    if (!at || at.getTime() >= over) return
    order += 1
    visits.push({ at: at.getTime(), order, matterId })
  }
  const hand = { tenantId, catalogue, keys, newId: () => uuidAt(new Date(clock), chance), chance: chance.next }

  async function arrive(until: number): Promise<void> {
    const from = arrived
    while (arrived < said.length && said[arrived]!.receivedAt.getTime() < until) arrived += 1
    const batch = said.slice(from, arrived)
    if (batch.length === 0) return
    const numbers = batch.map((_, n) => `${prefix}${String(from + n + 1).padStart(6, '0')}`)
    const received = await inTenant(db, tenantId, (tx) =>
      receive(tx, hand, batch, numbers, ({ receivedAt }) => receivedAt),
    )
    for (const [n, { submission }] of received.entries()) {
      const { receivedAt } = batch[n]!
      visit(submission.matterId, new Date(receivedAt.getTime() + chance.integer(1, 240) * MINUTE))
    }
  }

  /** Visits matters one after another in the order of time, up to the minute at which something is due first. */
  async function live(until: number): Promise<number> {
    let limit = until
    const batch: Visit[] = []
    for (let next = visits.first(); next && next.at < limit && batch.length < BATCH; next = visits.first()) {
      visits.pop()
      batch.push(next)
    }
    if (batch.length === 0) return limit
    const targets = new Map(batch.map((one) => [one, open.length > 0 ? chance.pick(open) : null]))
    const ids = new Set(batch.flatMap((one) => [one.matterId, targets.get(one) ?? one.matterId]))
    await inTenant(db, tenantId, async (tx) => {
      // The partner of an un-merge has to be held too.
      const { rows } = await sql<{ mergedInto: string }>`
        select merged_into from matter where tenant_id = ${tenantId} and id = any(${[...ids]}::uuid[]) and merged_into is not null`.execute(
        tx,
      )
      for (const { mergedInto } of rows) ids.add(mergedInto)
      const desk = await openDesk(tx, hand, [...ids], [])
      for (const one of batch) {
        if (one.at >= limit) {
          visits.push(one)
          continue
        }
        clock = one.at
        const at = new Date(one.at)
        const folder = desk.folder(one.matterId)
        if (!folder) continue
        const deed = life.deed(folder, at, targets.get(one) ?? null)
        if (deed) {
          const { actor, action, details } = deed
          const command = { id: uuidAt(at, chance), matterId: one.matterId, action, details } as Command
          const outcome = desk.act(command, actor, at)
          if (!outcome.ok) refused[outcome.refusal.code] = (refused[outcome.refusal.code] ?? 0) + 1
          else {
            if (action === 'dispatch') remember(one.matterId)
            const wake = wakesAt(outcome.folder, catalogue)
            if (wake) limit = Math.min(limit, awake(Math.max(wake.getTime(), one.at)))
          }
        }
        visit(one.matterId, life.next(desk.folder(one.matterId) ?? folder, at))
      }
      await desk.write()
    })
    return Math.min(limit, visits.first()?.at ?? limit)
  }

  /** Some matters that are out, for others to be merged into. */
  function remember(matterId: string): void {
    open.push(matterId)
    if (open.length > 50) open.shift()
  }

  const strikers = servers.map((one, n) => ({
    db: one,
    // The clock of the second server is a little behind.
    now: () => new Date(clock - n * 700),
    newId: () => newId(),
    chance: () => 0.5,
  }))
  const told = ({ matterId, key, why }: Missed) => missed.push(`${matterId} ${key} ${String(why)}`)
  const strikeAll = () => Promise.all(strikers.map((edge) => strike(edge, tenantId, told)))

  const taken: Taken = new Map()
  const deaths = [...senderDies]
  const sending = chanceFrom(`${seed}/post`)
  const senders = servers.map((one, n) => () => {
    let dead = false
    const now = () => {
      if (dead) throw new Killed('killed')
      return new Date(clock)
    }
    const dies = () => {
      if (n !== 1 || deaths[0] === undefined || clock < deaths[0] || sending.happens(0.6)) return false
      deaths.shift()
      killed += 1
      dead = true
      return true
    }
    return sendNotices({
      db: one,
      keys,
      ...post(() => new Date(clock), sending, taken, dies),
      now,
      edges: { origin: 'https://lianxin.example' },
    }).catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error
    })
  })
  const sendAll = () => Promise.all(senders.map((send) => send()))

  const next = () => nextOf(owner, tenantId)
  let day = START
  let days = 0
  let sentAt = START
  let struckAt = 0
  for (let { wake, letter } = await next(); clock < over; { wake, letter } = await next()) {
    if (letter !== null && letter <= clock && clock - sentAt >= SoverS) {
      sentAt = clock
      await timed('send', sendAll)
    }
    const due = wake === null ? over : awake(Math.max(wake, clock))
    const first = Math.min(visits.first()?.at ?? over, said[arrived]?.receivedAt.getTime() ?? over)
    const hop = Math.min(due, Math.max(first, clock) + HOP, over)
    await timed('arrive', () => arrive(hop))
    const reached = await timed('live', () => live(hop))
    clock = Math.max(clock, reached)
    if ((clock >= due || reached < hop) && clock % MINUTE === 0 && awake(clock) === clock && clock < over) {
      const struck = await timed('strike', strikeAll)
      const matters = struck.reduce((sum, one) => sum + one.matters, 0)
      if (matters === 0 && struckAt === clock && clock >= due)
        throw new Error(`stuck at ${new Date(clock).toISOString()}`)
      struckAt = clock
    }
    if (clock - day >= DAY) {
      day = clock
      days += 1
      // What the database does by itself in a day comes too late in a day of a second or two.
      if (days < 7 || days % 7 === 0)
        await timed('vacuum', () => sql`vacuum (analyze) notice, matter, work_order, voice, submission`.execute(owner))
      await timed('seal', async () => {
        await inTenant(db, tenantId, (tx) => foldTallies(tx, tenantId))
        await inTenant(db, tenantId, (tx) => sealDays(tx, tenantId, new Date(clock)))
      })
    }
  }
  const end = new Date(struckAt)
  for (let { letter } = await next(); letter !== null; { letter } = await next()) {
    clock = Math.max(clock + SoverS, letter)
    await timed('send', sendAll)
  }
  return { end, taken, missed, refused, killed, spent, times }
}

const prefix = 'Y-2026'

function toldIn({ people, categories, regions }: Catalogue) {
  return {
    operators: [...people.values()].filter(({ roles }) => roles.includes('operator')).map(actorAs),
    categories: [...categories.values()].filter(({ level }) => level === 3),
    regions: [...regions.values()].filter(({ level }) => level === 'village' || level === 'township'),
  }
}

/** When the clock is wanted first, and when a notice is. */
async function nextOf(owner: Db, tenantId: number): Promise<Readonly<{ wake: number | null; letter: number | null }>> {
  const { rows } = await sql<{ wake: Date | null; letter: Date | null }>`
    select (select min(wakes_at) from matter where tenant_id = ${tenantId} and wakes_at is not null) as wake,
      (select min(next_at) from notice where tenant_id = ${tenantId} and next_at is not null) as letter`.execute(owner)
  return { wake: rows[0]?.wake?.getTime() ?? null, letter: rows[0]?.letter?.getTime() ?? null }
}
