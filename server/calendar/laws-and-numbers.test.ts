import { beforeAll, describe, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { type Dispatched, dispatched } from '../../test/dispatched.ts'
import { place } from '../../test/story.ts'
import { newId } from '../new-id.ts'

// Wednesday 1 April 2026, 10:00 in China; the small prefecture has no day off beside weekends.
const now = new Date('2026-04-01T02:00:00Z')
const server = useApp(() => now)
const admin = { as: ['systemAdministrator'] } as const
const url = '/api/catalogues/rules'

const ask = async (what: object) => (await server.call('POST', `${url}/preview`, { ...admin, body: what })).body
const save = async ({ note, ...what }: Readonly<Record<string, unknown>>) =>
  server.call('POST', url, {
    ...admin,
    body: { ...what, ...(note !== undefined && { note }), seenVersion: (await ask(what)).seenVersion },
  })
const dueOf = async ({ matterId }: Dispatched) =>
  (await server.call('GET', `/api/matters/${matterId}`, { as: ['dispatcher'] })).body.matter.dueAt as string
const entered = (matterId: string, action: string, details: object, more: object = {}) =>
  server.call('POST', `/api/matters/${matterId}/entries`, {
    as: ['dispatcher'],
    body: { id: newId(), action, details, ...more },
  })
/** Opened, not sent out. */
async function waiting(): Promise<Readonly<{ matterId: string; number: string }>> {
  const { number } = (await server.call('POST', '/api/submissions', { body: { id: newId(), text: '院里的树倒了。' } }))
    .body
  const { rows } = (await server.call('GET', `/api/matters?number=${number}`, { as: ['dispatcher'] })).body
  await entered(rows[0].id, 'open', place)
  return { matterId: rows[0].id as string, number: number as string }
}
const law = (code: string, days: number, categoryCode: string | null = null) => ({
  code,
  name: code,
  categoryCode,
  kind: null,
  limit: { amount: days, unit: 'day', clock: 'calendar' },
  basis: '《条例》第九条',
})
const limit = (days: number) => ({
  code: 'help',
  stage: 'result',
  kind: 'help',
  urgency: null,
  track: null,
  limit: { amount: days, unit: 'day', clock: 'work' },
  basis: '市政府令第 1 号',
})
const number = (code: string, amount: number) => ({ code, amount, basis: '本盟市规定' })

let picked: Dispatched
let waits: Awaited<ReturnType<typeof waiting>>
beforeAll(async () => {
  picked = await dispatched(server, { to: { leadUnitId: 'housing', statutoryCode: 'law' } })
  waits = await waiting()
})

describe('a limit of the law', () => {
  test('by which an order was promised: a shorter limit of the table does not move it', async () => {
    const { limits } = await ask({ limits: [limit(3)] })
    expect(limits).toMatchObject({ recent: { looked: 1, otherwise: 0 }, waiting: { looked: 1, otherwise: 1 } })
    expect(limits.listed.map((one: { number: string }) => one.number)).toEqual([waits.number])
  })

  test('that only a dispatcher picks: of what waits nobody knows; whom it was picked for keeps its promise', async () => {
    const due = await dueOf(picked)
    const { limits, rules, numbers, rows } = await ask({ laws: [{ ...law('law', 90), name: '法定事项' }] })
    expect([rows.changed, rules, numbers]).toEqual([1, null, null])
    expect(limits).toMatchObject({
      onPick: ['法定事项'],
      waiting: { otherwise: 0 },
      recent: { otherwise: 1 },
      listed: [
        {
          number: picked.number,
          sent: true,
          moved: [{ stage: 'result', before: due, lawBefore: '法定事项', lawAfter: '法定事项' }],
        },
      ],
    })
    const { limits: out } = await ask({ lawsOut: ['law'] })
    expect(out.onPick).toEqual(['法定事项'])
    expect(out.listed[0].moved).toMatchObject([{ after: '2026-04-08T09:30:00.000Z', lawAfter: null }])
  })

  test('of a category: who waits would be promised by it; saved with why, promises made stay', async () => {
    const what = { laws: [law('heating', 30, '01')] }
    const { limits } = await ask(what)
    const moved = [
      {
        stage: 'result',
        before: '2026-04-08T09:30:00.000Z',
        after: '2026-05-01T09:30:00.000Z',
        lawBefore: null,
        lawAfter: 'heating',
      },
    ]
    expect(limits).toMatchObject({ onPick: [], waiting: { otherwise: 1 }, recent: { otherwise: 0 } })
    expect(limits.listed).toMatchObject([{ number: waits.number, sent: false, moved }])
    const before = await dispatched(server)
    const due = await dueOf(before)
    expect((await save({ ...what, note: '新条例' })).body).toMatchObject({ added: 1 })
    expect(await dueOf(before)).toBe(due)
    expect(await dueOf(await dispatched(server))).toBe('2026-05-01T09:30:00.000Z')
    expect((await ask({ limits: [limit(3)] })).limits.waiting).toMatchObject({ looked: 1, otherwise: 0 })
  })

  test('or of the table, or a rule, ends with a reason only', async () => {
    for (const out of ['limitsOut', 'lawsOut', 'rulesOut']) {
      const { status, body } = await save({ [out]: ['heating'] })
      expect([out, status, body.code]).toEqual([out, 400, 'bad-input'])
    }
    expect((await save({ lawsOut: ['heating'], note: '条例已废止' })).body).toMatchObject({ removed: 1 })
    const { versions } = (await server.call('GET', '/api/catalogues/statutoryLimit/heating', admin)).body
    expect(versions).toMatchObject([{ removed: true, note: '条例已废止' }, { note: '新条例' }])
  })
})

describe('a number of the procedure', () => {
  test('that says what stands moves nothing; saved, it is there', async () => {
    const what = { numbers: [number('returnWorkdays', 2)] }
    expect(await ask(what)).toMatchObject({ rows: { added: 1 }, limits: null, numbers: null, rules: null })
    expect((await save(what)).body).toMatchObject({ added: 1 })
  })

  test('days to ask for a return: every open order that may still be, until when; not what was designated', async () => {
    const designated = await waiting()
    const details = { leadUnitId: 'roads', participants: [], decision: '由公路部门办理' }
    await server.call('POST', `/api/matters/${designated.matterId}/entries`, {
      as: ['supervisor'],
      body: { id: newId(), action: 'designate', details },
    })
    const { numbers } = await ask({ numbers: [number('returnWorkdays', 4)] })
    expect(numbers).toMatchObject({ pauses: null, consultations: null, proposals: null })
    expect(numbers.returns).toMatchObject({ looked: 3, more: false, otherwise: 3 })
    expect(numbers.returns.listed).toContainEqual(
      expect.objectContaining({ number: picked.number, unitId: 'housing', before: '2026-04-03', after: '2026-04-07' }),
    )
    const later = await ask({ numbers: [number('returnWorkdays', 4)], validFrom: '2026-04-08' })
    expect(later.numbers.returns).toMatchObject({ looked: 3, otherwise: 0, listed: [] })
  })

  test('days of pause: an order that stands still, until when at the latest', async () => {
    const housing = ['unitHandler', 'housing'] as const
    const orderId = await picked.orderOf('housing')
    await picked.act(housing, 'claim', { orderId })
    await picked.act(housing, 'requestInformation', { orderId, question: '请发一张照片' })
    const { numbers, rules } = await ask({ numbers: [number('pauseWorkdays', 3)] })
    expect(numbers.pauses).toEqual({
      looked: 1,
      more: false,
      otherwise: 1,
      listed: [
        {
          orderId,
          matterId: picked.matterId,
          number: picked.number,
          unitId: 'housing',
          before: '2026-04-08T09:30:00.000Z',
          after: '2026-04-06T09:30:00.000Z',
        },
      ],
    })
    // No order has a pause behind it, so no warning comes at another minute.
    expect(rules).toBeNull()
  })

  test('returns until a consultation: matters that wait to be sent again', async () => {
    const returned = await dispatched(server, { to: { leadUnitId: 'roads' } })
    const orderId = await returned.orderOf('roads')
    const why = { orderId, reasonCode: 'return-not-ours', basis: '不归我们' }
    await returned.act(['unitHandler', 'roads'], 'requestReturn', why)
    await returned.act(['dispatcher'], 'judgeReturn', { orderId, upheld: true, why: '属实' })
    const { matterId, number: named } = returned
    expect((await ask({ numbers: [number('hopsToConsultation', 1)] })).numbers.consultations).toEqual({
      otherwise: 1,
      more: false,
      needs: true,
      listed: [{ matterId, number: named, hops: 1 }],
    })
    await save({ numbers: [number('hopsToConsultation', 1)] })
    const refused = await entered(matterId, 'dispatch', { leadUnitId: 'housing' })
    expect(refused.body.code).toBe('needs-consultation')
    expect((await ask({ numbers: [number('hopsToConsultation', 2)] })).numbers.consultations).toMatchObject({
      otherwise: 1,
      needs: false,
    })
  })

  test('confidence of a proposal: how many of the last would have been filled in', async () => {
    for (const confidence of [0.7, 0.75, 0.9]) {
      const { matterId } = await waiting()
      const suggested = [{ what: 'unit', suggested: 'housing', ground: 'duty-above', confidence, modelId: null }]
      expect((await entered(matterId, 'dispatch', { leadUnitId: 'housing' }, { suggested })).status).toBe(201)
    }
    const { numbers } = await ask({ numbers: [number('unitPercent', 70)] })
    expect(numbers.proposals).toEqual({ days: 30, looked: 3, before: 1, after: 3 })
  })

  test('beyond its range is refused in words, and nothing is counted', async () => {
    const { faults, numbers } = await ask({ numbers: [number('unitPercent', 101)] })
    expect(faults).toMatchObject([{ catalogue: 'procedureNumber', code: 'unitPercent' }])
    expect(numbers).toBeNull()
  })
})
