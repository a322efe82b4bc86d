import { beforeAll, describe, expect, test } from 'vitest'
import { isPublic } from '../../domain/access/public.ts'
import { useApp } from '../../test/app.ts'
import { uid } from '../../test/make.ts'
import { TENANT } from '../../test/prefecture.ts'
import { type Given, plant, type Planted } from '../../test/crawl/planted.ts'
import { newId } from '../new-id.ts'

let now = new Date('2026-03-20T02:00:00.000Z')
const app = useApp(() => now)
const cases: readonly Given[] = [
  { kind: 'help', secrecy: 'open', ripeness: 'opened' },
  { kind: 'help', secrecy: 'open', ripeness: 'opened', elsewhere: true },
  { kind: 'complaint', secrecy: 'hiddenFromUnit', ripeness: 'sent', to: { leadUnitId: 'roads' } },
  { kind: 'help', secrecy: 'secret', ripeness: 'opened' },
  { kind: 'report', secrecy: 'open', ripeness: 'claimed', to: { leadUnitId: 'police' } },
  { kind: null, secrecy: 'open', ripeness: 'submitted' },
  { kind: 'inquiry', secrecy: 'open', ripeness: 'opened' },
]
let planted: readonly Planted[]
const read = async (query = '') => (await app.call('GET', `/api/book/matters?${query}`)).body
const numbers = async (query: string) => (await read(query)).rows.map(({ number }: { number: string }) => number)
const counts = async (query = '') => (await app.call('GET', `/api/book/counts?${query}`)).body
const countOf = (rows: readonly { code: string; count: number }[]) =>
  Object.fromEntries(rows.filter(({ count }) => count > 0).map(({ code, count }) => [code, count]))

beforeAll(async () => {
  const made: Planted[] = []
  for (const [n, given] of cases.entries()) made.push(await plant(app, TENANT, n + 1, given))
  // The last is merged into the first, and is counted there.
  const [first] = made
  await app.call('POST', `/api/matters/${made[6]?.matterId}/entries`, {
    as: ['dispatcher'],
    body: { id: newId(), action: 'merge', details: { targetId: first?.matterId } },
  })
  planted = made
})

test('what may be public stands in the book, newest first, without a word that was said', async () => {
  const body = await read()
  const [help, east, complaint] = planted
  expect(body.rows.map(({ number }: { number: string }) => number)).toEqual([
    complaint?.number,
    east?.number,
    help?.number,
  ])
  expect(body.rows[2]).toEqual({
    number: help?.number,
    title: null,
    status: { key: 'opened', zh: '已建账', en: 'on the ledger' },
    kind: 'help',
    category: '不热',
    place: '东旗河口苏木',
    unit: null,
    receivedAt: expect.any(String),
    callers: 2,
    progress: null,
  })
  const text = JSON.stringify(body)
  for (const one of planted)
    for (const mark of [...one.words, ...Object.values(one.identity), one.matterId]) expect(text).not.toContain(mark)
})

test('the same matters by the pure rule', async () => {
  const rows = await app.database.owner.selectFrom('matter').select(['number', 'kind', 'secret', 'status']).execute()
  const fit = rows.filter((row) => isPublic(row as Parameters<typeof isPublic>[0])).map(({ number }) => number)
  expect((await numbers('')).toSorted()).toEqual(fit.toSorted())
})

test('a title is shown once a person has confirmed what may be read of it', async () => {
  const [help] = planted
  const copy = { title: '没有暖气', text: '家里没有暖气。', basedOnVersion: 0 }
  const path = `/api/matters/${help?.matterId}/voices/${help?.submissionId}/redaction`
  expect((await app.call('PUT', path, { as: ['dispatcher'], body: copy })).status).toBe(200)
  const titles = (await read()).rows.map(({ title }: { title: string | null }) => title)
  expect(titles).toEqual([null, null, '没有暖气'])
})

describe('narrowed', () => {
  test.each([
    ['a county', 'region=159902000000', [1]],
    ['a township', 'region=159901100000', [2, 0]],
    ['a village is taken as its township', 'region=159901100201', [2, 0]],
    ['another prefecture', 'region=150900000000', []],
    ['a category with those below it', 'category=01', [2, 1, 0]],
    ['both', 'category=0101&region=159902000000', [1]],
    ['no category', 'category=99', []],
  ])('to %s', async (_, query, wanted) => {
    const fit = wanted.map((n) => planted[n]?.number)
    expect(await numbers(query)).toEqual(fit)
    expect((await counts(query)).total).toBe(fit.length)
  })

  test('page by page', async () => {
    const first = await read('limit=2')
    expect(await numbers(`limit=2&cursor=${first.next}`)).toEqual([planted[0]?.number])
    expect((await app.call('GET', '/api/book/matters?cursor=x')).body.code).toBe('bad-cursor')
  })
})

test('counts by county and township of a category, by category of a place; counted again after a minute, while the last count still answers', async () => {
  const whole = await counts()
  expect([whole.total, countOf(whole.regions), countOf(whole.categories)]).toEqual([
    3,
    { '159901000000': 2, '159902000000': 1 },
    { '01': 3 },
  ])
  const east = await counts('region=159901000000&category=01')
  expect(countOf(east.regions)).toEqual({ '159901000000': 2, '159901100000': 2, '159902000000': 1 })
  expect(countOf(east.categories)).toEqual({ '01': 2, '0101': 2 })

  await plant(app, TENANT, 8, { kind: 'help', secrecy: 'open', ripeness: 'opened', recorder: uid(1) })
  expect((await counts()).total).toBe(3)
  now = new Date(now.getTime() + 61_000)
  expect((await counts()).total).toBe(3)
  await expect.poll(async () => (await counts()).total).toBe(4)
})
