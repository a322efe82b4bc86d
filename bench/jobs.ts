import { sql } from 'kysely'
import { setTimeout as sleep } from 'node:timers/promises'
import { loadKeys } from '../server/identity/key-file.ts'
import { join } from 'node:path'
import { startJobs } from '../server/jobs/jobs.ts'
import { installQueues } from '../server/jobs/queues.ts'
import { newId } from '../server/new-id.ts'
import { setUpPrefecture } from '../test/prefecture.ts'
import { benchDatabase } from './database.ts'

/**
 * What the jobs cost while nothing is due, beside the same program without them, over as many seconds as are given (300).
 * Run with: node_modules/.bin/node bench/jobs.ts
 */
const seconds = Number(process.argv[2] ?? 300)
const { database, folder, close } = await benchDatabase()
await setUpPrefecture(database.app)
await installQueues(database.owner())
const edge = {
  db: database.app,
  keys: loadKeys(join(folder, 'key')),
  sms: null,
  mail: null,
  edges: { origin: null },
  now: () => new Date(),
  newId: () => newId(),
  chance: Math.random,
}

async function measure(): Promise<Readonly<{ cpu: number; queries: number }>> {
  const commits = async () => {
    const { rows } = await sql<{ n: string }>`
      select xact_commit + xact_rollback as n from pg_stat_database where datname = current_database()`.execute(
      database.owner(),
    )
    return Number(rows[0]?.n)
  }
  const before = { cpu: process.cpuUsage(), commits: await commits() }
  await sleep(seconds * 1000)
  const { user, system } = process.cpuUsage(before.cpu)
  return {
    cpu: ((user + system) / 1e6 / seconds) * 100,
    queries: (((await commits()) - before.commits) / seconds) * 60,
  }
}

const idle = await measure()
const began = performance.now()
const stop = await startJobs(edge, database, (name, error) => process.stderr.write(`${name}: ${String(error)}\n`))
const startMs = performance.now() - began
await sleep(5000)
const running = await measure()
await stop()
await close()
process.stdout.write(
  `${JSON.stringify({
    startMs: Math.round(startMs),
    cpuPercent: { without: idle.cpu.toFixed(2), with: running.cpu.toFixed(2) },
    transactionsPerMinute: { without: idle.queries.toFixed(1), with: running.queries.toFixed(1) },
  })}\n`,
)
process.exit()
