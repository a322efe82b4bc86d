import { expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { dispatched } from '../../test/dispatched.ts'

let now = new Date('2026-03-06T08:50:00.000Z')
const app = useApp(() => now)

test('the clock of an order tells how its due time came about, to whoever sees the matter', async () => {
  now = new Date('2026-03-06T08:50:00.000Z')
  const told = await dispatched(app, {
    said: { title: '张三丰家暖气不热', text: '家里暖气不热，电话13800000000。' },
  })
  const orderId = await told.orderOf('housing')
  await told.act(['unitHandler', 'housing'], 'claim', { orderId })
  now = new Date('2026-03-09T03:45:00.000Z')
  await told.act(['unitHandler', 'housing'], 'requestInformation', { orderId, question: '请发一张照片' })
  now = new Date('2026-03-11T03:45:00.000Z')
  await told.act(['operator'], 'giveInformation', { orderId, text: '已发' })
  const url = `/api/matters/${told.matterId}/clocks/${orderId}`
  const { status, body } = await app.call('GET', url, { as: ['supervisor'] })
  expect(status).toBe(200)
  expect(body).toMatchObject({ number: told.number, unitId: 'housing', lead: true, standsStill: false })
  expect(body.limits.map(({ stage }: { stage: string }) => stage)).toEqual(['accept', 'contact', 'result'])
  expect(body.limits[2].steps).toEqual([
    { kind: 'sent', at: '2026-03-06T08:50:00.000Z' },
    { kind: 'counts', from: '2026-03-09T00:30:00.000Z', limit: { amount: 5, unit: 'day', clock: 'work' } },
    {
      kind: 'paused',
      why: 'information',
      from: '2026-03-09T03:45:00.000Z',
      to: '2026-03-11T03:45:00.000Z',
      capped: false,
      stood: { days: 2, minutes: 0 },
    },
    { kind: 'due', at: '2026-03-17T09:30:00.000Z', first: '2026-03-13T09:30:00.000Z' },
  ])
  for (const [as, verdict] of [
    [['unitLeader', 'housing'], 200],
    [['unitLeader', 'roads'], 404],
    [['systemAdministrator'], 404],
  ] as const)
    expect([as, (await app.call('GET', url, { as: [...as] })).status]).toEqual([as, verdict])
  const seen = await app.call('GET', url, { as: ['unitHandler', 'housing'] })
  expect(seen.body.title).not.toContain('张三丰')
  const missing = await app.call('GET', `/api/matters/${told.matterId}/clocks/${told.matterId}`, { as: ['supervisor'] })
  expect([missing.status, missing.body.code]).toEqual([404, 'no-such-order'])
})
