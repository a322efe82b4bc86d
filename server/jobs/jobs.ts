import { clearPhoneCodes } from '../citizen/clear.ts'
import type { Db } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import type { Keys } from '../identity/key-text.ts'
import { type NoticeEdge, sendNotices } from '../notice/send.ts'
import { disableStale } from '../people/accounts.ts'
import { clearSessions } from '../people/session.ts'
import { eraseDue } from '../retention/erase.ts'
import { sealDays } from '../ledger/seal.ts'

/** What a job works with. */
export type JobEdge = Readonly<{ db: Db; now: () => Date; keys: Keys }> & NoticeEdge

/** One thing that runs by itself: once at the start, then again and again. Running it twice at once does no harm. */
export type Job = Readonly<{ name: string; everyMs: number; run: (edge: JobEdge) => Promise<void> }>

/** Everything that runs by itself. */
export const jobs: readonly Job[] = [
  { name: 'seal', everyMs: 10 * 60_000, run: sealAll },
  { name: 'sessions', everyMs: 60 * 60_000, run: ({ db, now }) => clearSessions(db, now()) },
  { name: 'staleAccounts', everyMs: 24 * 60 * 60_000, run: ({ db, now }) => disableStale(db, now()) },
  { name: 'retention', everyMs: 24 * 60 * 60_000, run: eraseAll },
  { name: 'phoneCodes', everyMs: 60 * 60_000, run: clearPhoneCodes },
  { name: 'notices', everyMs: 60_000, run: sendNotices },
]

async function sealAll({ db, now }: JobEdge): Promise<void> {
  const tenants = await db.selectFrom('tenant').select('id').execute()
  for (const { id } of tenants) await inTenant(db, id, (tx) => sealDays(tx, id, now()))
}

async function eraseAll({ db, now }: JobEdge): Promise<void> {
  const tenants = await db.selectFrom('tenant').select('id').execute()
  for (const { id } of tenants) await eraseDue(db, id, now())
}

/**
 * Starts every job.
 *
 * @param failed told when a run fails; the job goes on
 * @returns stops them and waits for what is running
 */
export function startJobs(edge: JobEdge, failed: (name: string, error: unknown) => void): () => Promise<void> {
  const stops = jobs.map((job) => repeat(job, edge, failed))
  return async () => {
    await Promise.all(stops.map((stop) => stop()))
  }
}

function repeat({ name, everyMs, run }: Job, edge: JobEdge, failed: (name: string, error: unknown) => void) {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  const turn = async () => {
    try {
      await run(edge)
    } catch (error) {
      failed(name, error)
    }
    if (!stopped) timer = setTimeout(again, everyMs)
  }
  const again = () => {
    running = turn()
  }
  again()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}
