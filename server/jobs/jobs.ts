import type { PgBoss } from 'pg-boss'
import { clearPhoneCodes } from '../citizen/clear.ts'
import type { Database, Db } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { sealDays } from '../ledger/seal.ts'
import { foldTallies } from '../ledger/tally.ts'
import { eraseMissedCalls } from '../missed-call/erase.ts'
import { type NoticeEdge, sendNotices } from '../notice/send.ts'
import { disableStale } from '../people/accounts.ts'
import { clearSessions } from '../people/session.ts'
import { growNames } from '../place/grow.ts'
import { learnWhereDue } from '../reader/learn.ts'
import { eraseDue } from '../retention/erase.ts'
import { rewake } from '../supervision/rewake.ts'
import { strike } from '../supervision/strike.ts'

/** What a job works with. */
export type JobEdge = Pick<Deps, 'db' | 'now' | 'newId' | 'chance' | 'keys'> & NoticeEdge

/** What a run is told: that it has to end soon, and whom to tell of what went wrong without ending it. */
export type Run = Readonly<{ signal: AbortSignal; failed: (error: unknown) => void }>

/** One thing that runs by itself. At most one server runs it at a time; a run that is killed is made up for. */
export type Job = Readonly<{
  name: string
  /** Minute, hour, day, month, weekday in China. What falls due while no server runs is made up for once. */
  cron: string
  run: (edge: JobEdge, run: Run) => Promise<unknown>
}>

/** Everything that runs by itself. */
export const jobs: readonly Job[] = [
  { name: 'strike', cron: '* * * * *', run: strikeAll },
  { name: 'notices', cron: '* * * * *', run: sendNotices },
  {
    name: 'tallies',
    cron: '* * * * *',
    run: ({ db }) => each(db, (id) => inTenant(db, id, (tx) => foldTallies(tx, id))),
  },
  {
    name: 'seal',
    cron: '*/10 * * * *',
    run: ({ db, now }) => each(db, (id) => inTenant(db, id, (tx) => sealDays(tx, id, now()))),
  },
  { name: 'sessions', cron: '7 * * * *', run: ({ db, now }) => clearSessions(db, now()) },
  { name: 'phoneCodes', cron: '17 * * * *', run: clearPhoneCodes },
  { name: 'staleAccounts', cron: '30 2 * * *', run: ({ db, now }) => disableStale(db, now()) },
  { name: 'retention', cron: '40 2 * * *', run: eraseAll },
  { name: 'gazetteer', cron: '20 3 * * *', run: ({ db, now }) => each(db, (id) => growNames(db, id, now())) },
  {
    name: 'reader',
    cron: '40 3 * * *',
    run: (edge, { signal }) => each(edge.db, (id) => learnWhereDue(edge, id, signal)),
  },
]

function strikeAll(edge: JobEdge, { signal, failed }: Run): Promise<void> {
  return each(edge.db, async (id) => {
    await rewake(edge, id, signal)
    await strike(
      edge,
      id,
      ({ matterId, key, why }) => failed(new Error(`matter ${matterId}, ${key}`, { cause: why })),
      signal,
    )
  })
}

/** Identities, and the telephones of missed calls, whose time is over. */
function eraseAll({ db, now }: JobEdge): Promise<void> {
  return each(db, async (id) => {
    await eraseDue(db, id, now())
    await eraseMissedCalls(db, id, now())
  })
}

async function each(db: Db, run: (tenantId: number) => Promise<unknown>): Promise<void> {
  const tenants = await db.selectFrom('tenant').select('id').orderBy('id').execute()
  for (const { id } of tenants) await run(id)
}

/** Without a sign of life for so many seconds a run counts as killed, and so long after that it is run again. */
const HEARTBEAT_SECONDS = 30
const AGAIN_SECONDS = 30
/** A job is looked for at least every so many seconds: those that run every minute sooner. */
const pollSeconds = ({ cron }: Job) => (cron.startsWith('* ') ? 10 : 60)
/** How long a run in progress may take to end when the server stops. */
const STOP_MS = 20_000

type Options = Readonly<{
  list?: readonly Job[]
  poll?: (job: Job) => number
  /** Sooner than in earnest, for tests: when a killed run is noticed and made up for, in seconds. */
  haste?: Readonly<{ heartbeat?: number; again?: number; supervise?: number }>
}>

/**
 * Starts every job, on as many servers as there are.
 *
 * @param failed told when a run fails or something of it does; the job goes on
 * @returns stops them and waits for what is running
 */
export async function startJobs(
  edge: JobEdge,
  database: Pick<Database, 'client'>,
  failed: (name: string, error: unknown) => void,
  { list = jobs, poll = pollSeconds, haste = {} }: Options = {},
): Promise<() => Promise<void>> {
  // Read once somebody needs it: it is large, and the server answers before.
  const { openQueues } = await import('./queues.ts')
  const { supervise } = haste
  const often = supervise ? { superviseIntervalSeconds: supervise, monitorIntervalSeconds: supervise } : {}
  const boss = openQueues(database, often)
  const stopping = new AbortController()
  boss.on('error', (error) => failed('pg-boss', error))
  const stop = async () => {
    stopping.abort()
    await boss.stop({ graceful: true, timeout: STOP_MS })
  }
  try {
    await boss.start()
    await keepSchedules(boss, list, haste)
    for (const job of list)
      await boss.work(job.name, { pollingIntervalSeconds: poll(job) }, async ([one]) => {
        const signal = one ? AbortSignal.any([one.signal, stopping.signal]) : stopping.signal
        try {
          await job.run(edge, { signal, failed: (error) => failed(job.name, error) })
        } catch (error) {
          failed(job.name, error)
          throw error
        }
      })
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}

/** One queue and one schedule a job; those of jobs that are no more go. */
async function keepSchedules(boss: PgBoss, list: readonly Job[], haste: NonNullable<Options['haste']>): Promise<void> {
  for (const { name, cron } of list) {
    // One that waits or runs is enough. A server that is killed sends no heartbeat, and the next takes over.
    const queue = {
      heartbeatSeconds: haste.heartbeat ?? HEARTBEAT_SECONDS,
      retryLimit: 3,
      retryDelay: haste.again ?? AGAIN_SECONDS,
      deleteAfterSeconds: 3600,
      retentionSeconds: 86_400,
    }
    await boss.createQueue(name, { policy: 'exclusive', ...queue })
    await boss.updateQueue(name, queue)
    await boss.schedule(name, cron, null, { tz: 'Asia/Shanghai', missed: 'once' })
  }
  for (const { name } of await boss.getSchedules())
    if (!list.some((job) => job.name === name)) await boss.unschedule(name)
}
