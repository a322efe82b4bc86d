import { sql } from 'kysely'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, afterEach, describe, expect, test } from 'vitest'
import { asApp, type TestDatabase, testDatabase } from '../../test/database.ts'
import { givenOrders } from '../../test/given-orders.ts'
import { actor, signer } from '../../test/make.ts'
import { hand, setUpPrefecture, TENANT } from '../../test/prefecture.ts'
import { startProgram } from '../../test/process.ts'
import { goodChecklist } from '../../test/story.ts'
import type { Actor } from '../../domain/access/role.ts'
import { parsePlainDate } from '../../domain/deadline/plain-date.ts'
import type { Command, Folder } from '../../domain/ledger/matter.ts'
import { changeCatalogues } from '../catalogue/change.ts'
import { systemId } from '../catalogue/set-up.ts'
import { inTenant } from '../db/tenant.ts'
import { act } from '../ledger/act.ts'
import { loadFolders, saveWakes } from '../ledger/store.ts'
import { verifyAll } from '../ledger/verify.ts'
import { newId } from '../new-id.ts'
import { rewake } from './rewake.ts'
import { type Missed, strike, type Struck } from './strike.ts'

/** Dispatched on a Monday at 9:00: five working days, due on the Monday after at 17:30. */
const monday = new Date('2026-03-02T01:00:00.000Z')
const china = (text: string) => new Date(`2026-03-${text}:00+08:00`)
let database: TestDatabase
let missed: Missed[]

beforeEach(async () => {
  database = await testDatabase()
  await setUpPrefecture(database.app)
  missed = []
})
afterEach(() => database.drop())

const edgeAt = (now: Date) => ({ db: database.app, now: () => now, newId: () => newId(), chance: () => 0.5 })
const strikeAt = (now: Date): Promise<Struck> => strike(edgeAt(now), TENANT, (one) => missed.push(one))
const take = (matterId: string, action: Command['action'], details: object, who: Actor, at: Date): Promise<Folder> =>
  inTenant(database.app, TENANT, (tx) => act(tx, hand, { id: newId(), matterId, action, details } as Command, who, at))
const folderOf = async (matterId: string) => {
  const held = await inTenant(database.app, TENANT, (tx) => loadFolders(tx, TENANT, [matterId], 'read'))
  return held.get(matterId)!.folder
}

/** What the clock wrote: the rule and the stage of each line, in the order of the ledger. */
async function written(matterId?: string): Promise<readonly string[]> {
  const { rows } = await sql<{ said: string }>`
    select concat_ws(' ', details #>> '{cause,rule}', details #>> '{cause,stage}', case when action = 'endPause' then 'endPause' end) as said
    from ledger_entry where tenant_id = ${TENANT} and writer_role = 'system' and (${matterId ?? null}::uuid is null or matter_id = ${matterId ?? null})
    order by matter_id, seq`.execute(database.owner)
  return rows.map(({ said }) => said)
}

async function sound(): Promise<void> {
  const { findings } = await verifyAll(database.app, TENANT)
  expect(findings).toEqual([])
  const { rows } = await sql<{ twice: number }>`
    select count(*)::int as twice from (
      select matter_id, details #>> '{cause,key}' from ledger_entry where details #>> '{cause,key}' is not null group by 1, 2 having count(*) > 1
    ) twice`.execute(database.owner)
  expect(rows).toEqual([{ twice: 0 }])
}

/** Until the next-day notice, with nothing ever done by the unit. */
const everything = [
  'l0-half contact',
  'l0-due contact',
  'l0-half accept',
  'l0-due accept',
  'l0-half result',
  'l0-24 result',
  'l0-48 result',
  'l0-due result',
  'l2-overdue result',
]

describe('the clock', () => {
  test('writes each alarm at its minute, and nothing before', async () => {
    const [id = ''] = await givenOrders(database.app, 1, monday)
    const seen: string[] = []
    let count = 0
    for (let at = monday.getTime(); at <= china('10T09:00').getTime(); at += 15 * 60_000) {
      const { lines } = await strikeAt(new Date(at))
      if (lines === 0) continue
      const all = await written(id)
      for (const said of all.slice(count))
        seen.push(`${new Date(at + 8 * 3_600_000).toISOString().slice(5, 16)} ${said}`)
      count = all.length
    }
    expect(seen).toEqual([
      '03-02T21:00 l0-half contact',
      '03-03T09:00 l0-due contact',
      '03-03T11:45 l0-half accept',
      '03-03T17:30 l0-due accept',
      '03-05T11:45 l0-half result',
      // 24 and 48 hours before Monday 17:30 lie on a weekend: offices close on Friday.
      '03-06T17:30 l0-24 result',
      '03-06T17:30 l0-48 result',
      '03-09T17:30 l0-due result',
      '03-10T08:30 l2-overdue result',
    ])
  })

  test('after a day asleep writes everything once, in order', async () => {
    const ids = await givenOrders(database.app, 3, monday)
    expect(await strikeAt(china('10T09:00'))).toEqual({ matters: 3, lines: 3 * everything.length })
    for (const id of ids) expect(await written(id)).toEqual(everything)
    expect(await strikeAt(china('10T09:00'))).toEqual({ matters: 0, lines: 0 })
    await sound()
    expect(missed).toEqual([])
  })
})

