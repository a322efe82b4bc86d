import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '../../test/database.ts'
import { actor } from '../../test/make.ts'
import { givenMatter, hand, setUpPrefecture, TENANT } from '../../test/prefecture.ts'
import type { Action } from '../../domain/ledger/actions.ts'
import type { Command } from '../../domain/ledger/matter.ts'
import type { Role } from '../../domain/access/role.ts'
import { inTenant } from '../db/tenant.ts'
import { newId } from '../new-id.ts'
import { act } from './act.ts'
import { balanceOf } from './balance.ts'
import { countsByStatus, foldTallies, lackingTallies, recountTallies } from './tally.ts'

const database = useDatabase()
const monday = new Date('2026-03-02T01:00:00.000Z')
const hours = (n: number) => new Date(monday.getTime() + n * 3_600_000)
const place = { kind: 'help', categoryCode: '0101001', regionCode: '159901100201' } as const

beforeAll(() => setUpPrefecture(database.app))
beforeEach(async () => {
  const tables = ['book_tally', 'book_movement', 'ledger_entry', 'work_order', 'voice', 'matter']
  await sql.raw(`truncate ${tables.join()} cascade`).execute(database.owner)
})

const take = (matterId: string, action: Action, details: object, role: Role, at: Date) =>
  inTenant(database.app, TENANT, (tx) =>
    act(tx, hand, { id: newId(), matterId, action, details } as Command, actor(role), at),
  )
const within = <T>(work: Parameters<typeof inTenant<T>>[2]) => inTenant(database.app, TENANT, work)
const counts = async () => Object.fromEntries(await within((tx) => countsByStatus(tx, TENANT)))
const rows = async () =>
  (await sql<{ n: number }>`select count(*)::int as n from book_tally`.execute(database.owner)).rows[0]?.n
const fold = () => within((tx) => foldTallies(tx, TENANT))

/** Registered, opened and sent to a unit, an hour each. */
async function sent(from = 0): Promise<string> {
  const id = await givenMatter(database.app, hours(from))
  await take(id, 'open', place, 'dispatcher', hours(from + 1))
  await take(id, 'dispatch', { leadUnitId: 'housing' }, 'dispatcher', hours(from + 2))
  return id
}

test('counts by status follow every line', async () => {
  const first = await sent()
  await givenMatter(database.app, monday)
  expect(await counts()).toEqual({ dispatched: 1, submitted: 1 })
  await take(
    first,
    'terminate',
    { reasonCode: 'terminate-same-again', requestedByUnitId: 'housing', document: '函1号', why: '同一诉求' },
    'supervisor',
    hours(3),
  )
  expect(await counts()).toEqual({ submitted: 1, terminated: 1 })
})

test('what a merge writes on two matters is counted once each', async () => {
  const target = await sent()
  const other = await givenMatter(database.app, monday)
  await take(other, 'merge', { targetId: target }, 'dispatcher', hours(3))
  expect(await counts()).toEqual({ dispatched: 1, merged: 1 })
  expect(await within((tx) => lackingTallies(tx, TENANT))).toEqual([])
})

describe('folded', () => {
  test('they are fewer rows of the same sums, and folding again changes nothing', async () => {
    for (let n = 0; n < 5; n += 1) await sent(n)
    const before = await counts()
    await fold()
    const few = await rows()
    expect(await counts()).toEqual(before)
    // Dispatched, and opened in the book on one day; what is nought needs no row.
    expect(few).toBe(2)
    await fold()
    expect(await rows()).toBe(few)
    expect(await within((tx) => lackingTallies(tx, TENANT))).toEqual([])
  })

  test('no reader and no writer beside it sees anything else than what stands', async () => {
    const writers = Array.from({ length: 6 }, async (_, n) => {
      for (let k = 0; k < 8; k += 1) await sent(n + k)
    })
    const writing = new AbortController()
    const { signal } = writing
    const folding = Promise.all(
      [1, 2].map(async () => {
        while (!signal.aborted) await fold()
      }),
    )
    const seen: object[] = []
    const reading = (async () => {
      while (!signal.aborted) seen.push(...(await within((tx) => lackingTallies(tx, TENANT))))
    })()
    await Promise.all(writers)
    writing.abort()
    await Promise.all([folding, reading])
    expect(seen).toEqual([])
    expect(await counts()).toEqual({ dispatched: 48 })
    const { total } = await within((tx) => balanceOf(tx, TENANT, { from: '2026-03-01', to: '2026-03-31' }))
    expect(total).toMatchObject({ opening: 0, opened: 48, closing: 48 })
  })
})

test('a writer waits for no other that has not ended', async () => {
  const [one, other] = [await givenMatter(database.app, monday), await givenMatter(database.app, monday)]
  const open = (id: string) => ({ id: newId(), matterId: id, action: 'open', details: place }) as Command
  await within(async (tx) => {
    await act(tx, hand, open(one), actor('dispatcher'), hours(1))
    await within(async (beside) => {
      await sql`set local lock_timeout = '2s'`.execute(beside)
      await act(beside, hand, open(other), actor('dispatcher'), hours(1))
      await foldTallies(beside, TENANT)
    })
  })
  expect(await counts()).toEqual({ opened: 2 })
})

test('the balance of the whole is that of its parts, on every day', async () => {
  for (const day of [0, 24, 48, 800]) await sent(day)
  for (const [from, to] of [
    ['2026-03-02', '2026-03-03'],
    ['2026-03-03', '2026-03-31'],
    ['2026-04-01', '2026-04-30'],
    ['2020-01-01', '2020-01-31'],
  ] as const) {
    const whole = await within((tx) => balanceOf(tx, TENANT, { from, to }))
    const parts = await within((tx) => balanceOf(tx, TENANT, { from, to, by: 'county' }))
    expect([from, whole.total]).toEqual([from, parts.total])
  }
})

test('what is lost or wrong is counted again, beside writers, by two at once', async () => {
  for (let n = 0; n < 4; n += 1) await sent(n)
  await sql`delete from book_tally where account = 'book'`.execute(database.owner)
  await sql`update book_tally set amount = 7 where name = 'dispatched'`.execute(database.owner)
  const recount = () => within((tx) => recountTallies(tx, TENANT, newId))
  const [a, b] = await Promise.all([recount(), recount(), sent(9)])
  // Whoever comes second finds nothing.
  expect([Math.min(a, b), Math.max(a, b)]).toEqual([0, 2])
  expect(await counts()).toEqual({ dispatched: 5 })
  expect(await within((tx) => lackingTallies(tx, TENANT))).toEqual([])
})

test('the migration counts what is there', async () => {
  for (const day of [0, 24]) await sent(day)
  await givenMatter(database.app, monday)
  await sql`delete from book_tally`.execute(database.owner)
  const file = await readFile(join(import.meta.dirname, '../db/migrations/0019_book_tally.sql'), 'utf8')
  const fills = file.split(';').filter((statement) => statement.trimStart().startsWith('insert'))
  expect(fills).toHaveLength(2)
  for (const fill of fills) await sql.raw(fill).execute(database.owner)
  expect(await counts()).toEqual({ dispatched: 2, submitted: 1 })
  expect(await within((tx) => lackingTallies(tx, TENANT))).toEqual([])
})
