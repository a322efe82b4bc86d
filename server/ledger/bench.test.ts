import { expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { dispatched } from '../../test/dispatched.ts'
import { signer } from '../../test/make.ts'

let now = new Date('2026-03-02T01:00:00.000Z')
const app = useApp(() => now)

const rowOf = async (matterId: string, unit = 'housing') => {
  const { body } = await app.call('GET', `/api/work-orders?unit=${unit}&out=true`, { as: ['unitLeader', unit] })
  return body.rows.find((row: { matterId: string }) => row.matterId === matterId)
}

test('a unit’s list says what is to be settled at once, which may be answered before it is claimed', async () => {
  const one = await dispatched(app, { to: { leadUnitId: 'housing', track: 'immediate' } })
  const row = await rowOf(one.matterId)
  expect(row).toMatchObject({ track: 'immediate', status: 'sent', clock: 'continuous' })
  const answer = { record: '已到现场', reply: '已恢复供暖', solved: 'solved', signedBy: signer('housing') }
  await one.act(['unitHandler', 'housing'], 'answer', { orderId: row.id, ...answer })
  expect(await rowOf(one.matterId)).toBeUndefined()
})

test('who leads sees how far those who assist are', async () => {
  const to = { leadUnitId: 'housing', assistingUnitIds: ['roads', 'water'], track: 'joint' }
  const one = await dispatched(app, { to })
  const orderId = await one.orderOf('roads')
  await one.act(['unitHandler', 'roads'], 'claim', { orderId })
  await one.act(['unitHandler', 'roads'], 'answer', {
    orderId,
    record: '路补了',
    solved: 'solved',
    signedBy: signer('roads'),
  })
  const { assisting } = await rowOf(one.matterId)
  expect(assisting.map(({ unitId, status }: Record<string, string>) => [unitId, status]).toSorted()).toEqual([
    ['roads', 'answered'],
    ['water', 'sent'],
  ])
  expect((await rowOf(one.matterId, 'water')).assisting).toEqual([])
})

test('a supervision document stands with the order it presses until it is lifted', async () => {
  const one = await dispatched(app, { to: { leadUnitId: 'housing', assistingUnitIds: ['roads'], track: 'joint' } })
  const orderId = await one.orderOf('housing')
  const pressed = { level: 2, addressee: '住建局', basis: '督办办法', limitOn: '2026-03-05', orderId }
  await one.act(['supervisor'], 'supervise', pressed)
  const number = `${one.number}-督1`
  expect((await rowOf(one.matterId)).documents).toEqual([{ number, level: 2, limitOn: '2026-03-05', repliedAt: null }])
  expect((await rowOf(one.matterId, 'roads')).documents).toEqual([])
  now = new Date('2026-03-03T01:00:00.000Z')
  await one.act(['unitLeader', 'housing'], 'replySupervision', { document: number, text: '明天修好' })
  expect((await rowOf(one.matterId)).documents).toMatchObject([{ repliedAt: '2026-03-03T01:00:00.000Z' }])
  await one.act(['supervisor'], 'liftSupervision', { document: number, why: '已修好' })
  expect((await rowOf(one.matterId)).documents).toEqual([])
})
