import { parseArgs } from 'node:util'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openDatabase } from '../server/db/connect.ts'
import type { Database } from '../server/db/database.ts'
import { defaultSupervisionRules } from '../server/catalogue/default-supervision.ts'
import { setUpTenant, systemId } from '../server/catalogue/set-up.ts'
import { verifyAll } from '../server/ledger/verify.ts'
import { loadKeys } from '../server/identity/key-file.ts'
import { chanceFrom } from '../server/demo/chance.ts'
import { prefecture } from '../server/demo/prefecture.ts'
import { benchDatabase } from './database.ts'
import { checkNotices } from './year/check-notices.ts'
import { checkYear } from './year/check-year.ts'
import { changesAt } from './year/changes.ts'
import { cpuSoFar } from './year/cpu.ts'
import { type Lived, liveThrough } from './year/live.ts'
import { senderDies, strikerDies } from './year/outages.ts'
import { yearRows } from './year/prefecture.ts'

/**
 * A year of a prefecture with a clock that is moved, on two servers that strike and send at the same time: no reminder
 * missing or doubled, every promise kept or flagged at its minute, every notice sent once or visibly in doubt, whatever
 * was not running meanwhile, whoever was killed in the middle, and while rules and days off change. What is written is checked from the lines alone, by walking over minutes. Ends with 1 where
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
const [one, two] = ['year-0', 'year-1'].map((name) => {
  const own = { ...client, application_name: name }
  return openDatabase({ owner: own, app: own, close: () => Promise.resolve() }, 12)
}) as [Database, Database]
try {
  const owner = database.owner()
  const tenant = { id: tenantId, name: prefecture.name, letters: prefecture.letters, demo: true }
  const at = new Date('2025-12-31T12:00:00+08:00')
  await setUpTenant(database.app, tenant, yearRows(seed, Number(values.units)), { personId: systemId, at })
  const days = Number(values.days)
  const submissions = Number(values.submissions)
  const lived = await liveThrough(owner, [one.app, two.app], client, tenantId, {
    keys: loadKeys(join(folder, 'key')),
    submissions,
    days,
    marks: Number(values.marks),
    seed,
  })
  const seconds = (performance.now() - began) / 1000
  const sample = Number(values.sample)
  const [checked, notices, verified] = await Promise.all([
    checkYear(owner, tenantId, lived.end, sample, chanceFrom(`${seed}/sample`)),
    checkNotices(owner, tenantId, lived.taken),
    verifyAll(database.app, tenantId),
  ])
  const { rows } = await sql<{ lines: string; twice: string }>`
    select count(*) as lines,
      count(details -> 'cause' ->> 'key') - count(distinct (matter_id, details -> 'cause' ->> 'key'))
        filter (where details -> 'cause' ->> 'key' is not null) as twice
    from ledger_entry where tenant_id = ${tenantId}`.execute(owner)
  const lines = Number(rows[0]?.lines)
  const doubled = checked.doubled.length + Number(rows[0]?.twice)
  const lags = checked.lags.toSorted((a, b) => a - b)
  const minutes = (ms: number | undefined) => Number(((ms ?? 0) / 60_000).toFixed(2))
  const written = Object.values(checked.byRule).reduce((sum, count) => sum + count, 0)
  const cpu = await cpuSoFar(owner)
  const told = {
    totals: {
      submissions,
      days,
      matters: checked.matters,
      lines,
      byTheClock: written,
      promises: checked.promises.made,
      notices: notices.rows,
      sent: notices.sent,
    },
    checks: {
      missing: checked.missing.length,
      doubled,
      early: checked.early.length,
      lateMinutes: { p50: minutes(lags[lags.length >> 1]), max: minutes(lags.at(-1)) },
      wrongPromises: checked.wrongPromises.length,
      noticesDoubled: notices.doubled,
      noticesUntold: notices.untold,
      noticesWrong: notices.wrong.length,
      noticesInDoubt: notices.inDoubt,
      refusedToTheClock: lived.missed.length,
      findings: verified.findings.length,
    },
    byRule: checked.byRule,
    afterOutages: checked.inOutage,
    promises: checked.promises,
    notices: notices.states,
    refused: lived.refused,
    killed: lived.killed,
    rewoken: lived.rewoken,
    seconds: {
      all: Math.round((performance.now() - began) / 1000),
      lived: Math.round(seconds),
      cpu: { program: Math.round(cpu.program), database: cpu.database && Math.round(cpu.database) },
      load: loadavg().map((load) => Number(load.toFixed(1))),
    },
    spent: Object.fromEntries(
      Object.entries(lived.spent).map(([what, s]) => [what, `${s.toFixed(1)} s, ${lived.times[what]} times`]),
    ),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  }
  process.stdout.write(`${JSON.stringify(told, null, 1)}\n`)
  const wrong = [
    ...checked.missing.map((what) => `missing: ${what}`),
    ...checked.doubled.map((what) => `doubled: ${what}`),
    ...checked.early.map((what) => `early: ${what}`),
    ...checked.wrongPromises.map((what) => `promise: ${what}`),
    ...((lags.at(-1) ?? 0) > 60_000 ? [`late: ${minutes(lags.at(-1))} minutes`] : []),
    ...notices.wrong.map((what) => `notice: ${what}`),
    ...lived.missed.map((what) => `refused to the clock: ${what}`),
    ...verified.findings.map((finding) => `verify: ${JSON.stringify(finding)}`),
    ...(days >= 365 && submissions >= 20_000 ? unlived(checked.byRule, lived) : []),
  ]
  for (const what of wrong.slice(0, 20)) process.stderr.write(`${what}\n`)
  const counts = [wrong.length, doubled, notices.doubled, notices.untold]
  process.exitCode = counts.some((count) => count > 0) ? 1 : 0
} finally {
  await Promise.all([one.close(), two.close()])
  await close()
}
process.exit()

/** What a whole year has to have seen, for its checks to say anything. */
function unlived(byRule: Readonly<Record<string, number>>, { killed, rewoken }: Lived): readonly string[] {
  const rules = defaultSupervisionRules.filter(({ trigger, code }) => trigger !== null && !byRule[code])
  const deaths = killed.senders + killed.strikers + killed.connections
  return [
    ...rules.map(({ code }) => `never fired: ${code}`),
    ...(deaths < senderDies.length + strikerDies.length ? [`only ${deaths} were killed`] : []),
    ...(rewoken.length < changesAt.length ? ['a change of the catalogues was not followed'] : []),
  ]
}
