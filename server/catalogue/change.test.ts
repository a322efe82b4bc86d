import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { useDatabase } from '../../test/database.ts'
import type { Region, Unit } from '../../domain/catalogue/rows.ts'
import { parsePlainDate } from '../../domain/deadline/plain-date.ts'
import type { Tx } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import { AppError } from '../errors.ts'
import { type Change, changeCatalogues, type Counts } from './change.ts'
import { createTenant, systemId } from './set-up.ts'
import { catalogueFor } from './snapshot.ts'
import { versionsOf } from './store.ts'

const database = useDatabase()
const at = new Date('2026-04-01T02:00:00Z')
const by = { personId: systemId, at }
const start = parsePlainDate('2026-01-01')

const place = (code: string, level: Region['level'], parent: string | null, name = code): Region => ({
  code,
  name,
  level,
  parent,
  point: null,
})
const prefecture = place('159900000000', 'prefecture', null)
const county = place('159901000000', 'county', prefecture.code)
const roads: Unit = {
  code: 'roads',
  name: '交通局',
  kind: 'bureau',
  level: 'prefecture',
  regionCode: prefecture.code,
  superior: null,
}

const region = (row: Region, validFrom = start): Change => ({ catalogue: 'region', code: row.code, row, validFrom })
const unit = (row: Partial<Unit> = {}, more: Partial<Omit<Change<'unit'>, 'row'>> = {}): Change<'unit'> => {
  const whole = { ...roads, ...row }
  return { catalogue: 'unit', code: whole.code, row: whole, validFrom: start, ...more }
}
const out = (validFrom = '2026-04-01'): Change<'unit'> => ({
  catalogue: 'unit',
  code: 'roads',
  row: null,
  validFrom: parsePlainDate(validFrom),
  note: '撤并',
})

let tenantId = 159_900
/** Each test has a prefecture of its own. */
async function inNew<T>(work: (change: (...changes: Change[]) => Promise<Counts>, tx: Tx) => Promise<T>): Promise<T> {
  const id = (tenantId += 1)
  await database.app
    .transaction()
    .execute((tx) => createTenant(tx, { id, name: '测试盟', letters: 'CS', demo: false }, at))
  return inTenant(database.app, id, (tx) => work((...changes) => changeCatalogues(tx, id, changes, by), tx))
}

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (error instanceof AppError) return error
  throw new Error('not refused', { cause: error })
}

describe('one change', () => {
  test('a new row, then a new version of it, each with who, when and why', () =>
    inNew(async (change, tx) => {
      expect(await change(region(prefecture), unit())).toEqual({ added: 2, changed: 0, removed: 0, unchanged: 0 })
      const renamed = unit(
        { name: '交通运输局' },
        { validFrom: parsePlainDate('2026-03-01'), note: '机构改革', basedOn: 1 },
      )
      expect(await change(renamed)).toEqual({ added: 0, changed: 1, removed: 0, unchanged: 0 })
      const versions = await versionsOf(tx, tenantId, 'unit', 'roads')
      expect(versions).toEqual([
        {
          catalogue: 'unit',
          code: 'roads',
          version: 2,
          validFrom: '2026-03-01',
          validTo: null,
          removed: false,
          row: { ...roads, name: '交通运输局' },
          changedBy: systemId,
          changedAt: at,
          note: '机构改革',
        },
        {
          catalogue: 'unit',
          code: 'roads',
          version: 1,
          validFrom: '2026-01-01',
          validTo: null,
          removed: false,
          row: roads,
          changedBy: systemId,
          changedAt: at,
          note: null,
        },
      ])
    }))

  test('what says nothing new writes nothing', () =>
    inNew(async (change, tx) => {
      await change(region(prefecture), unit())
      expect(await change(region(prefecture), unit({}, { basedOn: 0 }))).toEqual({
        added: 0,
        changed: 0,
        removed: 0,
        unchanged: 2,
      })
      expect(await versionsOf(tx, tenantId, 'unit', 'roads')).toHaveLength(1)
    }))

  test('taken out, and there again', () =>
    inNew(async (change, tx) => {
      await change(region(prefecture), unit())
      expect((await change(out())).removed).toBe(1)
      const [last] = await versionsOf(tx, tenantId, 'unit', 'roads')
      expect(last).toMatchObject({ version: 2, removed: true, row: roads, note: '撤并' })
      expect((await change(unit({}, { validFrom: parsePlainDate('2026-05-01') }))).added).toBe(1)
      const on = async (day: string) => (await catalogueFor(tx, tenantId, parsePlainDate(day))).units.has('roads')
      expect([await on('2026-03-31'), await on('2026-04-01'), await on('2026-05-01')]).toEqual([true, false, true])
    }))
})

