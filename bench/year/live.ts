import { sql } from 'kysely'
import type { ClientConfig } from 'pg'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { actorAs } from '../../domain/access/viewer.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../../server/catalogue/snapshot.ts'
import { chanceFrom } from '../../server/demo/chance.ts'
import { uuidAt } from '../../server/demo/ids.ts'
import type { Db } from '../../server/db/database.ts'
import { inTenant } from '../../server/db/tenant.ts'
import type { Keys } from '../../server/identity/key-text.ts'
import { receive } from '../../server/intake/receive.ts'
import { sealDays } from '../../server/ledger/seal.ts'
import { foldTallies } from '../../server/ledger/tally.ts'
import { rewake } from '../../server/supervision/rewake.ts'
import { arrivals } from './arrivals.ts'
import { change, changesAt, inHandCount } from './changes.ts'
import { lifeIn } from './life.ts'
import { awake, type Taken } from './outages.ts'
import { sendersOf } from './senders.ts'
import { type Servers, strikersOf } from './strikers.ts'
import { visitsOf } from './visits.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const START = Date.parse('2026-01-01T00:00:00+08:00')
/** So much of the year is lived through at a time by people, each up to the minute at which the clock wants their matter. */
const HOP = 4 * HOUR
/** The senders come by so often. */
const ROUND = HOUR

export type Plan = Readonly<{ keys: Keys; submissions: number; days: number; marks: number; seed: string }>
export type Lived = Readonly<{
  end: Date
  taken: Taken
  missed: readonly string[]
  /** What people wanted and the ledger refused, by the code. */
  refused: Readonly<Record<string, number>>
  killed: Readonly<Record<'senders' | 'strikers' | 'connections', number>>
  /** What a change of the catalogues made the clock look at anew, of how many that were in hand. */
  rewoken: readonly Readonly<{ matters: number; inHand: number }>[]
  /** Seconds by what they were spent on; sending goes on beside the rest. */
  spent: Readonly<Record<string, number>>
  times: Readonly<Record<string, number>>
}>

/**
 * Lives through the year: what is said and done in a few hours, by each matter's own time no further than the minute at which
 * the clock wants it; then both servers strike at that minute; both send beside it. The catalogues change twice. After the
 * year nobody does anything any more, and the senders go on until nothing waits that can still be sent.
 */
