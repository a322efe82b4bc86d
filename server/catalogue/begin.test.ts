import { describe, expect, test } from 'vitest'
import { useDatabase } from '../../test/database.ts'
import type { StandingRows } from '../../domain/catalogue/as-of.ts'
import type { CatalogueName, Region } from '../../domain/catalogue/rows.ts'
import { dayInChina, parsePlainDate } from '../../domain/deadline/plain-date.ts'
import { inTenant } from '../db/tenant.ts'
import { beginCatalogues, enterBrought } from './begin.ts'
import { brought } from './brought.ts'
import { changeCatalogues } from './change.ts'
import { defaultRows } from './defaults.ts'
import { setUpTenant, systemId } from './set-up.ts'
import { catalogueFor } from './snapshot.ts'

const database = useDatabase()
const at = new Date('2026-04-01T02:00:00Z')
const later = new Date('2026-06-01T02:00:00Z')
const by = { personId: systemId, at }
const late = [
  'supervisionRule',
  'noticeTemplate',
  'quietHours',
  'dangerWord',
] as const satisfies readonly CatalogueName[]
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

describe('rows that a newer version brings into catalogues a prefecture has', () => {
  const rules = [{ version: '0.1.0', catalogue: 'supervisionRule', code: 'l0-review-day' }] as const
  const person = { personId: '00000000-0000-7000-8000-00000000000a', at }
  /** Sets a prefecture up as a version did that did not know these rows. */
  const setUpBefore = (id: number, unknown: readonly { catalogue: string; code: string }[] = brought) => {
    const known = Object.entries(defaultRows()).map(([catalogue, rows]) => [
      catalogue,
      rows.filter(({ code }) => !unknown.some((one) => one.catalogue === catalogue && one.code === code)),
    ])
    return setUpTenant(database.app, { id, name, letters: 'CS', demo: false }, Object.fromEntries(known), by)
  }
  /** What a person does with a supervision rule. */
  const rule = (tenantId: number, code: string, told: object | null, from = at) => {
    const [first] = defaultRows().supervisionRule ?? []
    const row = told && { ...first!, code, ...told }
    const change = { catalogue: 'supervisionRule' as const, code, row, validFrom: dayInChina(from) }
    return inTenant(database.app, tenantId, (tx) => changeCatalogues(tx, tenantId, [change], { ...person, at: from }))
  }
  const entered = async (tenantId: number, when = later) =>
    (await enterBrought(database.app, when)).filter((one) => one.tenantId === tenantId).flatMap(({ rows }) => rows)
  const onDay = { trigger: 'onDay', amount: null, stages: null }

  test('are entered once, from that day on, with the version; all else stays', async () => {
    await setUpBefore(159_600)
    const before = await linesOf(159_600, ['supervisionRule'])
    expect(await entered(159_600)).toEqual(brought)
    const now = await linesOf(159_600, ['supervisionRule'])
    expect(now.filter(({ code }) => code !== 'l0-review-day')).toEqual(before)
    expect(now.find(({ code }) => code === 'l0-review-day')).toMatchObject({
      version: 1,
      validFrom: dayInChina(later),
      changedBy: systemId,
      note: '0.1.0 版新增的初始内容',
    })
    const codes = async (day: string) => (await standing(159_600, day)).supervisionRules.map(({ code }) => code)
    expect(await codes('2026-05-31')).not.toContain('l0-review-day')
    expect(await codes('2026-06-01')).toContain('l0-review-day')
    expect(await entered(159_600)).toEqual([])
    expect(await linesOf(159_600, ['supervisionRule'])).toEqual(now)
  })

  test('and taken out or changed by people, stay so', async () => {
    await setUpBefore(159_500)
    await entered(159_500)
    const next = new Date('2026-06-03T02:00:00Z')
    await rule(159_500, 'l0-review-day', null, next)
    await rule(159_500, 'l0-half', { name: '改过的' }, next)
    const lines = await linesOf(159_500, ['supervisionRule'])
    expect(await entered(159_500, new Date('2026-07-01T02:00:00Z'))).toEqual([])
    expect(await linesOf(159_500, ['supervisionRule'])).toEqual(lines)
    expect((await standing(159_500, '2026-07-01')).supervisionRules.map(({ code }) => code)).not.toContain(
      'l0-review-day',
    )
  })

  test('are not entered beside what people wrote for the same, standing or ended', async () => {
    for (const [id, isEnded] of [
      [159_400, false],
      [159_300, true],
    ] as const) {
      await setUpBefore(id, rules)
      await rule(id, 'l0-onDay', onDay)
      if (isEnded) await rule(id, 'l0-onDay', null, later)
      expect([isEnded, await entered(id)]).toEqual([isEnded, []])
    }
    // Another level is not the same.
    await setUpBefore(159_200, rules)
    await rule(159_200, 'l2-onDay', { ...onDay, level: 2 })
    expect(await entered(159_200)).toEqual(rules)
  })

  test('are not entered where people made the catalogue of their own rows', async () => {
    await setUpWithout(159_100, ['supervisionRule'])
    await rule(159_100, 'own', { name: '自己的规则' })
    expect(await entered(159_100)).toEqual([])
    expect((await linesOf(159_100, ['supervisionRule'])).map(({ code }) => code)).toEqual(['own'])
  })

  test('by two servers that start at once: once', async () => {
    await setUpBefore(158_900)
    const told = await Promise.all([1, 2].map(() => enterBrought(database.app, later)))
    expect(told.flat().filter(({ tenantId }) => tenantId === 158_900)).toMatchObject([{ rows: brought }])
    const lines = await linesOf(158_900, ['supervisionRule'])
    expect(lines.filter(({ code }) => code === 'l0-review-day')).toHaveLength(1)
  })
})
