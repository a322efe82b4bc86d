import { beforeAll, describe, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { type Dispatched, dispatched } from '../../test/dispatched.ts'
import { actor } from '../../test/make.ts'
import { newId } from '../new-id.ts'

let now = new Date('2026-03-02T01:00:00.000Z')
const app = useApp(() => now)

/** Returned by a unit, and sent on to the next by the dispatcher. */
async function returned(one: Dispatched, from: string, next?: string): Promise<void> {
  const orderId = await one.orderOf(from)
  const asked = { orderId, reasonCode: 'return-not-ours', basis: `${from}没有这项职责`, suggestedUnitId: 'housing' }
  await one.act(['unitHandler', from], 'requestReturn', asked)
  await one.act(['dispatcher'], 'judgeReturn', { orderId, upheld: true, why: '依据充分' })
  if (next) await one.act(['dispatcher'], 'dispatch', { leadUnitId: next })
}

type Hop = Readonly<{
  unitId: string
  basis: string
  suggestedUnitId: string
  judged: Readonly<{ upheld: boolean; by: string }>
}>
type Row = Readonly<{ id: string; why: readonly string[]; returnedBy: readonly string[] }>
const list = async (query = '', as: Parameters<typeof app.call>[2] = { as: ['supervisor'] }) =>
  (await app.call('GET', `/api/consultations?${query}`, as)).body.rows as readonly Row[]
const roomOf = (one: Dispatched, as: Parameters<typeof app.call>[2] = { as: ['supervisor'] }) =>
  app.call('GET', `/api/matters/${one.matterId}/consultation`, as)

let quiet: Dispatched
let thrice: Dispatched
let pending: Dispatched
let called: Dispatched
let about: Dispatched
beforeAll(async () => {
  quiet = await dispatched(app)
  thrice = await dispatched(app, { to: { leadUnitId: 'roads' } })
  await returned(thrice, 'roads', 'water')
  await returned(thrice, 'water', 'police')
  await returned(thrice, 'police')
  pending = await dispatched(app, { to: { leadUnitId: 'water' } })
  const orderId = await pending.orderOf('water')
  await pending.act(['unitHandler', 'water'], 'requestReturn', { orderId, reasonCode: 'return-not-ours', basis: '无' })
  called = await dispatched(app)
  const participants = [actor('unitLeader', 'housing').id]
  await called.act(['dispatcher'], 'convene', { participants, on: '2026-03-05', agenda: '谁来主办' })
  about = await dispatched(app, { to: { leadUnitId: 'roads' }, opened: { aboutUnitIds: ['housing'] } })
  await about.act(['dispatcher'], 'convene', { participants, on: '2026-03-05', agenda: '谁来主办' })
})

describe('会商室', () => {
  test('holds what is returned three times, called, or waits for a judgement, and nothing else', async () => {
    const rows = await list()
    expect(rows.map(({ id, why }) => [id, why])).toEqual([
      [about.matterId, ['called']],
      [called.matterId, ['called']],
      [pending.matterId, ['return']],
      [thrice.matterId, ['hops']],
    ])
    expect(rows.map(({ id }) => id)).not.toContain(quiet.matterId)
  })

  test('is narrowed by reason and by who returned it, and paged by key', async () => {
    expect((await list('why=return')).map(({ id }) => id)).toEqual([pending.matterId])
    expect((await list('why=hops')).map(({ id }) => id)).toEqual([thrice.matterId])
    expect((await list('unit=water')).map(({ id }) => id)).toEqual([thrice.matterId])
    const all: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query = `limit=1${cursor && `&cursor=${cursor}`}`
      const { body } = await app.call('GET', `/api/consultations?${query}`, { as: ['dispatcher'] })
      all.push(...body.rows.map(({ id }: Row) => id))
      cursor = body.next
    }
    expect(all).toEqual([about, called, pending, thrice].map(({ matterId }) => matterId))
  })

  test('tells every hop with its basis and judgement, and proposes who received it first', async () => {
    const { status, body } = await roomOf(thrice)
    expect(status).toBe(200)
    expect(body).toMatchObject({ hops: 3, needed: true, called: null })
    expect(
      body.history.map((hop: Hop) => [hop.unitId, hop.basis, hop.suggestedUnitId, hop.judged.upheld, hop.judged.by]),
    ).toEqual([
      ['roads', 'roads没有这项职责', 'housing', true, '派单员'],
      ['water', 'water没有这项职责', 'housing', true, '派单员'],
      ['police', 'police没有这项职责', 'housing', true, '派单员'],
    ])
    expect(body.duties).toEqual([
      { unitId: 'housing', categoryCode: '01', regionCode: null, basis: '三定规定', barred: null },
    ])
    expect(body.proposal).toEqual({ unitId: 'roads', because: 'firstReceiver', instead: null, basis: null })
    const heads = ['roads', 'water', 'police', 'housing'].map((unit) => actor('unitLeader', unit).id)
    expect(body.participants.toSorted()).toEqual(heads.toSorted())
  })

  test('a pending return stands there without a judgement', async () => {
    const { body } = await roomOf(pending, { as: ['dispatcher'] })
    expect(body).toMatchObject({ needed: false, history: [{ unitId: 'water', judged: null }] })
  })

  test('says why a unit that is complained about may not have it', async () => {
    const { body } = await roomOf(about)
    expect(body.duties[0].barred.code).toBe('unit-complained-about')
    expect(body.duties[0].barred.zh).toContain('盟行署')
    expect(body.participants).not.toContain(actor('unitLeader', 'housing').id)
  })

  test.each([
    ['a supervisor', ['supervisor'], 200],
    ['a dispatcher', ['dispatcher'], 200],
    ['a leader', ['leader'], 403],
    ['the unit itself', ['unitLeader', 'water'], 403],
    ['an administrator', ['systemAdministrator'], 403],
  ] as const)('%s: %s', async (_, as, verdict) => {
    expect((await app.call('GET', '/api/consultations', { as })).status).toBe(verdict)
    expect((await roomOf(pending, { as })).status).toBe(verdict)
  })

  test('a designation brings it to an end, and is binding', async () => {
    const body = (await roomOf(thrice)).body
    const decision = { participants: body.participants, decision: '首接负责，由交通局主办' }
    await thrice.act(['supervisor'], 'designate', { leadUnitId: body.proposal.unitId, ...decision })
    expect((await list()).map(({ id }) => id)).not.toContain(thrice.matterId)
    const orderId = await thrice.orderOf('roads')
    const details = { orderId, reasonCode: 'return-not-ours', basis: '还是不归' }
    const { body: refused } = await app.call('POST', `/api/matters/${thrice.matterId}/entries`, {
      as: ['unitHandler', 'roads'],
      body: { id: newId(), action: 'requestReturn', details },
    })
    expect(refused.code).toBe('designated-is-binding')
  })
})
