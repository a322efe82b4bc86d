import { describe, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { TENANT } from '../../test/prefecture.ts'
import { inTenant } from '../db/tenant.ts'
import { newId } from '../new-id.ts'
import { suggestionFigures, unitOutcomes } from './figures.ts'

const app = useApp()
const village = '159901100201'
const unit = (suggested: string | null, confidence = 0.85) => ({
  what: 'unit',
  suggested,
  ground: suggested === null ? null : 'duty-above',
  confidence,
  modelId: null,
})
const category = (suggested: string) => ({ what: 'category', suggested, ground: null, confidence: 0.7, modelId: 'm1' })

async function waiting(): Promise<string> {
  const body = { id: newId(), channel: 'hotline', text: '暖气不热', regionCode: village }
  return (await app.call('POST', '/api/intake', { as: ['operator'], body })).body.matterId as string
}
const post = (matterId: string, body: object) =>
  app.call('POST', `/api/matters/${matterId}/entries`, { as: ['dispatcher'], body })
const open = (suggested?: readonly object[]) => ({
  id: newId(),
  action: 'open',
  details: { kind: 'help', categoryCode: '0101001', regionCode: village },
  ...(suggested && { suggested }),
})
const dispatch = (leadUnitId: string, suggested?: readonly object[]) => ({
  id: newId(),
  action: 'dispatch',
  details: { leadUnitId },
  ...(suggested && { suggested }),
})
const kept = () => app.database.owner.selectFrom('suggestion').selectAll().orderBy('at').execute()
const outcomes = () => inTenant(app.deps.db, TENANT, (tx) => unitOutcomes(tx, TENANT))
const figures = async () => {
  const rows = await inTenant(app.deps.db, TENANT, (tx) => suggestionFigures(tx, TENANT))
  return Object.fromEntries(
    rows.map(({ what, count, followed, changed, silent }) => [what, [count, followed, changed, silent]]),
  )
}

describe('what was suggested is kept beside what people chose', () => {
  test('with the line they chose it with, once however often it is sent; none of it in the ledger', async () => {
    const matterId = await waiting()
    const opening = open([category('0101001'), { ...category('help'), what: 'kind' }])
    for (const _ of [1, 2]) expect((await post(matterId, opening)).status).toBe(201)
    const sending = dispatch('housing', [unit('housing')])
    expect((await post(matterId, sending)).status).toBe(201)
    const rows = (await kept()).filter((row) => row.matterId === matterId)
    expect(
      rows.map(({ lineId, what, suggested, chosen, modelId }) => [lineId, what, suggested, chosen, modelId]),
    ).toEqual(
      expect.arrayContaining([
        [opening.id, 'category', '0101001', '0101001', 'm1'],
        [opening.id, 'kind', 'help', 'help', 'm1'],
        [sending.id, 'unit', 'housing', 'housing', null],
      ]),
    )
    expect(rows).toHaveLength(3)
    const lines = await app.call('GET', `/api/matters/${matterId}/entries`, { as: ['supervisor'] })
    expect(JSON.stringify(lines.body)).not.toContain('duty-above')
  })

  test('nothing where the ledger refuses the line', async () => {
    const before = (await kept()).length
    const matterId = await waiting()
    expect((await post(matterId, dispatch('housing', [unit('housing')]))).status).toBe(409)
    expect(await kept()).toHaveLength(before)
  })

  test('the application cannot change or take out what is kept', async () => {
    const change = inTenant(app.deps.db, TENANT, (tx) =>
      tx.updateTable('suggestion').set({ chosen: 'x' }).where('tenantId', '=', TENANT).execute(),
    )
    await expect(change).rejects.toThrow('permission denied')
    const out = inTenant(app.deps.db, TENANT, (tx) =>
      tx.deleteFrom('suggestion').where('tenantId', '=', TENANT).execute(),
    )
    await expect(out).rejects.toThrow('permission denied')
  })
})

test('what became of it: followed is good until the unit returns it; changed and silent are counted apart', async () => {
  const sent = async (leadUnitId: string, suggested: object) => {
    const matterId = await waiting()
    await post(matterId, open())
    expect((await post(matterId, dispatch(leadUnitId, [suggested]))).status).toBe(201)
    return matterId
  }
  const before = (await outcomes())[0] ?? { count: 0, good: 0 }
  const [count = 0, followed = 0, changed = 0, silent = 0] = (await figures())['unit'] ?? []
  const followedId = await sent('housing', unit('housing'))
  await sent('roads', unit('housing'))
  await sent('roads', unit(null, 0))
  expect(await outcomes()).toEqual([{ ground: 'duty-above', count: before.count + 2, good: before.good + 1 }])
  expect((await figures())['unit']).toEqual([count + 3, followed + 1, changed + 1, silent + 1])

  const folder = await app.call('GET', `/api/matters/${followedId}`, { as: ['dispatcher'] })
  const orderId = folder.body.orders[0].id as string
  const asking = { orderId, reasonCode: 'return-not-ours', basis: '不归我们' }
  const url = `/api/matters/${followedId}/entries`
  const asked = { id: newId(), action: 'requestReturn', details: asking }
  await app.call('POST', url, { as: ['unitHandler', 'housing'], body: asked })
  await post(followedId, { id: newId(), action: 'judgeReturn', details: { orderId, upheld: true, why: '确实' } })
  expect(await outcomes()).toEqual([{ ground: 'duty-above', count: before.count + 2, good: before.good }])
})

test('what it comes to moves the confidence of the next advice', async () => {
  const body = { text: '暖气不热', regionCode: village, categoryCode: '0101001' }
  const asked = async () => (await app.call('POST', '/api/advice', { as: ['operator'], body })).body.units
  const before = await asked()
  for (let n = 0; n < 6; n += 1) {
    const matterId = await waiting()
    await post(matterId, open())
    await post(matterId, dispatch('roads', [unit('housing')]))
  }
  const after = await asked()
  expect(after.lead).toEqual(before.lead)
  expect(after.confidence).toBeLessThan(before.confidence)
  expect([before.confidence > 0.5, after.sure]).toEqual([true, false])
})

test('the figures are for those who look after it', async () => {
  const told = await app.call('GET', '/api/suggestions/figures', { as: ['systemAdministrator'] })
  expect(told.body.rows.map(({ what }: { what: string }) => what)).toEqual([
    'category',
    'kind',
    'urgency',
    'track',
    'unit',
    'place',
  ])
  const refused = await app.call('GET', '/api/suggestions/figures', { as: ['unitHandler', 'housing'] })
  expect(refused.body.code).toBe('not-allowed')
})
