import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asApp, useDatabase } from '../../test/database.ts'
import { startProgram } from '../../test/process.ts'
import { type JobEdge, startJobs } from './jobs.ts'
import { installQueues, openQueues } from './queues.ts'

const database = useDatabase()
/** The shortest that pg-boss takes; in earnest it is 30 seconds without a sign of life, and 30 more. */
const haste = { heartbeat: 10, again: 1, supervise: 1 }
let stop: (() => Promise<void>) | undefined

beforeAll(() => installQueues(database.owner))
afterAll(() => stop?.())

test('a job whose server is killed is run by the other, once, and not before the first is given up', async () => {
  const { types: _, ...client } = { types: null, ...asApp(database.ownerClient) }
  const program = startProgram('test/job-holder.ts', {
    JOB_CLIENT: JSON.stringify(client),
    JOB_HASTE: JSON.stringify(haste),
  })
  await program.until(/ready/)
  const sender = openQueues(database.database, { schedule: false, supervise: false })
  await sender.start()
  await sender.send('taken-over')
  await program.until(/held/)

  const began: number[] = []
  const failures: string[] = []
  const run = () => Promise.resolve(began.push(performance.now()))
  const list = [{ name: 'taken-over', cron: '0 3 * * *', run }]
  const failed = (name: string, error: unknown) => failures.push(`${name}: ${String(error)}`)
  stop = await startJobs({} as JobEdge, database.database, failed, { list, poll: () => 0.5, haste })
  // While the first lives it keeps its job, however long that takes.
  await sleep(12_000)
  expect(began).toEqual([])

  const killedAt = performance.now()
  program.child.kill('SIGKILL')
  expect(await program.ended).toBe('SIGKILL')
  await expect.poll(() => began.length, { timeout: 60_000, interval: 100 }).toBe(1)
  const seconds = (began[0]! - killedAt) / 1000
  expect(seconds).toBeGreaterThan(4)
  await sleep(3000)
  expect(began).toHaveLength(1)
  expect(failures).toEqual([])
  await sender.stop({ graceful: false })
})
