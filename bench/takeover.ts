import type { ClientConfig } from 'pg'
import { type JobEdge, startJobs } from '../server/jobs/jobs.ts'
import { installQueues, openQueues } from '../server/jobs/queues.ts'
import { startProgram } from '../test/process.ts'
import { benchDatabase } from './database.ts'

/**
 * How long a job lies after the server that runs it was killed, until another runs it: on the settings of earnest, where
 * thirty seconds without a sign of life count as killed and a run is tried again thirty seconds later.
 * Run with: node_modules/.bin/node bench/takeover.ts
 */
const { database, close } = await benchDatabase()
try {
  await installQueues(database.owner())
  const { types: _, ...client }: ClientConfig = database.client
  const program = startProgram('test/job-holder.ts', { JOB_CLIENT: JSON.stringify(client) })
  await program.until(/ready/)
  const sender = openQueues(database, { schedule: false, supervise: false })
  await sender.start()
  await sender.send('taken-over')
  await program.until(/held/)
  const taken = Promise.withResolvers<number>()
  const run = () => Promise.resolve(taken.resolve(performance.now()))
  const failed = (name: string, error: unknown) => process.stderr.write(`${name}: ${String(error)}\n`)
  const list = [{ name: 'taken-over', cron: '0 3 * * *', run }]
  const stop = await startJobs({} as JobEdge, database, failed, { list, poll: () => 10 })
  program.child.kill('SIGKILL')
  const killedAt = performance.now()
  await program.ended
  const seconds = ((await taken.promise) - killedAt) / 1000
  process.stdout.write(`${JSON.stringify({ takenOverAfterSeconds: Math.round(seconds) })}\n`)
  await stop()
  await sender.stop({ graceful: false })
} finally {
  await close()
}
process.exit()
