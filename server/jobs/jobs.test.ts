import { sql } from 'kysely'
import type { PgBoss } from 'pg-boss'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../test/database.ts'
import { type Job, type JobEdge, jobs, startJobs } from './jobs.ts'
import { installQueues, openQueues } from './queues.ts'

const database = useDatabase()
// Handed on to the jobs alone, and those of these tests take nothing from it.
const edge = {} as JobEdge
const failures: string[] = []
const failed = (name: string, error: unknown) => failures.push(`${name}: ${String(error)}`)
let stops: (() => Promise<void>)[] = []

async function start(list: readonly Job[]): Promise<void> {
  stops.push(await startJobs(edge, database.database, failed, { list, poll: () => 0.5 }))
}

let sender: PgBoss
beforeAll(async () => {
  await installQueues(database.owner)
  sender = openQueues(database.database, { schedule: false, supervise: false })
  await sender.start()
})
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
  failures.length = 0
})
afterAll(() => sender.stop({ graceful: false }))

test('two servers on one database run a job one at a time, and together run every one that was asked for', async () => {
  let running = 0
  let most = 0
  let runs = 0
  const list = [
    {
      name: 'probe',
      cron: '0 3 * * *',
      run: async () => {
        running += 1
        most = Math.max(most, running)
        await sleep(700)
        running -= 1
        runs += 1
      },
    },
  ]
  await Promise.all([start(list), start(list)])
  for (let n = 1; n <= 4; n += 1) {
    const asked = await Promise.all(Array.from({ length: 3 }, () => sender.send('probe')))
    expect(asked.filter((id) => id !== null)).toHaveLength(1)
    await expect.poll(() => runs).toBe(n)
    await expect.poll(() => waiting('probe')).toBe(0)
  }
  expect(most).toBe(1)
})

test('stopping waits for what is running, tells it, and lets nothing new begin', async () => {
  let ended = false
  let told = false
  const list: readonly Job[] = [
    {
      name: 'slow',
      cron: '0 3 * * *',
      run: async (_, { signal }) => {
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
        told = true
        await sleep(500)
        ended = true
      },
    },
  ]
  await start(list)
  await sender.send('slow')
  await expect.poll(() => active('slow')).toBe(1)
  await stops.pop()?.()
  expect([told, ended]).toEqual([true, true])
})

test('a run that fails is told and tried again', async () => {
  await start([{ name: 'broken', cron: '0 3 * * *', run: () => Promise.reject(new Error('no luck')) }])
  await sender.send('broken')
  await expect.poll(() => failures).toEqual(['broken: Error: no luck'])
  await expect.poll(() => stateOf('broken')).toBe('retry')
})

test('every job has one schedule by the clock of China; that of a job that is no more goes', async () => {
  const idle = jobs.map((job) => ({ ...job, run: () => Promise.resolve() }))
  await start([...idle, { name: 'gone', cron: '0 3 * * *', run: () => Promise.resolve() }])
  expect(await sender.getSchedule('gone')).not.toBeNull()
  await stops.pop()?.()
  await start(idle)
  const schedules = await sender.getSchedules()
  expect(schedules.map(({ name, cron, timezone }) => `${name} ${cron} ${timezone}`).toSorted()).toEqual(
    jobs.map(({ name, cron }) => `${name} ${cron} Asia/Shanghai`).toSorted(),
  )
})

test('the application makes no tables of pg-boss and changes none', async () => {
  await expect(sql`create table pgboss.x (a int)`.execute(database.app)).rejects.toThrow(/permission denied/)
  await expect(sql`drop table pgboss.schedule`.execute(database.app)).rejects.toThrow(/must be owner|permission denied/)
})

test('the tables can be made by several programs at once, and again', async () => {
  await sql`drop schema pgboss cascade`.execute(database.owner)
  await Promise.all(Array.from({ length: 4 }, () => installQueues(database.owner)))
  await installQueues(database.owner)
})

async function count(name: string, states: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pgboss.job where name = ${name} and state::text = any(string_to_array(${states}, ','))`.execute(
    database.owner,
  )
  return rows[0]?.n ?? 0
}
const waiting = (name: string) => count(name, 'created,retry,active')
const active = (name: string) => count(name, 'active')
async function stateOf(name: string): Promise<string | undefined> {
  const { rows } = await sql<{
    state: string
  }>`select state::text as state from pgboss.job where name = ${name}`.execute(database.owner)
  return rows[0]?.state
}
