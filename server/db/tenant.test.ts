import { sql } from 'kysely'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { useDatabase } from '../../test/database.ts'
import { countRoundTrips } from '../../test/round-trips.ts'
import { openDatabase } from './connect.ts'
import { statementName } from './statement-names.ts'
import { inTenant, readTenant } from './tenant.ts'

const database = useDatabase()
const [here, there] = [150400, 150900]

beforeAll(async () => {
  for (const statement of [
    `create table shelf (tenant_id integer not null, id integer not null, word text not null, on_day date, days date[], big bigint, exact numeric, at timestamptz, meta jsonb, primary key (tenant_id, id))`,
    `select place('shelf', 'tenant')`,
    `grant select, insert, update on shelf to lianxin_app`,
    `alter table shelf enable row level security`,
    `create policy tenant_only on shelf using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int)`,
    `insert into shelf select t, n, 'word' from generate_series(1, 20000) n, unnest(array[${here}, ${there}]) t`,
    `insert into shelf values (${here}, 0, 'first', '2026-04-17', '{2026-04-17,2026-05-01}', 9007199254740993, 0.1, '2026-04-17T09:30:00+08', '{"snake_key": 1}')`,
    `analyze shelf`,
  ]) {
    await sql.raw(statement).execute(database.owner)
  }
})

const count = sql<{ count: number }>`select count(*)::int as count from shelf`

describe('a transaction of one prefecture', () => {
  test('sees its own rows alone, and outside one there is none', async () => {
    expect((await inTenant(database.app, here, (tx) => count.execute(tx))).rows).toEqual([{ count: 20001 }])
    expect((await readTenant(database.app, there, (tx) => count.execute(tx))).rows).toEqual([{ count: 20000 }])
    expect((await count.execute(database.app)).rows).toEqual([{ count: 0 }])
  })

  test('writes no row of another', async () => {
    const smuggle = inTenant(database.app, here, (tx) =>
      sql`insert into shelf values (${there}, 99999, 'x')`.execute(tx),
    )
    await expect(smuggle).rejects.toMatchObject({ code: '42501' })
    const changed = await inTenant(database.app, here, (tx) =>
      sql`update shelf set word = 'y' where tenant_id = ${there}`.execute(tx),
    )
    expect(changed.numAffectedRows).toBe(0n)
  })

  test('leaves nothing of itself on the connection', async () => {
    const one = openDatabase({ ...ways(database.database.client), close: () => Promise.resolve() }, 1)
    await inTenant(one.app, here, (tx) => count.execute(tx))
    expect((await count.execute(one.app)).rows).toEqual([{ count: 0 }])
    await inTenant(one.app, here, () => Promise.reject(new Error('given up'))).catch(() => {})
    expect((await count.execute(one.app)).rows).toEqual([{ count: 0 }])
    await one.close()
  })

  test('is rolled back when the work fails', async () => {
    const failing = inTenant(database.app, here, async (tx) => {
      await sql`insert into shelf values (${here}, 77777, 'x')`.execute(tx)
      throw new Error('given up')
    })
    await expect(failing).rejects.toThrow('given up')
    const { rows } = await readTenant(database.app, here, (tx) => sql`select from shelf where id = 77777`.execute(tx))
    expect(rows).toEqual([])
  })

  test('for reading refuses to write', async () => {
    const writing = readTenant(database.app, here, (tx) =>
      sql`insert into shelf values (${here}, 88888, 'x')`.execute(tx),
    )
    await expect(writing).rejects.toMatchObject({ code: '25006' })
  })

  test.each([Number.NaN, 1.5, -1, Infinity])('is not begun for %s', async (tenantId) => {
    await expect(inTenant(database.app, tenantId, () => Promise.resolve())).rejects.toThrow('not a tenant')
  })

  test('keeps the index in spite of row security', async () => {
    const { rows } = await readTenant(database.app, here, (tx) =>
      sql<{
        'QUERY PLAN': string
      }>`explain (costs off) select * from shelf where tenant_id = ${here} and id = 5`.execute(tx),
    )
    const plan = JSON.stringify(rows)
    expect(plan).toMatch(/Index Scan using shelf_pkey/)
    expect(plan).toMatch(/Index Cond: \(\(tenant_id = \d+\) AND \(id = 5\)\)/)
  })

  test.skipIf(inject('database').client.connectionString !== undefined)(
    'costs begin and commit, and no more',
    async () => {
      const counter = countRoundTrips(database.database.client)
      const one = openDatabase({ ...ways(counter.client), close: () => Promise.resolve() }, 1)
      await count.execute(one.app)
      const before = counter.count()
      await inTenant(one.app, here, (tx) => count.execute(tx))
      expect(counter.count() - before).toBe(3)
      await one.close()
      counter.close()
    },
  )
})

