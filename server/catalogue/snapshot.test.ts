import { describe, expect, test } from 'vitest'
import type { Reason } from '../../domain/catalogue/rows.ts'
import { parsePlainDate } from '../../domain/deadline/plain-date.ts'
import { testDatabase, useDatabase } from '../../test/database.ts'
import type { Db, Tx } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import { changeCatalogues } from './change.ts'
import { createTenant, systemId } from './set-up.ts'
import { catalogueFor, snapshotFor } from './snapshot.ts'

const database = useDatabase()
const at = new Date('2026-04-01T02:00:00Z')
const day = parsePlainDate

let tenantId = 0
async function newTenant(db: Db = database.app, id = (tenantId += 1)): Promise<number> {
  await db.transaction().execute((tx) => createTenant(tx, { id, name: '测试盟', letters: 'CS', demo: false }, at))
  return id
}

function say(tx: Tx, id: number, zh: string, validFrom = '2026-01-01') {
  const row: Reason = { code: 'return-x', list: 'return', zh, en: zh, legalRoute: null }
  return changeCatalogues(tx, id, [{ catalogue: 'reason', code: row.code, row, validFrom: day(validFrom) }], {
    personId: systemId,
    at,
  })
}

const change = (id: number, zh: string, validFrom?: string, db: Db = database.app) =>
  inTenant(db, id, (tx) => say(tx, id, zh, validFrom))
const on = (id: number, date: string, db: Db = database.app) =>
  inTenant(db, id, (tx) => catalogueFor(tx, id, day(date)))
const said = async (id: number, date: string, db?: Db) => (await on(id, date, db)).reasons.get('return-x')?.zh

describe('the catalogues of a day', () => {
  test('are loaded once, until something changes', async () => {
    const id = await newTenant()
    await change(id, '甲')
    const first = await on(id, '2026-04-01')
    expect(await on(id, '2026-04-01')).toBe(first)
    await change(id, '乙')
    expect(await on(id, '2026-04-01')).not.toBe(first)
    expect(await said(id, '2026-04-01')).toBe('乙')
  })

  test('are the same object on every day until something planned begins', async () => {
    const id = await newTenant()
    await change(id, '甲')
    await change(id, '乙', '2026-06-01')
    const april = await on(id, '2026-04-01')
    expect(await on(id, '2026-05-31')).toBe(april)
    expect([await said(id, '2026-05-31'), await said(id, '2026-06-01'), await said(id, '2025-12-31')]).toEqual([
      '甲',
      '乙',
      undefined,
    ])
    const { until } = await inTenant(database.app, id, (tx) => snapshotFor(tx, id, day('2026-04-01')))
    expect(until).toBe('2026-06-01')
  })

  test('show a transaction its own changes, and nobody else', async () => {
    const id = await newTenant()
    await change(id, '甲')
    const undone = inTenant(database.app, id, async (tx) => {
      await say(tx, id, '乙')
      expect((await catalogueFor(tx, id, day('2026-04-01'))).reasons.get('return-x')?.zh).toBe('乙')
      expect(await said(id, '2026-04-01')).toBe('甲')
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    // The next change gets the number that the undone one had.
    await change(id, '丙')
    expect(await said(id, '2026-04-01')).toBe('丙')
  })

  test('are not taken for those of another database', async () => {
    const other = await testDatabase()
    try {
      const id = 888_888
      for (const db of [database.app, other.app]) await newTenant(db, id)
      await change(id, '甲')
      await change(id, '乙', undefined, other.app)
      expect([await said(id, '2026-04-01'), await said(id, '2026-04-01', other.app)]).toEqual(['甲', '乙'])
    } finally {
      await other.drop()
    }
  })

  test('of a prefecture that is not there', async () => {
    await expect(on(999_999, '2026-04-01')).rejects.toMatchObject({ code: 'tenant-not-found' })
  })
})
