import { parseArgs } from 'node:util'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openDatabase } from '../server/db/connect.ts'
import { setUpTenant, systemId } from '../server/catalogue/set-up.ts'
import { verifyAll } from '../server/ledger/verify.ts'
import { loadKeys } from '../server/identity/key-file.ts'
import { chanceFrom } from '../server/demo/chance.ts'
import { prefecture } from '../server/demo/prefecture.ts'
import { benchDatabase } from './database.ts'
import { checkNotices } from './year/check-notices.ts'
import { checkYear } from './year/check-year.ts'
import { liveThrough } from './year/live.ts'
import { yearRows } from './year/prefecture.ts'

/**
 * A year of a prefecture with a clock that is moved, on two servers that strike and send at the same time: no reminder
 * missing or doubled, every promise kept or flagged at its minute, every notice sent once or visibly in doubt, whatever
 * was not running meanwhile. What is written is checked from the lines alone, by walking over minutes. Ends with 1 where
 * something is not as it should be. Run with: node_modules/.bin/node bench/year.ts --submissions 60000
 */
const { values } = parseArgs({
  options: {
    submissions: { type: 'string', default: '60000' },
    units: { type: 'string', default: '40' },
    seed: { type: 'string', default: 'year' },
    days: { type: 'string', default: '365' },
    marks: { type: 'string', default: '30' },
    sample: { type: 'string', default: '0' },
  },
})
const { seed } = values
const tenantId = prefecture.code
const began = performance.now()
const { database, folder, close } = await benchDatabase()
// No database falls in this year, so no commit waits for the disk.
await sql`alter role lianxin_app set synchronous_commit = off`.execute(database.owner())
const { client } = database
const servers = [1, 2].map(() => openDatabase({ owner: client, app: client, close: () => Promise.resolve() }, 12))
try {
  const tenant = { id: tenantId, name: prefecture.name, letters: prefecture.letters, demo: true }
  const at = new Date('2025-12-31T12:00:00+08:00')
  await setUpTenant(database.app, tenant, yearRows(seed, Number(values.units)), { personId: systemId, at })
  const lived = await liveThrough(database.owner(), [servers[0]!.app, servers[1]!.app], tenantId, {
    keys: loadKeys(join(folder, 'key')),
    submissions: Number(values.submissions),
    days: Number(values.days),
    marks: Number(values.marks),
    seed,
  })
  const seconds = (performance.now() - began) / 1000
  const owner = database.owner()
  const sample = Number(values.sample)
  const checked = await checkYear(owner, tenantId, lived.end, sample, chanceFrom(`${seed}/sample`))
  const notices = await checkNotices(owner, tenantId, lived.taken)
  const verified = await verifyAll(database.app, tenantId)
  const { rows } = await sql<{ lines: string; twice: string }>`
    select count(*) as lines,
      count(details -> 'cause' ->> 'key') - count(distinct (matter_id, details -> 'cause' ->> 'key'))
        filter (where details -> 'cause' ->> 'key' is not null) as twice
    from ledger_entry where tenant_id = ${tenantId}`.execute(owner)
  const lines = Number(rows[0]?.lines)
  const doubled = checked.doubled.length + Number(rows[0]?.twice)
  const lags = checked.lags.toSorted((a, b) => a - b)
  const minutes = (ms: number | undefined) => Number(((ms ?? 0) / 60_000).toFixed(2))
  const told = {
    submissions: Number(values.submissions),
    days: Number(values.days),
    lines,
    checkedMatters: checked.matters,
    reminders: checked.byRule,
    missing: checked.missing.length,
    doubled,
    early: checked.early.length,
    lateMinutes: { p50: minutes(lags[lags.length >> 1]), max: minutes(lags.at(-1)) },
    afterOutages: checked.inOutage,
    promises: { ...checked.promises, wrong: checked.wrongPromises.length },
    refused: lived.refused,
    missed: lived.missed.length,
    killedSenders: lived.killed,
    notices: { ...notices, wrong: notices.wrong.length },
    findings: verified.findings.length,
    seconds: Math.round(seconds),
    checkSeconds: Math.round((performance.now() - began) / 1000 - seconds),
    linesPerSecond: Math.round(lines / seconds),
    spent: Object.fromEntries(
      Object.entries(lived.spent).map(([what, s]) => [what, `${s.toFixed(1)} s, ${lived.times[what]} times`]),
    ),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  }
  process.stdout.write(`${JSON.stringify(told)}\n`)
  const wrong = [
    ...checked.missing.map((what) => `missing: ${what}`),
    ...checked.doubled.map((what) => `doubled: ${what}`),
    ...checked.early.map((what) => `early: ${what}`),
    ...checked.wrongPromises.map((what) => `promise: ${what}`),
    ...((lags.at(-1) ?? 0) > 60_000 ? [`late: ${minutes(lags.at(-1))} minutes`] : []),
    ...notices.wrong.map((what) => `notice: ${what}`),
    ...lived.missed.map((what) => `refused to the clock: ${what}`),
    ...verified.findings.map((finding) => `verify: ${JSON.stringify(finding)}`),
  ]
  for (const what of wrong.slice(0, 20)) process.stderr.write(`${what}\n`)
  const counts = [wrong.length, doubled, notices.doubled, notices.untold]
  process.exitCode = counts.some((count) => count > 0) ? 1 : 0
} finally {
  await Promise.all(servers.map((one) => one.close()))
  await close()
}
process.exit()
