import { describe, expect, test } from 'vitest'
import { useDatabase } from '../../test/database.ts'
import type { StandingRows } from '../../domain/catalogue/as-of.ts'
import type { CatalogueName, Region } from '../../domain/catalogue/rows.ts'
import { dayInChina, parsePlainDate } from '../../domain/deadline/plain-date.ts'
import { inTenant } from '../db/tenant.ts'
import { beginCatalogues } from './begin.ts'
import { changeCatalogues } from './change.ts'
import { defaultRows } from './defaults.ts'
import { setUpTenant, systemId } from './set-up.ts'
import { catalogueFor } from './snapshot.ts'

const database = useDatabase()
const at = new Date('2026-04-01T02:00:00Z')
const later = new Date('2026-06-01T02:00:00Z')
const by = { personId: systemId, at }
const late = ['supervisionRule', 'noticeTemplate', 'quietHours'] as const satisfies readonly CatalogueName[]
const name = '测试盟'

/** Sets a prefecture up as a program did that did not know these catalogues. */
function setUpWithout(id: number, unknown: readonly CatalogueName[]) {
  const region: readonly Region[] = [{ code: `${id}000000`, name, level: 'prefecture', parent: null, point: null }]
  const all: StandingRows = { ...defaultRows(), region }
  const known = Object.entries(all).filter(([catalogue]) => !unknown.some((one) => one === catalogue))
  return setUpTenant(database.app, { id, name, letters: 'CS', demo: false }, Object.fromEntries(known), by)
}
const linesOf = (tenantId: number, catalogues: readonly string[]) =>
  database.owner
    .selectFrom('catalogueLine')
    .select(['catalogue', 'code', 'version', 'validFrom', 'removed', 'changedBy', 'note'])
    .where('tenantId', '=', tenantId)
    .where('catalogue', 'in', [...catalogues])
    .orderBy('catalogue')
    .orderBy('code')
    .execute()
const standing = (tenantId: number, day: string) =>
  inTenant(database.app, tenantId, (tx) => catalogueFor(tx, tenantId, parsePlainDate(day)))

describe('a prefecture that was set up before a catalogue was known', () => {
  test('gets its first rows once, from today on, and nothing of what it has changes', async () => {
    await setUpWithout(159_900, late)
    const others = ['timeLimit', 'reason', 'officeHours', 'calendarDay', 'region']
    const before = await linesOf(159_900, others)
    expect(await linesOf(159_900, late)).toEqual([])

    const rows = late.reduce((sum, catalogue) => sum + (defaultRows()[catalogue]?.length ?? 0), 0)
    expect(await beginCatalogues(database.app, later)).toEqual([{ tenantId: 159_900, name, catalogues: late, rows }])
    const entered = await linesOf(159_900, late)
    expect(entered).toHaveLength(rows)
    for (const line of entered)
      expect(line).toMatchObject({ version: 1, validFrom: dayInChina(later), changedBy: systemId, removed: false })
    expect(await linesOf(159_900, others)).toEqual(before)
    expect((await standing(159_900, '2026-05-31')).supervisionRules).toEqual([])
    const now = await standing(159_900, '2026-06-01')
    expect(now.supervisionRules.map(({ code }) => code)).toContain('l2-overdue')
    expect([...now.quietHours.keys()].toSorted()).toEqual(
      defaultRows()
        .quietHours?.map(({ code }) => code)
        .toSorted(),
    )

    expect(await beginCatalogues(database.app, later)).toEqual([])
    expect(await linesOf(159_900, late)).toEqual(entered)
  })

  test('by two servers that start at once: once', async () => {
    await setUpWithout(159_800, ['supervisionRule'])
    const told = await Promise.all([1, 2].map(() => beginCatalogues(database.app, later)))
    expect(told.flat()).toMatchObject([{ tenantId: 159_800, catalogues: ['supervisionRule'] }])
    expect(await linesOf(159_800, ['supervisionRule'])).toHaveLength(defaultRows().supervisionRule?.length ?? 0)
  })
})

test('what a prefecture changed or took out stays so: a catalogue that it emptied, and one with a single row of its own', async () => {
  await setUpWithout(159_700, ['noticeTemplate', 'supervisionRule'])
  const quiet = defaultRows().quietHours ?? []
  const [rule] = defaultRows().supervisionRule ?? []
  await inTenant(database.app, 159_700, (tx) =>
    changeCatalogues(
      tx,
      159_700,
      [
        ...quiet.map(({ code }) => ({
          catalogue: 'quietHours' as const,
          code,
          row: null,
          validFrom: dayInChina(at),
        })),
        { catalogue: 'supervisionRule', code: rule!.code, row: rule!, validFrom: dayInChina(at) },
      ],
      by,
    ),
  )
  expect(await beginCatalogues(database.app, later)).toMatchObject([
    { tenantId: 159_700, catalogues: ['noticeTemplate'] },
  ])
  const { quietHours, supervisionRules } = await standing(159_700, '2026-06-01')
  expect(quietHours.size).toBe(0)
  expect(supervisionRules.map(({ code }) => code)).toEqual([rule!.code])
})