describe('two transactions in each other’s way', () => {
  test('are tried again until both have gone through', async () => {
    let attempts = 0
    let holding = 0
    const meet = Promise.withResolvers<void>()
    const crossing = (first: number, second: number) =>
      inTenant(database.app, here, async (tx) => {
        attempts += 1
        await sql`update shelf set word = word || '+' where tenant_id = ${here} and id = ${first}`.execute(tx)
        holding += 1
        // Each has its first row before either asks for its second.
        if (holding === 2) meet.resolve()
        await meet.promise
        await sql`update shelf set word = word || '+' where tenant_id = ${here} and id = ${second}`.execute(tx)
      })
    await Promise.all([crossing(1, 2), crossing(2, 1)])
    // Whoever tries again may lock first once more, and be in the way once more.
    expect(attempts).toBeGreaterThanOrEqual(3)
    const { rows } = await readTenant(database.app, here, (tx) =>
      sql`select word from shelf where tenant_id = ${here} and id in (1, 2)`.execute(tx),
    )
    expect(rows).toEqual([{ word: 'word++' }, { word: 'word++' }])
  })

  test('are given up after three more attempts', async () => {
    let attempts = 0
    const never = inTenant(database.app, here, (tx) => {
      attempts += 1
      return sql`do $$ begin raise exception using errcode = '40001'; end $$`.execute(tx)
    })
    await expect(never).rejects.toMatchObject({ code: '40001' })
    expect(attempts).toBe(4)
  })

  test('another failure is not tried again', async () => {
    let attempts = 0
    const failing = inTenant(database.app, here, (tx) => {
      attempts += 1
      return sql`select 1/0`.execute(tx)
    })
    await expect(failing).rejects.toMatchObject({ code: '22012' })
    expect(attempts).toBe(1)
  })
})

test('values come as the rules want them, columns in camelCase, json as it is', async () => {
  const { rows } = await readTenant(database.app, here, (tx) =>
    sql`select * from shelf where tenant_id = ${here} and id = 0`.execute(tx),
  )
  expect(rows).toEqual([
    {
      tenantId: here,
      id: 0,
      word: 'first',
      onDay: '2026-04-17',
      days: ['2026-04-17', '2026-05-01'],
      big: '9007199254740993',
      exact: '0.1',
      at: new Date('2026-04-17T01:30:00Z'),
      meta: { snake_key: 1 },
    },
  ])
})

test('a statement is prepared from its second time on, once for each connection', async () => {
  const one = openDatabase({ ...ways(database.database.client), close: () => Promise.resolve() }, 1)
  for (let time = 0; time < 3; time += 1) await sql`select ${time}::int + 41 as answer`.execute(one.app)
  const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(one.app)
  expect(rows).toEqual([{ statement: 'select $1::int + 41 as answer' }])
  await one.close()
})

test('no more than 500 statements are kept, and no very long one', () => {
  const names = Array.from(
    { length: 700 },
    (_none, index) => [statementName(`select ${index}`), statementName(`select ${index}`)][1],
  )
  expect(new Set(names.filter(Boolean)).size).toBeLessThanOrEqual(500)
  expect(names.at(-1)).toBeUndefined()
  const long = `select '${'x'.repeat(20_000)}'`
  expect([statementName(long), statementName(long)]).toEqual([undefined, undefined])
})

function ways(client: Parameters<typeof countRoundTrips>[0]) {
  return { owner: client, app: client }
}