export async function liveThrough(
  owner: Db,
  servers: Servers,
  client: ClientConfig,
  tenantId: number,
  plan: Plan,
): Promise<Lived> {
  const [db] = servers
  const { keys, seed, marks } = plan
  const over = START + plan.days * DAY
  const chance = chanceFrom(`${seed}/life`)
  const catalogueAt = (at: number) =>
    inTenant(db, tenantId, (tx) => catalogueFor(tx, tenantId, dayInChina(new Date(at))))
  let catalogue = await catalogueAt(START)
  const hand = (at: number) => {
    return { tenantId, catalogue, keys, newId: () => uuidAt(new Date(at), chance), chance: chance.next }
  }
  const refused: Record<string, number> = {}
  const life = lifeIn(catalogue, chance, marks)
  const visits = visitsOf({ db, tenantId, hand, catalogue: () => catalogue, life, chance, over, refused })
  const from = new Date(START)
  const said = arrivals(plan.submissions, from, new Date(over), chanceFrom(`${seed}/said`), toldIn(catalogue))
  const missed: string[] = []
  const strikers = strikersOf(owner, servers, client, tenantId, ({ matterId, key, why }) =>
    missed.push(`${matterId} ${key} ${String(why)}`),
  )
  const senders = sendersOf(servers, keys, chanceFrom(`${seed}/post`))
  const rewoken: { matters: number; inHand: number }[] = []
  const { timed, spent, times } = stopwatch()
  const came = chanceFrom(`${seed}/came`)
  let arrived = 0
  let clock = START

  const registering = { newId: () => uuidAt(new Date(clock), came), chance: came.next }
  async function arrive(until: number): Promise<void> {
    const first = arrived
    while (arrived < said.length && said[arrived]!.receivedAt.getTime() < until) arrived += 1
    const batch = said.slice(first, arrived)
    if (batch.length === 0) return
    const numbers = batch.map((_, n) => `${prefix}${String(first + n + 1).padStart(6, '0')}`)
    const received = await inTenant(db, tenantId, (tx) =>
      receive(tx, { ...hand(clock), ...registering }, batch, numbers, ({ receivedAt }) => receivedAt),
    )
    for (const [n, { submission }] of received.entries()) {
      const { receivedAt } = batch[n]!
      visits.plan(submission.matterId, new Date(receivedAt.getTime() + came.integer(1, 240) * MINUTE))
    }
  }

  async function follow(): Promise<void> {
    const now = () => new Date(clock)
    const inHand = await inHandCount(owner, tenantId)
    const looked = await Promise.all(servers.map((one) => rewake({ db: one, now }, tenantId)))
    const matters = looked.reduce((sum, count) => sum + count, 0)
    if (matters > 0) rewoken.push({ matters, inHand })
  }

  // What is said on a day is registered, and what the database does by itself is done, beside the day before.
  let arriving = timed('arrive', () => arrive(START + DAY))
  let vacuuming: Promise<unknown> = Promise.resolve()
  async function keepDay(day: number): Promise<void> {
    await timed('wait for arrivals', () => arriving)
    arriving = timed('arrive', () => arrive(day + 2 * DAY))
    arriving.catch(() => {})
    await timed('seal', async () => {
      await inTenant(db, tenantId, (tx) => foldTallies(tx, tenantId))
      await inTenant(db, tenantId, (tx) => sealDays(tx, tenantId, new Date(clock)))
    })
    const days = (day - START) / DAY
    // It comes too late in a day of a second or two.
    if (days === 0 || (days >= 7 && days % 7 !== 0)) return
    await timed('wait for vacuum', () => vacuuming)
    const vacuum = sql`vacuum (analyze) notice, matter, work_order, voice, submission`
    vacuuming = timed('vacuum', () => vacuum.execute(owner))
    vacuuming.catch(() => {})
  }

  // What happens at an instant of its own: each day begins, and a change is written, noted and followed.
  const turns = [
    ...Array.from({ length: plan.days }, (_, n) => ({ at: START + n * DAY, run: () => keepDay(START + n * DAY) })),
    ...[START, START + MINUTE].map((at) => ({ at, run: follow })),
    ...changesAt.flatMap((at) => [
      {
        at,
        run: async () => {
          await change(db, tenantId, at)
          catalogue = await catalogueAt(at)
        },
      },
      { at: at + MINUTE, run: follow },
      { at: at + 2 * MINUTE, run: follow },
    ]),
  ]
    .filter(({ at }) => at < over)
    .toSorted((a, b) => a.at - b.at)

  let sending = Promise.resolve()
  let sentAt = START
  let struckAt = -1
  for (;;) {
    const { wake, letter } = await nextOf(owner, tenantId)
    if (letter !== null && letter <= clock && clock - sentAt >= ROUND) {
      await timed('wait for senders', () => sending)
      sentAt = clock
      sending = timed('send', () => senders.sendAt(sentAt))
      sending.catch(() => {})
    }
    const due = wake === null ? Infinity : awake(Math.max(wake, clock))
    const turn = turns[0]?.at ?? over
    const first = visits.first()
    const horizon = Math.min(turn, over, (first === Infinity ? clock : Math.max(first, clock)) + HOP)
    if (first < Math.min(due, horizon)) await timed('live', () => visits.live(horizon, clock))
    else if (due <= horizon && due < over && (due < turn || struckAt !== due)) {
      clock = due
      const matters = await timed('strike', () => strikers.strikeAt(due))
      if (matters === 0 && struckAt === due) throw new Error(`stuck at ${new Date(due).toISOString()}`)
      struckAt = due
    } else {
      clock = Math.max(clock, horizon)
      if (clock >= over) break
      if (clock >= turn) await turns.shift()!.run()
    }
  }
  await Promise.all([sending, arriving, vacuuming])
  for (let { letter } = await nextOf(owner, tenantId); letter !== null; { letter } = await nextOf(owner, tenantId)) {
    clock = Math.max(clock + ROUND, letter)
    await timed('send', () => senders.sendAt(clock))
  }
  const { process: byProcess, connection } = strikers.killed
  const killed = { senders: senders.killed(), strikers: byProcess, connections: connection }
  return { end: new Date(over), taken: senders.taken, missed, refused, killed, rewoken, spent, times }
}

const prefix = 'Y-2026'

function stopwatch() {
  const spent: Record<string, number> = {}
  const times: Record<string, number> = {}
  const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now()
    const done = await work()
    spent[what] = (spent[what] ?? 0) + (performance.now() - began) / 1000
    times[what] = (times[what] ?? 0) + 1
    return done
  }
  return { timed, spent, times }
}

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
