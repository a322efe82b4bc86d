import { sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { useDatabase } from '../../test/database.ts'
import { setUpPrefecture, TENANT } from '../../test/prefecture.ts'
import { newId } from '../new-id.ts'
import { notebook } from './notebook.ts'

const database = useDatabase()
const now = new Date('2026-03-02T01:00:00.000Z')
const [own, others] = [randomUUID(), randomUUID()]
let ids: readonly string[] = []

beforeAll(() => setUpPrefecture(database.app))
/** Eight that are taken up: the last by another. */
beforeEach(async () => {
  ids = Array.from({ length: 8 }, () => newId())
  await sql`delete from notice`.execute(database.owner)
  for (const [n, id] of ids.entries())
    await sql`
      insert into notice (tenant_id, id, kind, addressee, params, created_at, attempts, state, next_at, claim)
      values (${TENANT}, ${id}, 'newOrder', 'unit:housing', '{}', ${now}, 0, 'claimed', ${now}, ${n === 7 ? others : own})`.execute(
      database.owner,
    )
})

const states = async () => {
  const { rows } = await sql<{ id: string; said: string }>`
    select id, concat_ws(' ', state, channel, attempts, provider_id, last_error) as said from notice`.execute(
    database.owner,
  )
  const said = new Map(rows.map((row) => [row.id, row.said]))
  return ids.map((id) => said.get(id))
}
const commits = async () => {
  const { rows } = await sql<{ n: string }>`select count(distinct xmin::text) as n from notice`.execute(database.owner)
  return Number(rows[0]?.n)
}

test('what comes up together is written in one commit; what another has taken up is let alone', async () => {
  const notes = notebook(database.app, TENANT, own)
  const begun = await Promise.all(ids.map((id) => notes.begin(id, 'sms', now)))
  expect(begun).toEqual([true, true, true, true, true, true, true, false])
  expect(await commits()).toBe(2)
  expect(await states()).toEqual([...Array.from({ length: 7 }, () => 'sending sms 1'), 'claimed 0'])
})

test('each ends as it was noted, with the beginning of others beside it', async () => {
  const notes = notebook(database.app, TENANT, own)
  await Promise.all(ids.slice(0, 5).map((id) => notes.begin(id, 'email', now)))
  const ends = [
    { to: 'sent', providerId: 'p-1' },
    { to: 'failed', why: 'unreachable' },
    { to: 'inDoubt', why: 'no-answer' },
    { to: 'dead', why: 'refused' },
    { to: 'waiting', until: now, why: null },
  ] as const
  const [begun] = await Promise.all([
    notes.begin(ids[5]!, 'sms', now),
    ...ends.map((settled, n) => notes.settle({ due: { id: ids[n]!, attempts: 0 }, settled, now })),
    notes.settle({ due: { id: ids[7]!, attempts: 0 }, settled: ends[0], now }),
  ])
  expect(begun).toBe(true)
  expect(await states()).toEqual([
    'sent email 1 p-1',
    'waiting email 1 unreachable',
    'inDoubt email 1 no-answer',
    'dead email 1 refused',
    'waiting email 1',
    'sending sms 1',
    'claimed 0',
    'claimed 0',
  ])
})

test('a commit that fails is told to everyone who waits for it, and the next is written', async () => {
  const notes = notebook(database.app, TENANT, own)
  const told = await Promise.allSettled([
    notes.begin(ids[0]!, 'sms', now),
    notes.begin('no-id', 'sms', now),
    notes.settle({ due: { id: ids[1]!, attempts: 0 }, settled: { to: 'shown', why: 'no-contact' }, now }),
  ])
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(await states()).toEqual(Array.from({ length: 8 }, () => 'claimed 0'))
  expect(await notes.begin(ids[0]!, 'sms', now)).toBe(true)
})