test('sixteen strikers at once write each alarm once', async () => {
  const ids = await givenOrders(database.app, 120, monday)
  const struck = await Promise.all(Array.from({ length: 16 }, () => strikeAt(china('10T09:00'))))
  const later = await strikeAt(china('10T09:00'))
  expect([...struck, later].reduce((sum, { lines }) => sum + lines, 0)).toBe(ids.length * everything.length)
  expect((await written()).length).toBe(ids.length * everything.length)
  expect(later).toEqual({ matters: 0, lines: 0 })
  await sound()
})

test('strikers and people at once: whoever comes second sees what the first wrote', async () => {
  const ids = await givenOrders(database.app, 60, monday)
  const at = china('10T09:00')
  const answer = async (matterId: string) => {
    const orderId = (await folderOf(matterId)).orders[0]!.id
    await take(matterId, 'claim', { orderId }, actor('unitLeader', 'housing'), at)
    const details = { orderId, record: '已处理', reply: '已解决', solved: 'solved', signedBy: signer('housing') }
    await take(matterId, 'answer', details, actor('unitLeader', 'housing'), at)
  }
  await Promise.all([
    ...Array.from({ length: 4 }, () => strikeAt(at)),
    ...ids.filter((_, n) => n % 2 === 0).map(answer),
  ])
  await strikeAt(at)
  await sound()
  for (const [n, id] of ids.entries()) if (n % 2 === 1) expect(await written(id)).toEqual(everything)
})

test('a striker that is killed loses nothing and doubles nothing', async () => {
  const ids = await givenOrders(database.app, 250, monday)
  const at = china('10T09:00')
  const { types: _, ...client } = { types: null, ...asApp(database.ownerClient) }
  const env = { STRIKE_CLIENT: JSON.stringify(client), STRIKE_NOW: at.toISOString() }
  const program = startProgram('test/striker.ts', env)
  await program.until(/striking/)
  while ((await written()).length === 0) await sleep(1)
  program.child.kill('SIGKILL')
  expect(await program.ended).toBe('SIGKILL')
  // Its session ends with it; until then its matters are held.
  const done = await written()
  expect(done.length % everything.length).toBe(0)
  expect(done.length).toBeLessThan(ids.length * everything.length)
  await expect.poll(async () => (await strikeAt(at), (await written()).length)).toBe(ids.length * everything.length)
  await sound()
})

describe('a matter', () => {
  const soon = china('03T10:00')

  test('that is merged is let alone', async () => {
    const [id = '', target = ''] = await givenOrders(database.app, 2, monday)
    await take(id, 'merge', { targetId: target }, actor('dispatcher'), soon)
    await strikeAt(china('10T09:00'))
    expect(await written(id)).toEqual([])
    expect(await written(target)).toEqual(everything)
  })

  test('that is suspended waits for its review alone, and goes on with what was left', async () => {
    const [id = ''] = await givenOrders(database.app, 1, monday)
    const orderId = (await folderOf(id)).orders[0]!.id
    const leader = actor('unitLeader', 'housing')
    await take(id, 'claim', { orderId }, leader, monday)
    await take(id, 'contact', { orderId, way: 'phone', contactedAt: monday.toISOString() }, leader, monday)
    const asked = { orderId, leaderId: actor('leader').id, plan: '列入计划', nextReviewOn: '2026-03-20', why: '待拨款' }
    await take(id, 'requestSuspension', asked, leader, soon)
    await take(id, 'judgeSuspension', { orderId, granted: true, why: '同意' }, actor('supervisor'), soon)
    await strikeAt(china('31T09:00'))
    expect(await written(id)).toEqual(['l0-review review', 'l0-review-day review'])
    await take(id, 'resume', { note: '资金到位' }, actor('supervisor'), china('31T09:00'))
    await strikeAt(new Date('2026-04-08T01:00:00Z'))
    expect(await written(id)).toEqual([
      'l0-review review',
      'l0-review-day review',
      'l0-half result',
      'l0-24 result',
      'l0-48 result',
      'l0-due result',
      'l2-overdue result',
    ])
    await sound()
  })

  test('that is answered, cleared and reopened warns anew about its new promise', async () => {
    const [id = ''] = await givenOrders(database.app, 1, monday)
    const answer = async (at: Date) => {
      const orderId = (await folderOf(id)).orders.find(({ status }) => status === 'sent')!.id
      await take(id, 'claim', { orderId }, actor('unitLeader', 'housing'), at)
      const details = { orderId, record: '已处理', reply: '已解决', solved: 'solved', signedBy: signer('housing') }
      await take(id, 'answer', details, actor('unitLeader', 'housing'), at)
      await take(id, 'audit', { passed: true, checklist: goodChecklist }, actor('dispatcher'), at)
    }
    await answer(monday)
    await strikeAt(china('20T09:00'))
    expect(await written(id)).toEqual([])
    const redo = { why: '反映没有解决' }
    await take(id, 'reopen', redo, actor('followUpAgent'), china('23T09:00'))
    await strikeAt(china('31T09:00'))
    expect(await written(id)).toEqual(everything)
    await answer(china('31T09:00'))
    await strikeAt(new Date('2026-05-01T01:00:00Z'))
    expect(await written(id)).toEqual(everything)
    await sound()
  })
})

