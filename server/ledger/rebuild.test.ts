import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { givenOrders } from '../../test/given-orders.ts'
import { setUpPrefecture, TENANT } from '../../test/prefecture.ts'
import { newId } from '../new-id.ts'
import { strike } from '../supervision/strike.ts'
import { rebuildAll } from './rebuild.ts'
import { verifyAll } from './verify.ts'

const monday = new Date('2026-03-02T01:00:00.000Z')
const later = new Date('2026-03-10T01:00:00.000Z')
let database: TestDatabase

/** Three matters with everything the clock wrote about them. */
beforeEach(async () => {
  database = await testDatabase()
  await setUpPrefecture(database.app)
  await givenOrders(database.app, 3, monday)
  const edge = { db: database.app, now: () => later, newId: () => newId(), chance: () => 0.5 }
  await strike(edge, TENANT, ({ why }) => {
    throw why
  })
})
afterEach(() => database.drop())

const tamper = (statement: string) => sql.raw(statement).execute(database.owner)
const findings = async () => (await verifyAll(database.app, TENANT)).findings.map(({ code }) => code)

test('what fits is left as it is', async () => {
  expect(await rebuildAll(database.app, TENANT, later)).toEqual({ matters: 3, lines: 36, rebuilt: 0, findings: [] })
})

test('an upgrade that added empty columns is made good from the lines, and when the clock looks again', async () => {
  const wakes = async () => (await sql`select id, wakes_at from matter order by id`.execute(database.owner)).rows
  const before = await wakes()
  await tamper(`update matter set fired = '[]', documents = '[]', supervision_level = 0, wakes_at = null`)
  await tamper(`update work_order set clocks = '{}', spoke_at = null`)
  expect(await findings()).toEqual(['row-differs', 'row-differs', 'row-differs'])
  expect(await rebuildAll(database.app, TENANT, later)).toMatchObject({ matters: 3, rebuilt: 3, findings: [] })
  expect(await findings()).toEqual([])
  expect(await wakes()).toEqual(before)
})

describe('what is not to be trusted is left and told', () => {
  test.each([
    [
      'a changed line',
      `update ledger_entry set details = jsonb_set(details, '{leadUnitId}', '"roads"') where action = 'dispatch' and matter_id = (select min(id::text)::uuid from matter)`,
      'content-changed',
    ],
    [
      'a missing last line',
      `delete from ledger_entry where (matter_id, seq) = (select id, seq from matter order by id limit 1)`,
      'head-differs',
    ],
  ])('%s', async (_, statement, code) => {
    await tamper(statement)
    await tamper(`update matter set supervision_level = 7`)
    const { rebuilt, findings: told } = await rebuildAll(database.app, TENANT, later)
    expect([rebuilt, told.map((one) => one.code)]).toEqual([2, [code]])
    const { rows } = await sql<{ level: number }>`select supervision_level as level from matter order by id`.execute(
      database.owner,
    )
    expect(rows.map(({ level }) => level)).toEqual([7, 2, 2])
  })

  test('an order that no line speaks of', async () => {
    await tamper(
      `insert into work_order select tenant_id, '00000000-0000-7000-8000-0000000000ff', matter_id, unit_id, lead, status, round, sent_at, accept_by, contact_by, feedback_by, plan_by, answer_by, clock, counts_from, claimed_at, contacted_at, answered_at, extended_workdays, requests, paused_at, remaining_minutes, record, solved, why_not from work_order limit 1`,
    )
    const { findings: told } = await rebuildAll(database.app, TENANT, later)
    expect(told.map(({ code, en }) => [code, en])).toEqual([['row-differs', expect.stringContaining('orders')]])
  })
})
