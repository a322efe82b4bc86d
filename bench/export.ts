/**
 * The longest list that goes into one file, 50,000 matters, as .xlsx and .csv, against writing as many rows that lie ready:
 * `node bench/export.ts`. Memory is the most the process held beyond what it held before.
 */
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportMatters, MOST_ROWS } from '../contract/export.ts'
import { dayInChina } from '../domain/deadline/plain-date.ts'
import { catalogueFor } from '../server/catalogue/snapshot.ts'
import { inTenant } from '../server/db/tenant.ts'
import { mattersTable } from '../server/export/matters.ts'
import { writeTable } from '../server/files/write-table.ts'
import type { WrittenTable } from '../server/files/written-table.ts'
import { watermarkOf } from '../server/watermark/watermark.ts'
import { newId } from '../server/new-id.ts'
import { actor } from '../test/make.ts'
import { setUpPrefecture, TENANT } from '../test/prefecture.ts'
import { benchDatabase } from './database.ts'
import { fillMatters } from './filled-book.ts'

const now = new Date('2026-06-01T02:00:00Z')
const { database, close } = await benchDatabase(2)
await setUpPrefecture(database.app)
await fillMatters(database.owner(), 0, MOST_ROWS, now)

const db = database.app
const { purpose: _, ...filters } = exportMatters.query.parse({ purpose: '测量导出用时' })
for (const role of ['supervisor', 'leader'] as const) {
  const viewer = { ...actor(role), grants: [{ role, unitId: null, regionCode: null, standsInFor: null }] }
  const { catalogue, watermark } = await inTenant(db, TENANT, async (tx) => {
    const today = await catalogueFor(tx, TENANT, dayInChina(now))
    return { catalogue: today, watermark: await watermarkOf(tx, TENANT, viewer, today, { at: now, newId }) }
  })
  for (const format of ['xlsx', 'csv'] as const) {
    const table = mattersTable({ db, tenantId: TENANT, viewer, catalogue, watermark }, filters)
    const rows = await Array.fromAsync(table.rows)
    const bare = await timed({ ...table, rows }, format)
    const whole = await timed(mattersTable({ db, tenantId: TENANT, viewer, catalogue, watermark }, filters), format)
    console.log(
      `${role} ${format}: ${whole.rows} rows in ${whole.seconds.toFixed(1)} s, ${(whole.seconds / bare.seconds).toFixed(1)} times the bare file, ${whole.megabytes} MB more`,
    )
  }
}
await close()

async function timed(table: WrittenTable, format: 'xlsx' | 'csv') {
  const path = join(tmpdir(), `lianxin-bench-${process.pid}.${format}`)
  const before = process.memoryUsage.rss()
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 20)
  const began = performance.now()
  const { rows } = await writeTable(path, table)
  clearInterval(watch)
  const seconds = (performance.now() - began) / 1000
  await rm(path)
  return { rows, seconds, megabytes: Math.round((most - before) / 1024 ** 2) }
}
