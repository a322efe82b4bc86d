import { expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { dispatched } from '../../test/dispatched.ts'
import { signer } from '../../test/make.ts'
import { goodChecklist } from '../../test/story.ts'
import { newId } from '../new-id.ts'

const app = useApp()
const village = '159901100201'

/** Records a call, which is then a matter that waits. */
async function recorded(text: string, told: object = {}) {
  const body = { id: newId(), channel: 'hotline', text, regionCode: village, ...told }
  return (await app.call('POST', '/api/intake', { as: ['operator'], body })).body as {
    matterId: string
    number: string
  }
}
const advice = (matterId: string) => app.call('GET', `/api/matters/${matterId}/advice`, { as: ['dispatcher'] })

test('the same problem in other words comes first, with the reasons; what is closed or merged is no candidate', async () => {
  const first = await recorded('河口嘎查北头自来水管爆了，水淌了一路', { address: '河口嘎查北头' })
  await recorded('邻居的羊把我家菜地啃了')
  const again = await recorded('北头自来水管子爆了，家里没水', { address: '河口嘎查北头井房' })
  const { status, body } = await advice(again.matterId)
  expect(status).toBe(200)
  expect(body.candidates.map((one: { matterId: string }) => one.matterId)).toEqual([first.matterId])
  expect(body.candidates[0]).toMatchObject({ number: first.number, status: 'submitted', callers: 1 })
  expect(body.candidates[0].why).toEqual(expect.arrayContaining(['words', 'village', 'days']))

  const merge = { id: newId(), action: 'merge', details: { targetId: first.matterId } }
  await app.call('POST', `/api/matters/${again.matterId}/entries`, { as: ['dispatcher'], body: merge })
  const third = await recorded('北头水管爆了没水吃', { address: '河口嘎查北头' })
  const candidates = (await advice(third.matterId)).body.candidates as { matterId: string }[]
  expect(candidates.map(({ matterId }) => matterId)).toEqual([first.matterId])
})

test('the unit comes from the duty list; without a category it is silent', async () => {
  const heating = await recorded('暖气片一直不热')
  expect((await advice(heating.matterId)).body.units).toMatchObject({ lead: null, silent: 'needs-category' })
  const body = { text: '暖气不热', regionCode: village, categoryCode: '0101001' }
  const { units } = (await app.call('POST', '/api/advice', { as: ['operator'], body })).body
  expect(units).toMatchObject({ lead: { unitId: 'housing', because: 'duty', basis: '三定规定' }, assisting: [] })
  expect(units).toMatchObject({ ground: 'duty-above', confidence: 0.85, sure: true, silent: null })
})

test('a unit that is complained about, or returned it, is not named', async () => {
  const { matterId, act, orderOf } = await dispatched(app, {
    said: { text: '物业不开暖气', regionCode: village },
    opened: { categoryCode: '0101001', regionCode: village },
    to: { leadUnitId: 'housing' },
  })
  await act(['unitHandler', 'housing'], 'requestReturn', {
    orderId: await orderOf('housing'),
    reasonCode: 'return-not-ours',
    basis: '不归我们',
  })
  await act(['dispatcher'], 'judgeReturn', { orderId: await orderOf('housing'), upheld: true, why: '确实' })
  const { lead, silent, passed } = (await advice(matterId)).body.units
  expect([lead, silent]).toEqual([null, 'none-may'])
  expect(passed).toEqual([{ unitId: 'housing', why: 'returned', at: expect.stringMatching(/^\d{4}-.*Z$/) }])
  const classified = { aboutUnitIds: ['housing'] }
  await act(['dispatcher'], 'classify', classified)
  expect((await advice(matterId)).body.units).toMatchObject({
    lead: { unitId: 'government', because: 'superior', instead: 'housing' },
    passed: [{ unitId: 'housing', why: 'complainedAbout', at: null }],
  })
})

test('nothing of matters that are not within sight is told', async () => {
  const text = '东山水塔漏水把路冲坏了'
  await recorded(text)
  const ask = async (role: 'operator' | 'contractOperator') =>
    (await app.call('POST', '/api/advice', { as: [role], body: { text, regionCode: village } })).body.candidates
  expect(await ask('operator')).toHaveLength(1)
  expect(await ask('contractOperator')).toEqual([])
})

test('a matter that is not there has no advice, and a unit does not ask for it', async () => {
  expect((await advice(newId())).body.code).toBe('matter-not-found')
  const { matterId } = await recorded('随便说说')
  const refused = await app.call('GET', `/api/matters/${matterId}/advice`, { as: ['unitHandler', 'housing'] })
  expect(refused.body.code).toBe('not-allowed')
})

test('places are told with the words that name them; one that is sure counts as if it had been given', async () => {
  const body = { text: '家里暖气不热，在河口嘎查住', address: '河口苏木', categoryCode: '0101001' }
  const { places, units } = (await app.call('POST', '/api/advice', { as: ['operator'], body })).body
  expect(places).toEqual([
    {
      regionCode: village,
      said: '河口嘎查',
      start: 8,
      end: 12,
      confidence: expect.any(Number),
      how: 'whole',
      sure: true,
    },
  ])
  expect(body.text.slice(places[0].start, places[0].end)).toBe('河口嘎查')
  expect(units.lead.unitId).toBe('housing')

  const inAddress = { text: '家里暖气不热', address: '河口嘎查' }
  const { body: other } = await app.call('POST', '/api/advice', { as: ['operator'], body: inAddress })
  expect(other.places).toMatchObject([{ regionCode: village, start: null, end: null }])
})

test('where the duty list is silent similar cleared matters say it, with who assisted in them', async () => {
  const farming = { categoryCode: '02', regionCode: '159902000000' }
  const text = '西旗草场边的机井坏了，牲畜没水喝'
  for (let n = 0; n < 3; n += 1) {
    const { act, orderOf, submissionId } = await dispatched(app, {
      said: { text, regionCode: '159902000000', submitter: { phone: `1380000000${n}` } },
      opened: farming,
      to: { leadUnitId: 'water', assistingUnitIds: ['roads'], track: 'joint' },
    })
    for (const unit of ['roads', 'water']) {
      const orderId = await orderOf(unit)
      await act(['unitHandler', unit], 'claim', { orderId })
      const said = { record: '修了', solved: 'solved', signedBy: signer(unit) }
      const minutes = unit === 'water' ? { reply: '修好了', minutes: '会商纪要' } : {}
      await act(['unitHandler', unit], 'answer', { orderId, ...said, ...minutes })
    }
    await act(['dispatcher'], 'audit', { passed: true, checklist: goodChecklist })
    const asked = { submissionId, way: 'phone', contacted: true, solved: 'solved', satisfied: 5 }
    await act(['followUpAgent'], 'followUp', asked)
    await act(['followUpAgent'], 'clear', {})
  }
  const again = await recorded(text, farming)
  const { units } = (await advice(again.matterId)).body
  const past = { because: 'past', count: 3, of: 3, returned: 0 }
  expect(units).toMatchObject({
    lead: { unitId: 'water', ...past },
    assisting: [{ unitId: 'roads', ...past }],
    track: 'joint',
    ground: 'past',
    confidence: 0.8,
    sure: true,
  })
})
