import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { chanceOf } from '../../test/chance.ts'
import { useDatabase } from '../../test/database.ts'
import { actor, uid } from '../../test/make.ts'
import { givenMatter, hand, setUpPrefecture, TENANT } from '../../test/prefecture.ts'
import { randomAttempt } from '../../test/random-commands.ts'
import type { Actor } from '../../domain/access/role.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import type { Command, Folder } from '../../domain/ledger/matter.ts'
import { inTenant } from '../db/tenant.ts'
import { AppError } from '../errors.ts'
import { newId } from '../new-id.ts'
import { act } from './act.ts'
import { balanceOf } from './balance.ts'
import type { Chained } from './chain.ts'
import { loadFolders } from './store.ts'
import { verifyAll } from './verify.ts'

const database = useDatabase()
const monday = new Date('2026-03-02T01:00:00.000Z')
const open = { kind: 'help', categoryCode: '0101001', regionCode: '159901100201' } as const

beforeAll(() => setUpPrefecture(database.app))

function command(matterId: string, action: Command['action'], details: object, id = newId()): Command {
  return { id, matterId, action, details } as Command
}

const tell = ({ entry: { action, seq } }: Chained) => ({ action, seq })

function take(one: Command, who: Actor, at = monday, seenSeq?: number): Promise<Folder> {
  return inTenant(database.app, TENANT, (tx) =>
    act(tx, hand, one, who, at, seenSeq === undefined ? undefined : { seenSeq, tell }),
  )
}

async function refusalOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt
    return 'taken'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

describe('one command', () => {
  test('sent twice is one line and answers the same', async () => {
    const id = await givenMatter(database.app, monday)
    const twice = command(id, 'open', open)
    const first = await take(twice, actor('dispatcher'))
    const second = await take(twice, actor('dispatcher'), new Date('2026-03-03T01:00:00Z'))
    expect(second).toEqual(first)
    expect(second.matter.seq).toBe(2)
  })

  test('under an id that stands for something else is refused', async () => {
    const id = await givenMatter(database.app, monday)
    const first = command(id, 'open', open)
    await take(first, actor('dispatcher'))
    expect(
      await refusalOf(take({ ...first, details: { ...open, kind: 'complaint' } } as Command, actor('dispatcher'))),
    ).toBe('id-used-twice')
  })

  test('on a matter that is not there says so, and so does one in another prefecture', async () => {
    expect(await refusalOf(take(command(uid(4040), 'open', open), actor('dispatcher')))).toBe('matter-not-found')
    await setUpPrefecture(database.app, 150400, 'CF')
    const elsewhere = await givenMatter(database.app, monday, 150400)
    expect(await refusalOf(take(command(elsewhere, 'open', open), actor('dispatcher')))).toBe('matter-not-found')
  })

  test('that comes too late is told what happened meanwhile', async () => {
    const id = await givenMatter(database.app, monday)
    await take(command(id, 'open', open), actor('dispatcher'))
    await take(command(id, 'dispatch', { leadUnitId: 'housing' }), actor('dispatcher'))
    const late = take(command(id, 'dispatch', { leadUnitId: 'roads' }), actor('dispatcher'), monday, 2)
    await expect(late).rejects.toMatchObject({
      code: 'wrong-status',
      extra: { meanwhile: [{ seq: 3, action: 'dispatch' }] },
    })
  })

  test('that waited while others wrote is dated as their last line', async () => {
    const id = await givenMatter(database.app, monday)
    const { matter } = await take(command(id, 'open', open), actor('dispatcher'), new Date(monday.getTime() - 40))
    expect(matter).toMatchObject({ status: 'opened', lastAt: monday })
  })

  test('cannot be dated before the last line', async () => {
    const id = await givenMatter(database.app, monday)
    expect(
      await refusalOf(take(command(id, 'open', open), actor('dispatcher'), new Date('2026-03-01T01:00:00Z'))),
    ).toBe('clock-moved-back')
  })
})

