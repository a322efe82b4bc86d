import { openDatabase } from '../server/db/connect.ts'
import { type JobEdge, startJobs } from '../server/jobs/jobs.ts'

/** A server whose one job says when it begins and never ends, until the server is killed. */
const { JOB_CLIENT = '', JOB_HASTE = '{}' } = process.env
const client = JSON.parse(JOB_CLIENT) as object
const database = openDatabase({ owner: client, app: client, close: () => Promise.resolve() })
const run = () => {
  process.stdout.write('held\n')
  return new Promise<void>(() => {})
}
const failed = (name: string, error: unknown) => process.stdout.write(`${name}: ${String(error)}\n`)
const list = [{ name: 'taken-over', cron: '0 3 * * *', run }]
await startJobs({} as JobEdge, database, failed, { list, poll: () => 0.5, haste: JSON.parse(JOB_HASTE) as object })
process.stdout.write('ready\n')
