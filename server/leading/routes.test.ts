import { beforeAll, describe, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { type Dispatched, dispatched } from '../../test/dispatched.ts'
import { actor } from '../../test/make.ts'

let now = new Date('2026-03-02T01:00:00.000Z')
const app = useApp(() => now)

type Row = Readonly<{ id: string; milestones: readonly { standing: string }[]; [key: string]: unknown }>
const list = async (query: string) =>
  (await app.call('GET', `/api/leading?${query}`, { as: ['leader'] })).body.rows as readonly Row[]
const idsOf = async (query: string) => (await list(query)).map(({ id }) => id)

let hard: Dispatched
let watched: Dispatched
let led: Dispatched
let hung: Dispatched
beforeAll(async () => {
  hard = await dispatched(app, { to: { leadUnitId: 'housing', urgency: 'complex' } })
  await dispatched(app)
  watched = await dispatched(app, { to: { leadUnitId: 'roads', track: 'watched' } })
  await dispatched(app, { to: { leadUnitId: 'housing', track: 'immediate' } })
  led = await dispatched(app)
  await led.act(['leader'], 'claimByLeader', {
    plan: '换管道，联系人张三丰，电话13800000000',
    milestones: [
      { text: '立项', on: '2026-03-03' },
      { text: '施工', on: '2026-03-20' },
      { text: '验收', on: '2026-04-20' },
    ],
    nextReviewOn: '2026-03-16',
  })
  hung = await dispatched(app)
  const orderId = await hung.orderOf('housing')
  await hung.act(['unitLeader', 'housing'], 'claim', { orderId })
  const suspension = {
    orderId,
    leaderId: actor('leader').id,
    plan: '等资金',
    nextReviewOn: '2026-04-01',
    why: '没有预算',
  }
  await hung.act(['unitLeader', 'housing'], 'requestSuspension', suspension)
  await hung.act(['supervisor'], 'judgeSuspension', { orderId, granted: true, why: '同意' })
})

describe('领导看板', () => {
  test('what waits for a leader, what presses first: what is hard or watched, no plain matter, none that is suspended under a name', async () => {
    expect(await idsOf('list=unled')).toEqual([hard.matterId, watched.matterId])
    expect(await idsOf('list=unled&track=watched')).toEqual([watched.matterId])
    expect(await idsOf('list=unled&region=159902000000')).toEqual([])
  })

  test('what is suspended under their name, with the day of its review', async () => {
    const rows = await list('list=suspended')
    expect(rows).toMatchObject([{ id: hung.matterId, plan: '等资金', reviewOn: '2026-04-01', reviewLight: 'green' }])
  })

  test('what they lead, with its milestones and what is stuck', async () => {
    now = new Date('2026-03-11T01:00:00.000Z')
    const orderId = await led.orderOf('housing')
    const [row] = await list('list=mine')
    expect(row).toMatchObject({
      id: led.matterId,
      reviewOn: '2026-03-16',
      reviewLight: 'green',
      stuck: [
        { what: 'silent', unitId: 'housing', since: '2026-03-02T01:00:00.000Z' },
        { what: 'overdue', unitId: 'housing', since: '2026-03-03T01:00:00.000Z' },
      ],
    })
    expect(row?.milestones.map(({ standing }) => standing)).toEqual(['late', 'next', 'later'])
    expect(JSON.stringify(row)).not.toMatch(/张三丰|13800000000/)
    await led.act(['unitLeader', 'housing'], 'claim', { orderId })
    await led.act(['leader'], 'progress', { text: '已立项', milestone: 0, nextReviewOn: '2026-04-16' })
    const [after] = await list('list=mine')
    expect(after?.milestones.map(({ standing }) => standing)).toEqual(['done', 'next', 'later'])
    expect(after).toMatchObject({ reviewOn: '2026-04-16' })
    now = new Date('2026-04-17T01:00:00.000Z')
    expect(await list('list=mine')).toMatchObject([{ reviewLight: 'red' }])
  })

  test('what they lead stands in the order of what presses; a milestone that is done presses no longer', async () => {
    const claimed = async (on: string) => {
      const one = await dispatched(app)
      const milestones = [{ text: '立项', on }]
      await one.act(['leader'], 'claimByLeader', { plan: '换管道', milestones, nextReviewOn: '2026-05-16' })
      return one
    }
    const later = await claimed('2026-04-20')
    const sooner = await claimed('2026-04-18')
    expect(await idsOf('list=mine')).toEqual([led.matterId, sooner.matterId, later.matterId])
    await sooner.act(['leader'], 'progress', { text: '已立项', milestone: 0, nextReviewOn: '2026-05-16' })
    expect(await idsOf('list=mine')).toEqual([led.matterId, later.matterId, sooner.matterId])
  })

  test('pages by key, and says so of a cursor that is none', async () => {
    const first = (await app.call('GET', '/api/leading?list=unled&limit=1', { as: ['leader'] })).body
    expect(first.rows).toHaveLength(1)
    const rest = (await app.call('GET', `/api/leading?list=unled&limit=1&cursor=${first.next}`, { as: ['leader'] }))
      .body
    expect([rest.rows.map(({ id }: Row) => id), rest.next]).toEqual([[watched.matterId], null])
    const bad = await app.call('GET', '/api/leading?list=unled&cursor=x', { as: ['leader'] })
    expect([bad.status, bad.body.code]).toEqual([400, 'bad-cursor'])
  })

  test('is a leader’s alone', async () => {
    expect((await app.call('GET', '/api/leading?list=mine', { as: ['supervisor'] })).status).toBe(403)
    expect((await app.call('GET', '/api/leading?list=mine', { as: ['unitLeader', 'housing'] })).status).toBe(403)
  })
})
