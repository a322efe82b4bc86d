/**
 * What it costs to find and fire what is due, with 10⁴, 10⁵ and 10⁶ open orders beside it: it follows what is due, not what
 * is open. Run with: node_modules/.bin/node bench/strike.ts 10000 100000
 */
import { sql } from 'kysely'
import type { Db } from '../server/db/database.ts'
import { newId } from '../server/new-id.ts'
import { strike } from '../server/supervision/strike.ts'
import { givenOrders } from '../test/given-orders.ts'
import { setUpPrefecture, TENANT } from '../test/prefecture.ts'
import { benchDatabase } from './database.ts'

const sizes = process.argv.slice(2).map(Number)
const DUE = [10, 100, 1000] as const
/** A Monday at 9:00; what is due is due on Tuesday at 17:30 and before. */
const sent = new Date('2026-03-02T01:00:00.000Z')
const tuesday = new Date('2026-03-03T10:00:00.000Z')

/** Copies the folder of one matter: order and all, with a line for the chain to go on from; none of it due for years. */
async function fill(owner: Db, model: string, from: number, to: number): Promise<void> {
  const id = sql`(lpad(to_hex(n), 8, '0') || '-0000-7000-8000-000000000000')::uuid`
  const orderId = sql`(lpad(to_hex(n), 8, '0') || '-0000-7000-8000-000000000001')::uuid`
  const copy = async (table: string, key: string, set: Readonly<Record<string, ReturnType<typeof sql>>>) => {
    const { rows } = await sql<{ name: string }>`
      select column_name as name from information_schema.columns where table_schema = 'public' and table_name = ${table} order by ordinal_position`.execute(
      owner,
    )
    const names = rows.map(({ name }) => name)
    const values = names.map((name) => set[name] ?? sql.ref(`model.${name}`))
    await sql`
      insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
      select ${sql.join(values)} from ${sql.table(table)} model, generate_series(${from}::int, ${to}::int - 1) n
      where model.tenant_id = ${TENANT} and model.${sql.ref(key)} = ${model}`.execute(owner)
  }
  await copy('matter', 'id', {
    id,
    number: sql`'B-' || n`,
    wakes_at: sql`timestamptz '2030-01-01' + n * interval '1 second'`,
  })
  await copy('work_order', 'matter_id', { id: orderId, matter_id: id })
  await sql`vacuum analyze matter`.execute(owner)
  await sql`vacuum analyze work_order`.execute(owner)
  // What was just filled is written out before anything is measured.
  await sql`checkpoint`.execute(owner)
}

const { database, close } = await benchDatabase()
try {
  const owner = database.owner()
  await setUpPrefecture(database.app)
  const [model = ''] = await givenOrders(database.app, 1, sent)
  const edge = { db: database.app, now: () => tuesday, newId: () => newId(), chance: () => 0.5 }
  const missed = () => {
    throw new Error('something was missed')
  }
  await strike(edge, TENANT, missed)
  const found: Record<string, number>[] = []
  let filled = 1
  for (const size of [1, ...sizes]) {
    if (size > filled) await fill(owner, model, filled, size)
    filled = Math.max(filled, size)
    const row: Record<string, number> = { open: size }
    for (const due of DUE) {
      await givenOrders(database.app, due, sent)
      const began = performance.now()
      const { matters, lines } = await strike(edge, TENANT, missed)
      const ms = performance.now() - began
      if (matters !== due) throw new Error(`${matters} of ${due} were due`)
      row[`ms a matter, ${due} due`] = Number((ms / due).toFixed(3))
      row['lines a matter'] = lines / due
    }
    const times: number[] = []
    for (let n = 0; n < 50; n += 1) {
      const began = performance.now()
      await strike(edge, TENANT, missed)
      times.push(performance.now() - began)
    }
    row['ms with nothing due'] = Number(times.toSorted((a, b) => a - b)[25]!.toFixed(3))
    found.push(row)
    process.stdout.write(`${JSON.stringify(row)}\n`)
  }
  const key = `ms a matter, ${DUE[2]} due`
  const ratios = found.map((row) => `${row['open']} open: ${((row[key] ?? 0) / (found[0]?.[key] ?? 1)).toFixed(2)}`)
  process.stdout.write(`cost of a due matter beside that of an empty book: ${ratios.join(', ')}\n`)
} finally {
  await close()
}
process.exit()