test('what cannot be written is told once an hour and holds up nothing else', async () => {
  const [bad = '', good = ''] = await givenOrders(database.app, 2, monday)
  await sql`update work_order set clock = 'sundial', clocks = '{}' where matter_id = ${bad}`.execute(database.owner)
  await sql`update work_order set answer_by = '-infinity' where matter_id = ${bad}`.execute(database.owner)
  const at = china('10T09:00')
  await strikeAt(at)
  expect(await written(good)).toEqual(everything)
  expect(missed.map(({ matterId }) => matterId)).toEqual([bad])
  expect(await strikeAt(at)).toEqual({ matters: 0, lines: 0 })
  await strikeAt(new Date(at.getTime() + 61 * 60_000))
  expect(missed.map(({ matterId }) => matterId)).toEqual([bad, bad])
})

describe('when rules or days off change', () => {
  const from = parsePlainDate('2026-03-02')
  const change = (changes: Parameters<typeof changeCatalogues>[2]) =>
    inTenant(database.app, TENANT, (tx) => changeCatalogues(tx, TENANT, changes, { personId: systemId, at: monday }))
  const wakes = async () => {
    const { rows } = await sql<{
      at: string
    }>`select distinct wakes_at as at from matter where status = 'dispatched'`.execute(database.owner)
    return rows.map(({ at }) => new Date(at).toISOString())
  }

  test('when to look at each open matter is computed anew, in batches, once', async () => {
    await givenOrders(database.app, 450, monday)
    const edge = edgeAt(china('02T10:00'))
    expect([await rewake(edge, TENANT), await rewake(edge, TENANT), await rewake(edge, TENANT)]).toEqual([0, 450, 0])
    expect(await wakes()).toEqual(['2026-03-02T13:00:00.000Z'])
    await change([{ catalogue: 'supervisionRule', code: 'l0-half', row: null, validFrom: from }])
    expect([await rewake(edge, TENANT), await rewake(edge, TENANT), await rewake(edge, TENANT)]).toEqual([0, 450, 0])
    expect(await wakes()).toEqual(['2026-03-03T01:00:00.000Z'])
  })

  test('a change that is planned counts from its day on', async () => {
    await givenOrders(database.app, 3, monday)
    await rewake(edgeAt(china('02T10:00')), TENANT)
    await rewake(edgeAt(china('02T10:00')), TENANT)
    const tuesday = parsePlainDate('2026-03-03')
    await change([{ catalogue: 'supervisionRule', code: 'l0-half', row: null, validFrom: tuesday }])
    expect(await rewake(edgeAt(china('02T11:00')), TENANT)).toBe(0)
    expect(await rewake(edgeAt(china('02T11:01')), TENANT)).toBe(0)
    expect(await rewake(edgeAt(china('03T00:01')), TENANT)).toBe(0)
    expect(await rewake(edgeAt(china('03T00:02')), TENANT)).toBe(3)
  })

  test('a matter that is looked at for nothing is put down for its next time', async () => {
    const [id = ''] = await givenOrders(database.app, 1, monday)
    await inTenant(database.app, TENANT, (tx) => saveWakes(tx, TENANT, [{ id, wakesAt: monday }]))
    expect(await strikeAt(china('02T09:10'))).toEqual({ matters: 1, lines: 0 })
    expect(await wakes()).toEqual(['2026-03-02T13:00:00.000Z'])
    expect(await strikeAt(china('02T09:10'))).toEqual({ matters: 0, lines: 0 })
  })
})
