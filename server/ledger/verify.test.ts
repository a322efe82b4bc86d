import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { actor } from '../../test/make.ts'
import { givenMatter, hand, setUpPrefecture, TENANT } from '../../test/prefecture.ts'
import type { Actor } from '../../domain/access/role.ts'
import type { Command } from '../../domain/ledger/matter.ts'
import { inTenant } from '../db/tenant.ts'
import { newId } from '../new-id.ts'
import { act } from './act.ts'
import { merkleRoot, sealDays } from './seal.ts'
import { verifyAll } from './verify.ts'
import { sha256 } from './chain.ts'

const monday = new Date('2026-03-02T01:00:00.000Z')
let database: TestDatabase
let matterId: string

async function take(action: Command['action'], details: object, who: Actor, at: Date) {
  const command = { id: newId(), matterId, action, details } as Command
  return inTenant(database.app, TENANT, (tx) => act(tx, hand, command, who, at))
}

/** A claimed matter with four lines on three days, all of them sealed. */
beforeEach(async () => {
  database = await testDatabase()
  await setUpPrefecture(database.app)
  matterId = await givenMatter(database.app, monday)
  await givenMatter(database.app, monday)
  const on = (day: number) => new Date(monday.getTime() + day * 86_400_000)
  await take('open', { kind: 'help', categoryCode: '0101001', regionCode: '159901100201' }, actor('dispatcher'), on(0))
  const { orders } = await take('dispatch', { leadUnitId: 'housing' }, actor('dispatcher'), on(1))
  await take('claim', { orderId: orders[0]?.id }, actor('unitHandler', 'housing'), on(2))
  await inTenant(database.app, TENANT, (tx) => sealDays(tx, TENANT, on(4)))
})
afterEach(() => database.drop())

const codes = async () =>
  [...new Set((await verifyAll(database.app, TENANT)).findings.map((finding) => finding.code))].toSorted()
const tamper = (statement: string) => sql.raw(statement).execute(database.owner)

test('a sound ledger has nothing to find', async () => {
  expect(await verifyAll(database.app, TENANT)).toMatchObject({ matters: 2, lines: 5, seals: 3, findings: [] })
})

describe('whoever owns the database cannot change a line unseen', () => {
  test.each([
    [
      'one flipped byte in the words of a line',
      `update ledger_entry set details = jsonb_set(details, '{leadUnitId}', '"roads"') where action = 'dispatch'`,
      ['content-changed'],
    ],
    ['another writer', `update ledger_entry set writer_unit_id = 'roads' where action = 'claim'`, ['content-changed']],
    ['another time', `update ledger_entry set at = at + interval '1 second' where action = 'open'`, ['line-changed']],
    [
      'one flipped bit of a hash',
      `update ledger_entry set hash = set_bit(hash, 5, 1 - get_bit(hash, 5)) where action = 'open'`,
      ['chain-broken', 'line-changed', 'seal-broken'],
    ],
    [
      'a line taken out of the middle',
      `delete from ledger_entry where action = 'dispatch'`,
      ['line-missing', 'seal-broken'],
    ],
    [
      'the last line taken away',
      `delete from ledger_entry where action = 'claim'`,
      ['head-differs', 'row-differs', 'seal-broken'],
    ],
    [
      'a row that says something else',
      `update matter set status = 'cleared', redos = 7 where status = 'dispatched'`,
      ['row-differs', 'tally-differs'],
    ],
    [
      'an order that says something else',
      `update work_order set answer_by = answer_by + interval '9 days'`,
      ['row-differs'],
    ],
    ['a movement of the book removed', `delete from book_movement where reason = 'movedIn'`, ['movement-differs']],
    [
      'an opening removed from the book',
      `delete from book_movement where reason = 'opened'`,
      ['movement-differs', 'tally-differs'],
    ],
    [
      'a tally that says something else',
      `update book_tally set amount = amount + 1 where name = 'dispatched'`,
      ['tally-differs'],
    ],
    ['a seal removed', `delete from ledger_seal where on_day = '2026-03-03'`, ['seal-broken', 'seal-missing']],
    [
      'a submission taken from its matter',
      `delete from voice where matter_id = (select id from matter where status = 'submitted')`,
      ['row-differs', 'submission-lost'],
    ],
  ])('%s', async (_, statement, expected) => {
    await tamper(statement)
    expect(await codes()).toEqual(expected)
  })

  test('the last line taken away together with its trace in the rows is told by the seal alone', async () => {
    await tamper(`
      with gone as (delete from ledger_entry where action = 'claim' returning matter_id, prev_hash, seq)
      update matter set seq = gone.seq - 1, head_hash = gone.prev_hash, last_at = last_at - interval '1 day' from gone where matter.id = gone.matter_id`)
    await tamper(`update work_order set status = 'sent', claimed_at = null, spoke_at = null`)
    expect(await codes()).toEqual(['seal-broken'])
  })
})

test('a day is sealed once, after it is over', async () => {
  const late = new Date(monday.getTime() + 30 * 86_400_000)
  const sealed = await Promise.all(
    [1, 2, 3].map(() => inTenant(database.app, TENANT, (tx) => sealDays(tx, TENANT, late))),
  )
  expect(sealed).toEqual([0, 0, 0])
  const early = await inTenant(database.app, TENANT, (tx) => sealDays(tx, TENANT, monday))
  expect(early).toBe(0)
})

test('the root of the tree depends on every leaf and on their order', () => {
  const leaves = Array.from({ length: 7 }, (_, n) => sha256(Buffer.from([n])))
  const root = merkleRoot(leaves).toString('hex')
  for (let n = 0; n < leaves.length; n += 1) {
    const changed = leaves.map((leaf, m) => (m === n ? sha256(leaf) : leaf))
    expect(merkleRoot(changed).toString('hex')).not.toBe(root)
  }
  expect(merkleRoot(leaves.toReversed()).toString('hex')).not.toBe(root)
})
