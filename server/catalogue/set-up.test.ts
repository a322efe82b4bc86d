import { describe, expect, test } from 'vitest'
import type { StandingRows } from '../../domain/catalogue/as-of.ts'
import { catalogueNames } from '../../domain/catalogue/names.ts'
import { isWorkday } from '../../domain/deadline/work-calendar.ts'
import { parsePlainDate } from '../../domain/deadline/plain-date.ts'
import type { Region } from '../../domain/catalogue/rows.ts'
import { catalogueRows } from '../../contract/catalogue-rows.ts'
import { useDatabase } from '../../test/database.ts'
import { inTenant } from '../db/tenant.ts'
import { changeCatalogues } from './change.ts'
import { defaultRows } from './defaults.ts'
import { setUpTenant, systemId } from './set-up.ts'
import { catalogueFor } from './snapshot.ts'

const database = useDatabase()
const at = new Date('2026-04-01T02:00:00Z')
const by = { personId: systemId, at }
const tenant = { id: 159_900, name: '测试盟', letters: 'CS', demo: false }
const region: readonly Region[] = [
  { code: '159900000000', name: '测试盟', level: 'prefecture', parent: null, point: null },
  { code: '159901000000', name: '东旗', level: 'county', parent: '159900000000', point: null },
]
const rows = { ...defaultRows(), region }

test('every default row has the shape the API takes', () => {
  const all: StandingRows = rows
  for (const name of catalogueNames) {
    for (const row of all[name] ?? []) {
      expect(catalogueRows[name].safeParse(row).error?.issues ?? [], `${name} ${row.code}`).toEqual([])
    }
  }
})

describe('setting up a prefecture', () => {
  test('gives it all it starts with, sound as a whole', async () => {
    const { created, added, unchanged, kept } = await setUpTenant(database.app, tenant, rows, by)
    expect({ created, unchanged, kept }).toEqual({ created: true, unchanged: 0, kept: 0 })
    expect(added).toBeGreaterThan(600)
    const { regions, calendar, timeLimits, reasons } = await inTenant(database.app, tenant.id, (tx) =>
      catalogueFor(tx, tenant.id, parsePlainDate('2026-04-01')),
    )
    expect(regions.get('159901000000')?.name).toBe('东旗')
    expect(isWorkday(parsePlainDate('2025-10-01'), calendar)).toBe(false)
    expect(isWorkday(parsePlainDate('2025-10-11'), calendar)).toBe(true)
    expect(timeLimits.length).toBeGreaterThan(40)
    expect(reasons.get('decline-litigation')?.legalRoute).toContain('法院')
  })

  test('again changes nothing; what people changed or took out since stays as they made it', async () => {
    await setUpTenant(database.app, tenant, rows, by)
    const renamed = { ...region[1]!, name: '东旗（改）' }
    const validFrom = parsePlainDate('2026-04-01')
    await inTenant(database.app, tenant.id, (tx) =>
      changeCatalogues(
        tx,
        tenant.id,
        [
          { catalogue: 'region', code: renamed.code, row: renamed, validFrom },
          { catalogue: 'reason', code: 'return-unclear', row: null, validFrom, note: '不用' },
        ],
        by,
      ),
    )
    const versionBefore = await database.owner
      .selectFrom('tenant')
      .select('catalogueVersion')
      .where('id', '=', tenant.id)
      .executeTakeFirstOrThrow()
    const again = await setUpTenant(database.app, { ...tenant, name: '另一个名字' }, rows, by)
    expect(again).toMatchObject({ created: false, added: 0, kept: 2 })
    const after = await database.owner
      .selectFrom('tenant')
      .select(['catalogueVersion', 'name'])
      .where('id', '=', tenant.id)
      .executeTakeFirstOrThrow()
    expect(after).toEqual({ ...versionBefore, name: '测试盟' })
    const catalogue = await inTenant(database.app, tenant.id, (tx) => catalogueFor(tx, tenant.id, validFrom))
    expect(catalogue.regions.get(renamed.code)?.name).toBe('东旗（改）')
    expect(catalogue.reasons.has('return-unclear')).toBe(false)
  })
})