describe('refused', () => {
  test('based on an older version', () =>
    inNew(async (change) => {
      await change(region(prefecture), unit())
      expect((await refusal(change(unit({ name: '甲' }, { basedOn: 0 })))).code).toBe('changed-meanwhile')
      expect((await refusal(change(unit({ name: '甲' }, { basedOn: 2 })))).code).toBe('changed-meanwhile')
    }))

  test('taking out what is not there, or is out already', () =>
    inNew(async (change) => {
      await change(region(prefecture))
      expect((await refusal(change(out()))).code).toBe('catalogue-row-not-found')
      await change(unit())
      await change(out())
      expect((await refusal(change(out('2026-06-01')))).code).toBe('catalogue-row-not-found')
    }))

  test('an end that is not after the beginning', () =>
    inNew(async (change) => {
      await change(region(prefecture))
      expect((await refusal(change(unit({}, { validTo: start })))).code).toBe('bad-input')
    }))

  test('many at once: every refused row is named, and none is written', () =>
    inNew(async (change, tx) => {
      await change(region(prefecture))
      const bad = await refusal(
        change(unit(), unit({ code: 'x', superior: 'nobody' }), unit({ code: 'y', regionCode: '159909000000' })),
      )
      expect(bad.code).toBe('catalogue-row-refused')
      expect(bad.extra.fields?.map(({ path }) => path)).toEqual(['unit/x', 'unit/y'])
      expect(bad.message).toContain('nobody')
      expect(await versionsOf(tx, tenantId, 'unit', 'roads')).toEqual([])
    }))

  test('the same code twice', () =>
    inNew(async (change) => {
      const bad = await refusal(change(region(prefecture), unit(), unit({ name: '又一个' })))
      expect(bad.extra.fields).toEqual([
        { path: 'unit/roads', message: '同一个编码出现了两次。 / The same code comes twice.' },
      ])
    }))

  test('taking out what is needed: today, or by something planned for later', () =>
    inNew(async (change) => {
      await change(region(prefecture), region(county))
      await change(
        unit({ code: 'east', regionCode: county.code, level: 'county' }, { validFrom: parsePlainDate('2026-09-01') }),
      )
      const gone: Change = {
        catalogue: 'region',
        code: county.code,
        row: null,
        validFrom: parsePlainDate('2026-04-01'),
        note: '',
      }
      const bad = await refusal(change(gone))
      expect(bad.extra.fields?.[0]).toMatchObject({
        path: `region/${county.code}`,
        message: expect.stringContaining('单位“交通局”还在用这一行'),
      })
    }))

  test('an end that leaves something hanging', () =>
    inNew(async (change) => {
      await change(region(prefecture), region(county), unit({ code: 'east', regionCode: county.code, level: 'county' }))
      const ends: Change = { ...region(county), validTo: parsePlainDate('2027-01-01') }
      expect((await refusal(change(ends))).code).toBe('catalogue-row-refused')
    }))

  test('in a prefecture that is not there', async () => {
    const error = await refusal(
      inTenant(database.app, 110_000, (tx) => changeCatalogues(tx, 110_000, [region(prefecture)], by)),
    )
    expect(error.code).toBe('tenant-not-found')
  })
})

test('of sixteen who change one row at once, one wins and fifteen are told', async () => {
  await inNew((change) => change(region(prefecture), unit()))
  const id = tenantId
  const tries = Array.from({ length: 16 }, (_, n) =>
    inTenant(database.app, id, (tx) => changeCatalogues(tx, id, [unit({ name: `第${n}个` }, { basedOn: 1 })], by)).then(
      () => 'won',
      (error: unknown) => (error instanceof AppError ? error.code : error),
    ),
  )
  const results = await Promise.all(tries)
  expect(results.filter((one) => one === 'won')).toHaveLength(1)
  expect(results.filter((one) => one === 'changed-meanwhile')).toHaveLength(15)
})

test('3,000 regions load in well under a second', async () => {
  await inNew(async (change) => {
    const villages = Array.from({ length: 3000 }, (_, n) => {
      const township = 100 + Math.floor(n / 100)
      return place(`159901${township}${String(200 + (n % 100))}`, 'village', county.code, `第${n}村`)
    })
    const began = performance.now()
    expect((await change(region(prefecture), region(county), ...villages.map((row) => region(row)))).added).toBe(3002)
    expect(performance.now() - began).toBeLessThan(1000)
  })
})

describe('the role of the application', () => {
  for (const [what, statement] of [
    ['change a line', `update catalogue_line set note = 'x'`],
    ['delete a line', 'delete from catalogue_line'],
    ['rename a prefecture', `update tenant set name = 'x'`],
  ] as const) {
    test(`cannot ${what}`, async () => {
      await expect(sql.raw(statement).execute(database.app)).rejects.toMatchObject({ code: '42501' })
    })
  }

  test('sees the lines of no other prefecture', async () => {
    await inNew((change) => change(region(prefecture)))
    const seen = await inTenant(database.app, 1, (tx) => versionsOf(tx, tenantId, 'region', prefecture.code))
    expect(seen).toEqual([])
  })
})
