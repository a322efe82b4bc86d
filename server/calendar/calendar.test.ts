import { beforeAll, describe, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { type Dispatched, dispatched } from '../../test/dispatched.ts'
import { chinaMinute } from '../../domain/deadline/china-minute.ts'

// Wednesday 1 April 2026, 10:00 in China; the small prefecture has no day off beside weekends.
let now = new Date('2026-04-01T02:00:00Z')
const server = useApp(() => now)
const admin = { as: ['systemAdministrator'] } as const

const ask = async (what: object, as: typeof admin.as | readonly ['dispatcher'] = admin.as) =>
  server.call('POST', '/api/catalogues/calendar/preview', { as, body: what })
const save = async ({ note, ...what }: Readonly<Record<string, unknown>>, seenVersion?: string) =>
  server.call('POST', '/api/catalogues/calendar', {
    ...admin,
    body: {
      ...what,
      ...(note !== undefined && { note }),
      seenVersion: seenVersion ?? (await ask(what)).body.seenVersion,
    },
  })
const orderOf = async ({ matterId }: Dispatched, unitId = 'housing') => {
  const { orders } = (await server.call('GET', `/api/matters/${matterId}`, { as: ['dispatcher'] })).body
  return (orders as { unitId: string; answerBy: string }[]).find((one) => one.unitId === unitId)!
}
const dueOf = async (one: Dispatched, unitId?: string) => chinaMinute(new Date((await orderOf(one, unitId)).answerBy))
const rowsOf = async (name: string) =>
  (await server.call('GET', `/api/catalogues/${name}?limit=200`, admin)).body.rows.map(
    ({ row }: { row: { code: string } }) => row.code,
  )
const qingming = [
  { code: '2026-04-06', kind: 'holiday', name: '清明节' },
  { code: '2026-04-08', kind: 'localDay', name: '旗庆日' },
]

let open: Dispatched
beforeAll(async () => {
  open = await dispatched(server)
  await dispatched(server, { to: { leadUnitId: 'roads', assistingUnitIds: ['water'], track: 'joint' } })
})

test('a preview tells what would move and writes nothing', async () => {
  expect(await dueOf(open)).toBe('2026-04-08 17:30')
  const { status, body } = await ask({ days: qingming })
  expect(status).toBe(200)
  expect(body.rows).toEqual({ added: 2, changed: 0, removed: 0, unchanged: 0 })
  expect(body.faults).toEqual([])
  expect(body.months).toEqual([
    {
      month: '2026-04',
      days: [
        { day: '2026-04-06', change: 'off', name: '清明节' },
        { day: '2026-04-08', change: 'off', name: '旗庆日' },
      ],
      hours: 0,
    },
  ])
  // 5 working days from Thursday 2 April: the 9th; without two workdays and over a weekend the 13th. No day moves further.
  const five = body.limits.find(
    ({ limit }: { limit: { amount: number; clock: string } }) => limit.amount === 5 && limit.clock === 'work',
  )
  expect(five).toMatchObject({
    unitId: null,
    madeOn: '2026-04-02',
    before: '2026-04-09T09:30:00.000Z',
    after: '2026-04-13T09:30:00.000Z',
  })
  expect(body.orders).toMatchObject({ looked: 3, more: false, dueOnDayOff: 1, otherwise: 3 })
  const own = body.orders.listed.find(({ unitId }: { unitId: string }) => unitId === 'housing')
  expect(own).toMatchObject({
    dueAt: '2026-04-08T09:30:00.000Z',
    dueOnDayOff: true,
    wouldBe: '2026-04-10T09:30:00.000Z',
    fromToday: '2026-04-10T09:30:00.000Z',
  })
  expect(own.warnings.map(({ rule }: { rule: string }) => rule)).toContain('l0-half')
  expect(await rowsOf('calendarDay')).toEqual([])
})

test('an order that is due on the last workday before a day off is told by the warning that would come later', async () => {
  const { body } = await ask({ days: [{ code: '2026-04-09', kind: 'localDay', name: '旗庆日' }] })
  const own = body.orders.listed.find(({ unitId }: { unitId: string }) => unitId === 'housing')
  expect(own).toMatchObject({ dueAt: '2026-04-08T09:30:00.000Z', dueOnDayOff: false, wouldBe: null })
  expect(own.warnings).toMatchObject([
    { rule: 'l2-overdue', stage: 'result', before: '2026-04-09T00:30:00.000Z', after: '2026-04-10T00:30:00.000Z' },
  ])
})

test('saved, promises made stay and new ones follow it; taking a day out moves new ones back', async () => {
  expect((await save({ days: qingming, note: '2026年清明和旗庆' })).body).toMatchObject({ added: 2 })
  expect(await dueOf(open)).toBe('2026-04-08 17:30')
  const later = await dispatched(server)
  expect(await dueOf(later)).toBe('2026-04-10 17:30')
  expect((await save({ daysOut: ['2026-04-08'] })).body).toMatchObject({ removed: 1 })
  expect(await dueOf(await dispatched(server))).toBe('2026-04-09 17:30')
  expect(await dueOf(later)).toBe('2026-04-10 17:30')
  const { versions } = (await server.call('GET', '/api/catalogues/calendarDay/2026-04-08', admin)).body
  expect(versions.map(({ removed }: { removed: boolean }) => removed)).toEqual([true, false])
})

test('a unit has hours of its own, those below it too, others not', async () => {
  const hours = {
    spans: [
      { from: 540, to: 720 },
      { from: 780, to: 960 },
    ],
    seasons: [],
  }
  const { body } = await ask({ hours: [{ code: 'housing', hours }] })
  expect(body.limits.every(({ unitId }: { unitId: string }) => unitId === 'housing')).toBe(true)
  expect(body.months[0]).toMatchObject({ days: [] })
  expect(body.months[0].hours).toBeGreaterThan(15)
  expect(body.orders.listed.every(({ unitId }: { unitId: string }) => unitId.startsWith('housing'))).toBe(true)
  expect(body.orders.looked).toBeGreaterThan(0)
  await save({ hours: [{ code: 'housing', hours }] })
  expect(await dueOf(await dispatched(server))).toBe('2026-04-09 16:00')
  expect(await dueOf(await dispatched(server, { to: { leadUnitId: 'housing-east' } }), 'housing-east')).toBe(
    '2026-04-09 16:00',
  )
  expect(await dueOf(await dispatched(server, { to: { leadUnitId: 'roads' } }), 'roads')).toBe('2026-04-09 17:30')
  expect(await dueOf(open)).toBe('2026-04-08 17:30')
  await save({ hoursOut: ['housing'] })
  expect(await dueOf(await dispatched(server))).toBe('2026-04-09 17:30')
})

test('a season has its own hours, from the day on that it counts', async () => {
  const spans = [
    { from: 510, to: 720 },
    { from: 870, to: 1050 },
  ]
  const summer = [
    {
      from: '05-01',
      to: '09-30',
      spans: [
        { from: 510, to: 720 },
        { from: 900, to: 1080 },
      ],
    },
  ]
  await save({ hours: [{ code: 'all', hours: { spans, seasons: summer } }], validFrom: '2026-04-20' })
  now = new Date('2026-04-17T02:00:00Z')
  expect(await dueOf(await dispatched(server))).toBe('2026-04-24 17:30')
  now = new Date('2026-04-27T02:00:00Z')
  const late = await dispatched(server)
  expect(await dueOf(late)).toBe('2026-05-04 18:00')
  expect(await dueOf(open)).toBe('2026-04-08 17:30')
})

describe('nothing is saved', () => {
  test('when another row changed since it was looked at', async () => {
    const what = { days: [{ code: '2026-07-15', kind: 'localDay', name: '那达慕' }] }
    const { seenVersion } = (await ask(what)).body
    await save({ days: [{ code: '2026-07-16', kind: 'localDay', name: '那达慕' }] })
    const { status, body } = await save(what, seenVersion)
    expect([status, body.code]).toEqual([409, 'changed-meanwhile'])
    expect(await rowsOf('calendarDay')).not.toContain('2026-07-15')
  })

  test('of a change of which one row cannot stand: all or nothing, and the preview says which', async () => {
    const what = {
      days: [{ code: '2026-07-20', kind: 'localDay', name: '那达慕' }],
      hours: [{ code: 'nobody', hours: { spans: [{ from: 540, to: 720 }], seasons: [] } }],
    }
    const { body } = await ask(what)
    expect(body.faults).toMatchObject([{ catalogue: 'officeHours', code: 'nobody' }])
    expect(body).toMatchObject({ months: [], limits: [], orders: { looked: 0 } })
    expect((await save(what)).body.code).toBe('catalogue-row-refused')
    expect(await rowsOf('calendarDay')).not.toContain('2026-07-20')
  })

  test.each([
    ['preview', '/api/catalogues/calendar/preview', { days: qingming }],
    ['saving', '/api/catalogues/calendar', { days: qingming, seenVersion: '1' }],
  ])('by anybody but the system administrator: %s', async (_, url, body) => {
    expect((await server.call('POST', url, { as: ['dispatcher'], body })).status).toBe(403)
    expect((await server.call('POST', url, { as: ['securityAdministrator'], body })).status).toBe(403)
  })
})
