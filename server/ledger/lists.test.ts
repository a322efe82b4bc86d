import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { chanceOf } from '../../test/chance.ts'
import { type Book, randomBook, randomText } from '../../test/random-book.ts'
import { setUpPrefecture, TENANT } from '../../test/prefecture.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { categoryPath } from '../../domain/catalogue/lookup.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { light } from '../../domain/deadline/work-calendar.ts'
import { orderStatuses, statuses } from '../../domain/ledger/actions.ts'
import type { Folder } from '../../domain/ledger/matter.ts'
import { kinds, tracks } from '../../domain/ledger/words.ts'
import { isWithin } from '../../domain/region/code.ts'
import { normalise } from '../../domain/text/normalise.ts'
import { holds } from '../../domain/text/query.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { inTenant } from '../db/tenant.ts'
import { newId } from '../new-id.ts'

const now = new Date('2026-03-20T02:00:00.000Z')
const app = useApp(() => now)
const elsewhere = 150400
let book: Book
let catalogue: Catalogue

type Filter = Readonly<{
  [K in 'status' | 'unit' | 'region' | 'category' | 'track' | 'kind' | 'light' | 'order' | 'words']?: string | undefined
}>

/** A book of 300 matters, one of the same kind in another prefecture, and a grid inside the village. */
beforeAll(async () => {
  const grid = { code: '159901100201001', name: '一网格', level: 'grid', parent: '159901100201', point: null }
  const put = { row: grid, validFrom: '2026-01-01', basedOnVersion: 0 }
  const answer = await app.call('PUT', `/api/catalogues/region/${grid.code}`, {
    as: ['systemAdministrator'],
    body: put,
  })
  expect(answer.status).toBe(200)
  await setUpPrefecture(app.database.app, elsewhere, 'CF')
  for (const tenantId of [elsewhere, TENANT]) {
    await inTenant(app.deps.db, tenantId, async (tx) => {
      catalogue = await catalogueFor(tx, tenantId, dayInChina(now))
      const chance = chanceOf(20260321 + tenantId)
      book = await randomBook(tx, { keys: app.deps.keys, tenantId, catalogue, chance, now }, 300)
    })
  }
})

/** What the filters mean, read off the folders one by one. */
function fits({ matter, voices }: Folder, filter: Filter): boolean {
  const { status, unit, region, category, track, kind, words } = filter
  return (
    (status === undefined || matter.status === status) &&
    (unit === undefined || matter.leadUnitId === unit) &&
    (region === undefined || (matter.regionCode !== null && isWithin(matter.regionCode, region))) &&
    (category === undefined || categoryPath(catalogue, matter.categoryCode).some((row) => row.code === category)) &&
    (track === undefined || matter.track === track) &&
    (kind === undefined || matter.kind === kind) &&
    (filter.light === undefined || lightOf(matter) === filter.light) &&
    // A query without a letter or digit finds nothing.
    (words === undefined ||
      (normalise(words) !== '' && voices.some((voice) => holds(book.texts.get(voice.submissionId) ?? '', words))))
  )
}

const lightOf = ({ dueAt }: Folder['matter']) => (dueAt === null ? null : light(dueAt, now, catalogue.calendar))

function expected(filter: Filter): string[] {
  const found = book.folders.filter((folder) => fits(folder, filter)).map((folder) => folder.matter)
  const newestFirst = found.toSorted((a, b) => (a.id < b.id ? 1 : -1))
  const asTheyCame = filter.order === 'oldest' ? newestFirst.toReversed() : newestFirst
  if (filter.light === undefined) return asTheyCame.map((matter) => matter.id)
  const due = (dueAt: Date | null) => dueAt?.getTime() ?? 0
  return newestFirst
    .toSorted((a, b) => due(a.dueAt) - due(b.dueAt) || (a.id < b.id ? -1 : 1))
    .map((matter) => matter.id)
}

type Row = Readonly<{ id: string; light: string | null; dueAt: string | null }>

/** Every page of a list, put together. */
async function all(path: string, filter: object, limit: number, between = () => Promise.resolve()): Promise<Row[]> {
  const given = Object.entries(filter).filter((pair) => pair[1] !== undefined) as [string, string][]
  const rows: Row[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = new URLSearchParams([...given, ['limit', String(limit)], ...(cursor ? [['cursor', cursor]] : [])])
    const { status, body } = await app.call('GET', `${path}?${query.toString()}`, { as: ['supervisor'] })
    expect([status, body.code]).toEqual([200, undefined])
    if (body.next) expect(body.rows).toHaveLength(limit)
    rows.push(...body.rows)
    cursor = body.next
    await between()
  }
  return rows
}

const ids = (rows: readonly Row[]) => rows.map((row) => row.id)
const maybe = <T>(...values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 2 })
const codes = (of: object) => maybe(...Object.keys(of))
const words = fc.integer({ min: 0, max: 2 ** 31 }).map((seed) => {
  const chance = chanceOf(seed)
  const texts = [...book.texts.values()]
  const points = Array.from(texts[Math.floor(chance() * texts.length)] ?? '')
  const from = Math.floor(chance() * points.length)
  const part = points.slice(from, from + 1 + Math.floor(chance() * 6)).join('')
  return chance() < 0.8 ? part : randomText(chance, 2)
})
const filters = fc.record({
  status: codes(statuses),
  unit: maybe('housing', 'roads', 'water', 'police', 'township', 'nobody'),
  region: maybe(
    '159900000000',
    '159901000000',
    '159902000000',
    '159901100000',
    '159901100201',
    '159901100201001',
    '150400000000',
    '110000000000',
    '159903000000',
  ),
  category: maybe('01', '0101', '0101001', '02', '99'),
  track: codes(tracks),
  kind: codes(kinds),
  light: maybe('red', 'yellow', 'green'),
  order: maybe('newest', 'oldest'),
})

