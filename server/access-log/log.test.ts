import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { uid } from '../../test/make.ts'
import { setUpPrefecture, TENANT } from '../../test/prefecture.ts'
import { inTenant } from '../db/tenant.ts'
import { checkLog } from './check.ts'
import { type Happening, logAccess } from './log.ts'

const now = new Date('2026-03-02T01:00:00.000Z')
const elsewhere = 150400
let database: TestDatabase
/** Lines that setting up the prefecture has left. */
let before = 0

beforeEach(async () => {
  database = await testDatabase()
  await setUpPrefecture(database.app)
  await setUpPrefecture(database.app, elsewhere, 'CF')
  before = (await check()).lines
})
afterEach(() => database.drop())

const happening = (n: number): Happening => ({
  what: 'reveal',
  personId: uid(100),
  role: 'unitHandler',
  unitId: 'housing',
  object: `CS-${n}`,
  ok: true,
  reason: '核实地址',
  address: '10.0.0.8',
  details: { purpose: 'contact', n },
})

const write = (n: number, tenantId = TENANT) =>
  inTenant(database.app, tenantId, (tx) => logAccess(tx, tenantId, happening(n), new Date(now.getTime() + n)))
const check = (tenantId = TENANT) => inTenant(database.app, tenantId, (tx) => checkLog(tx, tenantId))
const found = async () => (await check()).findings.map(({ code, seq }) => `${code} ${seq}`)

describe('one chain a prefecture', () => {
  test('grows line by line and is sound', async () => {
    for (const n of [1, 2, 3]) await write(n)
    await write(1, elsewhere)
    expect(await check()).toMatchObject({ lines: before + 3, findings: [] })
    expect(await check(elsewhere)).toMatchObject({ lines: before + 1, findings: [] })
  })

  test('has no gap and no fork when twenty write at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => write(n)))
    expect(await check()).toMatchObject({ lines: before + 20, findings: [] })
  })

  test('keeps nothing of a transaction that came to nothing', async () => {
    await write(1)
    const failed = inTenant(database.app, TENANT, async (tx) => {
      await logAccess(tx, TENANT, happening(2), now)
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    await write(3)
    expect(await check()).toMatchObject({ lines: before + 2, findings: [] })
  })
})

describe('whoever owns the tables cannot change it unnoticed:', () => {
  beforeEach(async () => {
    for (const n of [1, 2, 3, 4]) await write(n)
  })
  const tamper = (text: string) => sql.raw(text).execute(database.owner)

  test.each([
    ['a changed reason', `update access_log set reason = '无' where seq = 2`, ['changed 2']],
    ['another person', `update access_log set person_id = '${uid(101)}' where seq = 4`, ['changed 4']],
    ['another day', `update access_log set at = at - interval '1 day' where seq = 1`, ['changed 1']],
    ['changed details', `update access_log set details = '{}' where seq = 3`, ['changed 3']],
    ['one taken out of the middle', `delete from access_log where seq = 2`, ['missing 2']],
    ['the newest taken away', `delete from access_log where seq >= 3`, ['missing 3']],
    ['all taken away', `delete from access_log`, ['missing 1']],
    [
      'one moved',
      `delete from access_log where seq = 2; update access_log set seq = 2 where seq = 3`,
      ['out-of-order 2', 'changed 2', 'missing 3'],
    ],
  ])('%s', async (_, statement, findings) => {
    for (const one of statement.split(';')) await tamper(one)
    expect(await found()).toEqual(findings)
  })

  test('one slipped in', async () => {
    await tamper(
      `insert into access_log select tenant_id, seq + 1, at, what, person_id, role, unit_id, object, ok, reason, address, trace, details, hash, hash from access_log where tenant_id = ${TENANT} and seq = ${before + 4}`,
    )
    expect(await found()).toContain(`changed ${before + 5}`)
  })
})

describe('the application itself', () => {
  test.each(['update access_log set ok = true', 'delete from access_log', 'truncate access_log'])(
    'may not: %s',
    async (statement) => {
      await write(1)
      const attempt = inTenant(database.app, TENANT, (tx) => sql.raw(statement).execute(tx))
      await expect(attempt).rejects.toMatchObject({ code: '42501' })
    },
  )
})
