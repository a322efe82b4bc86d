import { beforeAll, describe, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { type Dispatched, dispatched } from '../../test/dispatched.ts'
import { place } from '../../test/story.ts'
import { newId } from '../new-id.ts'

// Wednesday 1 April 2026, 10:00 in China; the small prefecture has no day off beside weekends.
let now = new Date('2026-04-01T02:00:00Z')
const server = useApp(() => now)
const admin = { as: ['systemAdministrator'] } as const
const url = '/api/catalogues/rules'

const ask = async (what: object, as: typeof admin.as | readonly ['dispatcher'] = admin.as) =>
  server.call('POST', `${url}/preview`, { as, body: what })
const save = async ({ note, ...what }: Readonly<Record<string, unknown>>, seenVersion?: string) =>
  server.call('POST', url, {
    ...admin,
    body: {
      ...what,
      ...(note !== undefined && { note }),
      seenVersion: seenVersion ?? (await ask(what)).body.seenVersion,
    },
  })
const rowsOf = async (name: string, on = '2026-04-01') =>
  (await server.call('GET', `/api/catalogues/${name}?limit=200&on=${on}`, admin)).body.rows.map(
    ({ row }: { row: { code: string } }) => row.code,
  )
const result = (code: string, days: number, fits: object = {}) => ({
  code,
  stage: 'result',
  kind: null,
  urgency: null,
  track: null,
  limit: { amount: days, unit: 'day', clock: 'work' },
  basis: '市政府令第 1 号',
  ...fits,
})
const early = (amount: number, level = 0) => ({
  code: 'l0-early',
  level,
  name: '提前预警',
  trigger: 'before',
  amount,
  stages: ['result'],
  addressee: 'unit',
  basis: '测试',
  replyWorkdays: null,
})
const dueOf = async ({ matterId }: Dispatched) =>
  (await server.call('GET', `/api/matters/${matterId}`, { as: ['dispatcher'] })).body.orders[0].answerBy as string

let open: Dispatched
let waits: string
beforeAll(async () => {
  open = await dispatched(server)
  const { number } = (await server.call('POST', '/api/submissions', { body: { id: newId(), text: '院里的树倒了。' } }))
    .body
  waits = number as string
  const { rows } = (await server.call('GET', `/api/matters?number=${waits}`, { as: ['dispatcher'] })).body
  const body = { id: newId(), action: 'open', details: place }
  await server.call('POST', `/api/matters/${rows[0].id}/entries`, { as: ['dispatcher'], body })
})

describe('a time limit', () => {
  test('added: who waits would be promised otherwise, who was sent lately would have been; nothing is written', async () => {
    const { status, body } = await ask({ limits: [result('help', 3, { kind: 'help' })] })
    expect(status).toBe(200)
    expect(body).toMatchObject({ rows: { added: 1, changed: 0, removed: 0 }, faults: [], rules: null })
    expect(body.limits).toMatchObject({
      recentDays: 30,
      recent: { looked: 1, more: false, otherwise: 1 },
      waiting: { looked: 1, more: false, otherwise: 1 },
    })
    const moved = [{ stage: 'result', before: '2026-04-08T09:30:00.000Z', after: '2026-04-06T09:30:00.000Z' }]
    expect(body.limits.listed).toMatchObject([
      { number: waits, sent: false, at: '2026-04-01T02:00:00.000Z', moved },
      { matterId: open.matterId, sent: true, at: '2026-04-01T02:00:00.000Z', moved },
    ])
    expect(await rowsOf('timeLimit')).not.toContain('help')
  })

  test('of another kind moves nobody', async () => {
    const { body } = await ask({ limits: [result('inquiry', 3, { kind: 'inquiry' })] })
    expect(body.limits).toMatchObject({ recent: { otherwise: 0 }, waiting: { looked: 1, otherwise: 0 }, listed: [] })
  })

  test('from a later day on, what waits is taken to be sent on that day', async () => {
    const { body } = await ask({ limits: [result('help', 3, { kind: 'help' })], validFrom: '2026-04-20' })
    expect(body.limits.listed[0]).toMatchObject({ number: waits, at: '2026-04-19T16:00:00.000Z' })
  })

  test('that is the last of a promise is not taken out, and the preview says whom it would leave without', async () => {
    const { body } = await ask({ limitsOut: ['result'] })
    expect(body).toMatchObject({ faults: [{ catalogue: 'timeLimit', code: 'result' }], limits: null, rules: null })
    expect(body.faults[0].zh).toContain('没有办结时限')
    const { status, body: refused } = await save({ limitsOut: ['result'], note: '不再适用' })
    expect([status, refused.code]).toEqual([422, 'catalogue-row-refused'])
    const { status: direct } = await server.call(
      'DELETE',
      '/api/catalogues/timeLimit/result?note=x&basedOnVersion=1',
      admin,
    )
    expect(direct).toBe(422)
    expect(await rowsOf('timeLimit')).toContain('result')
  })

  test('saved, counts for what is sent from then on; taken out on a day, its history stays', async () => {
    const promised = await dueOf(open)
    expect((await save({ limits: [result('help', 3, { kind: 'help' })], note: '按新办法' })).body).toMatchObject({
      added: 1,
    })
    expect(await dueOf(await dispatched(server))).toBe('2026-04-06T09:30:00.000Z')
    expect(await dueOf(open)).toBe(promised)
    expect((await save({ limitsOut: ['help'], validFrom: '2026-05-06', note: '废止' })).body).toMatchObject({
      removed: 1,
    })
    expect(await rowsOf('timeLimit', '2026-05-05')).toContain('help')
    expect(await rowsOf('timeLimit', '2026-05-06')).not.toContain('help')
    const { versions } = (await server.call('GET', '/api/catalogues/timeLimit/help', admin)).body
    expect(versions).toMatchObject([{ removed: true }, { removed: false, note: '按新办法' }])
  })
})

describe('a supervision rule', () => {
  test('added: how many lines of each level the clock would write in seven days, before and after', async () => {
    const { body } = await ask({ rules: [early(72)] })
    expect(body).toMatchObject({ rows: { added: 1 }, limits: null })
    const { levels, listed, looked, from, until } = body.rules
    expect([looked, from, until]).toEqual([3, '2026-04-01T02:00:00.000Z', '2026-04-08T02:00:00.000Z'])
    const [l0] = levels
    expect(l0).toMatchObject({ level: 0 })
    // One more for each of the two orders that are out: 72 hours before a limit that runs in office hours.
    expect(l0.after - l0.before).toBe(2)
    expect(listed).toMatchObject([
      { rule: 'l0-early', level: 0, stage: 'result', before: null },
      { rule: 'l0-early', before: null },
    ])
    expect(await rowsOf('supervisionRule')).not.toContain('l0-early')
  })

  test('taken out: what would no longer be written', async () => {
    const { body } = await ask({ rulesOut: ['l0-48'] })
    const told = body.rules.listed.filter(({ rule }: { rule: string }) => rule === 'l0-48')
    expect(told.length).toBeGreaterThan(0)
    expect(told.every(({ before, after }: { before: string; after: null }) => before && after === null)).toBe(true)
    expect(body.rules.levels[0].before - body.rules.levels[0].after).toBe(told.length)
  })

  test('from a later day on: what is due before is not counted, what is due by the new rule alone comes at once', async () => {
    now = new Date('2026-04-01T02:00:00Z')
    const { body } = await ask({ rules: [early(120)], validFrom: '2026-04-07' })
    expect(body.rules.from).toBe('2026-04-06T16:00:00.000Z')
    expect(body.rules.listed.map(({ after }: { after: string }) => after)).toContain('2026-04-06T16:00:00.000Z')
  })

  test('with another level is told of both', async () => {
    await save({ rules: [early(72)] })
    const { body } = await ask({ rules: [early(72, 1)] })
    expect(body.rules.levels).toContainEqual({ level: 1, before: 0, after: 2 })
    expect((await save({ rulesOut: ['l0-early'], note: '废止' })).body).toMatchObject({ removed: 1 })
  })

  test('that does not fit is refused in words', async () => {
    const { body } = await ask({ rules: [{ ...early(72), amount: null }] })
    expect(body.faults).toMatchObject([{ catalogue: 'supervisionRule', code: 'l0-early' }])
  })
})

test('what was not looked at as it stands is not saved, nor by anybody but the system administrator', async () => {
  const what = { limits: [result('help', 4, { kind: 'help', urgency: 'normal' })] }
  const { seenVersion } = (await ask(what)).body
  await save({ rules: [early(60)] })
  const { status, body } = await save(what, seenVersion)
  expect([status, body.code]).toEqual([409, 'changed-meanwhile'])
  expect((await ask(what, ['dispatcher'])).status).toBe(403)
  const direct = await server.call('POST', url, { as: ['securityAdministrator'], body: { ...what, seenVersion } })
  expect(direct.status).toBe(403)
})

describe('words of danger', () => {
  const flooded = { code: 'flooded', parts: ['地下室', '进水'], urgency: 'urgent' } as const
  const send = (text: string) => server.call('POST', '/api/submissions', { body: { id: newId(), text } })

  test('a change tells how many of the newest messages it would flag; once saved it flags what comes in', async () => {
    await send('地下室进水了。')
    await send('路灯不亮。')
    const { dangers, rows, limits, rules } = (await ask({ dangers: [flooded] })).body
    expect([rows.added, limits, rules]).toEqual([1, null, null])
    expect(dangers).toEqual({ looked: expect.any(Number), before: 0, after: 1, gained: 1, lost: 0 })
    expect(dangers.looked).toBeGreaterThan(2)
    expect((await save({ dangers: [flooded] })).status).toBe(200)
    expect((await ask({ dangers: [flooded] })).body.dangers).toBeNull()
    // What came in before stays as it was.
    const list = async () =>
      (await server.call('GET', '/api/matters?mayBeUrgent=true', { as: ['dispatcher'] })).body.rows.length
    expect(await list()).toBe(0)
    await send('我家地下室昨晚又进水。')
    expect(await list()).toBe(1)
  })

  test('more urgent is a gain, ended is a loss; what ends says why', async () => {
    const worse = { ...flooded, urgency: 'critical' }
    expect((await ask({ dangers: [worse] })).body.dangers).toMatchObject({ before: 2, after: 2, gained: 2, lost: 0 })
    expect((await ask({ dangersOut: ['flooded'] })).body.dangers).toMatchObject({ after: 0, gained: 0, lost: 2 })
    expect((await save({ dangersOut: ['flooded'] })).body.code).toBe('bad-input')
    expect((await save({ dangersOut: ['flooded'], note: '误报多' })).body).toMatchObject({ removed: 1 })
  })

  test('what would stand everywhere is no row', async () => {
    const { faults, dangers } = (await ask({ dangers: [{ ...flooded, parts: ['水'] }] })).body
    expect([faults[0]?.catalogue, faults[0]?.code, dangers]).toEqual(['dangerWord', 'flooded', null])
  })
})