test('the book has something of everything', () => {
  const found = (key: 'status' | 'track' | 'kind' | 'leadUnitId' | 'regionCode' | 'categoryCode') =>
    new Set(book.folders.map((folder) => folder.matter[key]))
  expect(found('status')).toEqual(new Set(Object.keys(statuses)))
  expect(found('track').size).toBe(5)
  expect(found('kind').size).toBeGreaterThanOrEqual(7)
  expect(found('leadUnitId').size).toBeGreaterThanOrEqual(6)
  expect(found('regionCode').size).toBe(7)
  expect(found('categoryCode').size).toBe(5)
  expect(new Set(book.folders.map((folder) => lightOf(folder.matter)))).toEqual(
    new Set(['red', 'yellow', 'green', null]),
  )
  expect(book.folders.some((folder) => folder.voices.length > 1)).toBe(true)
})

describe('matters', () => {
  test('every filter by itself finds what the rule says, and nothing of another prefecture', async () => {
    const single: Filter[] = [
      {},
      ...Object.keys(statuses).map((status) => ({ status })),
      ...['housing', 'roads', 'nobody'].map((unit) => ({ unit })),
      ...[...catalogue.regions.keys(), '150400000000', '159000000000', '150000000000'].map((region) => ({ region })),
      ...[...catalogue.categories.keys(), '99'].map((category) => ({ category })),
      ...Object.keys(tracks).map((track) => ({ track })),
      ...Object.keys(kinds).map((kind) => ({ kind })),
      ...['red', 'yellow', 'green'].map((light) => ({ light })),
    ]
    for (const filter of single) {
      expect([filter, ids(await all('/api/matters', filter, 200))]).toEqual([filter, expected(filter)])
    }
  })

  test('any filters together, on pages of any size, equal the rule', async () => {
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 20, max: 200 }), async (filter, limit) => {
        expect(ids(await all('/api/matters', filter, limit))).toEqual(expected(filter))
      }),
      { numRuns: 120, seed: 1 },
    )
  })

  test('pages of one hold the whole list', async () => {
    for (const filter of [
      { status: 'dispatched' },
      { status: 'dispatched', order: 'oldest' },
      { light: 'red' },
      { light: 'green' },
    ]) {
      expect(expected(filter).length).toBeGreaterThan(3)
      expect(ids(await all('/api/matters', filter, 1))).toEqual(expected(filter))
    }
  })

  test('a search by words finds the matters whose submitters said them', async () => {
    let found = 0
    await fc.assert(
      fc.asyncProperty(words, filters, async (said, filter) => {
        fc.pre(said.trim() !== '')
        const both = { ...(said.length % 2 === 0 ? filter : {}), words: said }
        const wanted = expected(both)
        found += wanted.length
        expect([said, ids(await all('/api/matters', both, 200))]).toEqual([said, wanted])
      }),
      { numRuns: 250, seed: 2 },
    )
    expect(found).toBeGreaterThan(500)
  })

  test('each row shows the light of the rule, in the list and in the folder', async () => {
    for (const row of await all('/api/matters', {}, 200)) {
      const folder = book.folders.find((one) => one.matter.id === row.id) as Folder
      expect([row.light, row.dueAt]).toEqual([lightOf(folder.matter), folder.matter.dueAt?.toISOString() ?? null])
    }
    for (const colour of ['red', 'yellow', 'green', null]) {
      const { matter } = book.folders.find((one) => lightOf(one.matter) === colour) as Folder
      const { body } = await app.call('GET', `/api/matters/${matter.id}`, { as: ['supervisor'] })
      expect(body.matter).toMatchObject({ id: matter.id, light: colour })
    }
  })

  test('a number finds its matter however it is written', async () => {
    const { matter } = book.folders[7] as Folder
    expect(ids(await all('/api/matters', { number: ` ${matter.number.toLowerCase()} ` }, 5))).toEqual([matter.id])
  })

  // Last: it adds to the book.
  test('the pages are the list as it was, however many matters arrive in between', async () => {
    const before = expected({})
    const arrive = async () => {
      const answers = await Promise.all(
        Array.from({ length: 3 }, () =>
          app.call('POST', '/api/intake', {
            as: ['operator'],
            body: { id: newId(), text: '暖气不热。', channel: 'hotline' },
          }),
        ),
      )
      expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201])
    }
    expect(ids(await all('/api/matters', {}, 60, arrive))).toEqual(before)
    const after = ids(await all('/api/matters', {}, 200))
    expect(after.length).toBeGreaterThanOrEqual(before.length + 15)
    expect(after.slice(-before.length)).toEqual(before)
  })
})

describe('work orders', () => {
  test('of a unit, in any status, are first due first and complete', async () => {
    const orders = book.folders.flatMap((folder) => folder.orders.map((order) => ({ ...order, of: folder.matter })))
    for (const unit of ['housing', 'roads', 'township', 'nobody']) {
      for (const status of [undefined, ...Object.keys(orderStatuses)]) {
        const wanted = orders
          .filter((order) => order.unitId === unit && (status === undefined || order.status === status))
          .toSorted((a, b) => a.answerBy.getTime() - b.answerBy.getTime() || (a.id < b.id ? -1 : 1))
        const rows = await all('/api/work-orders', { unit, status }, 25)
        expect(rows).toMatchObject(
          wanted.map(({ id, of, lead, answerBy }) => ({
            id,
            matterId: of.id,
            number: of.number,
            title: of.title,
            lead,
            answerBy: answerBy.toISOString(),
          })),
        )
      }
    }
  })
})