describe('the role of the application', () => {
  test.each([
    'update ledger_entry set action = action',
    'delete from ledger_entry',
    'truncate ledger_entry',
    'update ledger_seal set lines = 0',
    'delete from submission',
    'update submission set text = text',
    'delete from book_movement',
    'delete from matter',
  ])('may not: %s', async (statement) => {
    const attempt = inTenant(database.app, TENANT, (tx) => sql.raw(statement).execute(tx))
    await expect(attempt).rejects.toMatchObject({ code: '42501' })
  })

  test('sees no row of another prefecture even when a query forgets to ask', async () => {
    const rows = await inTenant(database.app, TENANT, (tx) =>
      tx.selectFrom('matter').select('tenantId').distinct().execute(),
    )
    expect(rows).toEqual([{ tenantId: TENANT }])
    expect(await database.app.selectFrom('matter').selectAll().execute()).toEqual([])
  })
})

describe('16 clients on one matter at once', () => {
  test('of the same step exactly one wins, and nothing is lost or doubled', async () => {
    const id = await givenMatter(database.app, monday)
    const steps: readonly (() => readonly [string, object, Actor])[] = [
      () => ['open', open, actor('dispatcher')],
      () => ['dispatch', { leadUnitId: 'housing', assistingUnitIds: ['roads'], track: 'joint' }, actor('dispatcher')],
    ]
    for (const [n, step] of steps.entries()) {
      const answers = await Promise.all(
        Array.from({ length: 16 }, () => {
          const [action, details, who] = step()
          return refusalOf(take(command(id, action as Command['action'], details), who))
        }),
      )
      expect(answers.filter((answer) => answer === 'taken')).toHaveLength(1)
      expect(answers.filter((answer) => answer === 'wrong-status')).toHaveLength(15)
      const held = await inTenant(database.app, TENANT, (tx) => loadFolders(tx, TENANT, [id], 'read'))
      expect(held.get(id)?.folder.matter.seq).toBe(n + 2)
    }
  })

  test('of one command sent by all, there is one line and sixteen equal answers', async () => {
    const id = await givenMatter(database.app, monday)
    const same = command(id, 'open', open)
    const answers = await Promise.all(Array.from({ length: 16 }, () => take(same, actor('dispatcher'))))
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]?.matter.seq).toBe(2)
  })

  test('of facts that do not exclude each other, all are written', async () => {
    const id = await givenMatter(database.app, monday)
    await take(command(id, 'open', open), actor('dispatcher'))
    const remind = { addressee: '住建局', text: '请抓紧' }
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => take(command(id, 'remind', remind), actor('supervisor'))),
    )
    expect(answers.map((answer) => answer.matter.seq).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 16 }, (_, n) => n + 3),
    )
  })

  test('merging two matters into each other at once ends with one of them merged', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [a, b] = [await givenMatter(database.app, monday), await givenMatter(database.app, monday)]
      const answers = await Promise.all([
        refusalOf(take(command(a, 'merge', { targetId: b }), actor('dispatcher'))),
        refusalOf(take(command(b, 'merge', { targetId: a }), actor('dispatcher'))),
      ])
      expect(answers.filter((answer) => answer === 'taken')).toHaveLength(1)
    }
  })
})

test('random commands by several at once leave rows that equal their replay, a sound chain and a balanced book', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, () => givenMatter(database.app, monday)))
  const chance = chanceOf(20260302)
  let at = monday.getTime()
  for (let round = 0; round < 60; round += 1) {
    at += Math.floor(chance() * 8 * 3_600_000)
    const held = await inTenant(database.app, TENANT, (tx) => loadFolders(tx, TENANT, ids, 'read'))
    const folders = [...held.values()].map((one) => one.folder)
    const attempts = Array.from({ length: 5 }, () => {
      const folder = folders[Math.floor(chance() * folders.length)] as Folder
      return randomAttempt(
        folder,
        folders.filter((one) => one !== folder),
        newId(),
        dayInChina(new Date(at)),
        chance,
      )
    })
    await Promise.all(attempts.map(({ command: one, actor: who }) => refusalOf(take(one, who, new Date(at)))))
  }
  const verified = await verifyAll(database.app, TENANT)
  expect(verified.findings).toEqual([])
  expect(verified.lines).toBeGreaterThan(100)
  const { closing } = await inTenant(
    database.app,
    TENANT,
    async (tx) => (await balanceOf(tx, TENANT, { from: '2026-01-01', to: '2026-12-31' })).total,
  )
  const { rows } = await inTenant(database.app, TENANT, (tx) =>
    sql<{
      n: number
    }>`select count(*)::int as n from matter where status in ('opened','dispatched','suspended','answered','resolved')`.execute(
      tx,
    ),
  )
  expect(closing).toBe(rows[0]?.n)
})
