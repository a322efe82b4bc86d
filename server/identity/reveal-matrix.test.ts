import { expect, test } from 'vitest'
import { guardOf } from '../../domain/access/guard.ts'
import { treatmentBy } from '../../domain/access/policy.ts'
import type { Relation } from '../../domain/access/relation.ts'
import type { Role } from '../../domain/access/role.ts'
import type { Stage } from '../../domain/access/stage.ts'
import { type Kind, kinds, secrecies, type Secrecy } from '../../domain/ledger/words.ts'
import { useApp } from '../../test/app.ts'
import { dispatched, type Dispatched } from '../../test/dispatched.ts'
import { signer } from '../../test/make.ts'
import { goodChecklist, place } from '../../test/story.ts'
import { newId } from '../new-id.ts'

/** Each matter on a day of its own, so that nobody looks too often. */
let at = new Date('2026-03-02T01:00:00.000Z')
const app = useApp(() => at)
type Who = readonly [Role, string?]

/** What each is to a matter that came by the web and went to housing, with roads and the township assisting. */
const regional: readonly (readonly [Who, Relation])[] = [
  [['operator'], 'operator'],
  [['dispatcher'], 'dispatcher'],
  [['supervisor'], 'supervisor'],
  [['followUpAgent'], 'followUpAgent'],
  [['reportAgent'], 'reportAgent'],
  [['leader'], 'leader'],
  [['analyst'], 'analyst'],
  [['gridWorker'], 'gridWorker'],
]
const ofUnits: readonly (readonly [Who, Relation])[] = [
  [['unitHandler', 'housing'], 'leadUnit'],
  [['unitLeader', 'housing'], 'leadUnit'],
  [['unitHandler', 'roads'], 'assistingUnit'],
  [['unitLeader', 'roads'], 'assistingUnit'],
  [['unitHandler', 'township'], 'grassroots'],
  [['unitHandler', 'government'], 'unitAbove'],
]
const outside: readonly Who[] = [
  ['unitHandler', 'water'],
  ['unitLeader', 'police'],
  ['contractOperator'],
  ['systemAdministrator'],
  ['securityAdministrator'],
  ['auditAdministrator'],
]

type Asked = Pick<Dispatched, 'matterId' | 'submissionId'>
type Cell = Readonly<{ kind: Kind; secrecy: Secrecy; relation: Relation; stage: Stage }>

const ask = async ({ matterId, submissionId }: Asked, as: Who) => {
  const body = { submissionId, reason: '逐格核对规则', purpose: 'verify' }
  const answer = await app.call('POST', `/api/matters/${matterId}/reveals`, { as, body })
  return (answer.body.code ?? answer.status) as string | number
}
const masked = async ({ matterId, submissionId }: Asked, as: Who) => {
  const { body } = await app.call('GET', `/api/matters/${matterId}/voices/${submissionId}/identity`, { as })
  return body.treatment ?? body.code
}

/** What the table of the policy says of a cell. */
const ruled = ({ kind, secrecy, relation, stage }: Cell) =>
  treatmentBy({ relation, stage }, 'identity', guardOf(kind, secrecy))

/** Asks as everybody, and holds each answer against the table. The cells in which the identity was shown. */
async function everybody(one: Asked, about: Pick<Cell, 'kind' | 'secrecy'>, stages: readonly [Stage, Stage | null]) {
  const [stage, ofUnit] = stages
  const shown: Cell[] = []
  const standing = [
    ...regional.map((row) => [...row, stage] as const),
    ...ofUnits.map((row) => [...row, ofUnit] as const),
  ]
  for (const [as, relation, when] of standing) {
    const cell = `${as.join(' of ')}, ${about.kind}, ${about.secrecy}, ${when}`
    const none = when === null || (relation === 'gridWorker' && about.kind === 'report')
    const treatment = none ? null : ruled({ ...about, relation, stage: when })
    const code = treatment === null ? 'matter-not-found' : treatment === 'plain' ? 200 : 'identity-hidden'
    expect([cell, await ask(one, as)]).toEqual([cell, code])
    expect([cell, await masked(one, as)]).toEqual([cell, treatment ?? 'matter-not-found'])
    if (treatment === 'plain' && when !== null) shown.push({ ...about, relation, stage: when })
  }
  for (const as of outside) expect([as, await ask(one, as)]).toEqual([as, 'matter-not-found'])
  return shown
}

const handled = { record: '已到现场处理', reply: '问题已解决', solved: 'solved' }

/** Through all its stages, with everybody asking in each. */
async function walked(kind: Kind, secrecy: Secrecy): Promise<readonly Cell[]> {
  const about = { kind, secrecy }
  const shown: Cell[] = []
  const body = { id: newId(), text: '家里暖气不热。', secrecy, submitter: { name: '苏和', phone: '13847990001' } }
  const { id: submissionId, number } = (await app.call('POST', '/api/submissions', { body })).body
  const { rows } = (await app.call('GET', `/api/matters?number=${number}`, { as: ['dispatcher'] })).body
  const matterId = rows[0].id as string
  const act = async (as: Who, action: string, details: object) => {
    const entry = { id: newId(), action, details }
    const { status, body: told } = await app.call('POST', `/api/matters/${matterId}/entries`, { as, body: entry })
    expect([action, status, told.code]).toEqual([action, 201, undefined])
  }
  const orders = async () => {
    const { orders: all } = (await app.call('GET', `/api/matters/${matterId}`, { as: ['dispatcher'] })).body
    return all as readonly Readonly<{ id: string; unitId: string; lead: boolean }>[]
  }
  const one = { matterId, submissionId }

  await act(['dispatcher'], 'open', { ...place, categoryCode: '02', kind })
  shown.push(...(await everybody(one, about, ['intake', null])))
  await act(['dispatcher'], 'dispatch', { leadUnitId: 'housing', assistingUnitIds: ['roads', 'township'] })
  shown.push(...(await everybody(one, about, ['inHand', 'sent'])))
  for (const { id: orderId, unitId } of await orders()) await act(['unitHandler', unitId], 'claim', { orderId })
  shown.push(...(await everybody(one, about, ['inHand', 'inHand'])))
  for (const { id: orderId, unitId, lead } of (await orders()).toSorted((a, b) => Number(a.lead) - Number(b.lead))) {
    const { reply, ...record } = handled
    const details = { orderId, ...record, ...(lead && { reply }), signedBy: signer(unitId) }
    await act(['unitHandler', unitId], 'contact', { orderId, way: 'phone', contactedAt: at.toISOString() })
    await act(['unitLeader', unitId], 'answer', details)
  }
  await act(['dispatcher'], 'audit', { passed: true, checklist: goodChecklist })
  shown.push(...(await everybody(one, about, ['followUp', 'followUp'])))
  const agent: Who = kind === 'report' ? ['reportAgent'] : ['followUpAgent']
  await act(agent, 'followUp', { submissionId, way: 'phone', contacted: true, solved: 'solved', satisfied: 5 })
  await act(agent, 'clear', {})
  shown.push(...(await everybody(one, about, ['atRest', 'atRest'])))
  return shown
}

const pairs = Object.keys(kinds).flatMap((kind) =>
  Object.keys(secrecies).map((secrecy) => [kind, secrecy] as readonly [Kind, Secrecy]),
)

test.each(pairs)('%s, %s: everybody in every stage gets what the table says', async (kind, secrecy) => {
  at = new Date(at.getTime() + 86_400_000)
  const shown = (await walked(kind, secrecy)).map(({ relation, stage }) => `${relation} ${stage}`)
  // In plain words, so that a slip in the table shows as well.
  const guarded = kind === 'report' || secrecy === 'secret'
  expect(new Set(shown)).toEqual(
    new Set([
      ...(!guarded && secrecy === 'open' ? ['leadUnit inHand'] : []),
      ...(guarded ? [] : ['followUpAgent followUp']),
      'reportAgent followUp',
    ]),
  )
})

test.each(pairs)('%s, %s: recorded from a call', async (kind, secrecy) => {
  at = new Date(at.getTime() + 86_400_000)
  const guarded = kind === 'report' || secrecy === 'secret'
  for (const [recorder, code, treatment] of [
    ['operator', 200, 'plain'],
    ['contractOperator', 'identity-hidden', guarded || kind === 'complaint' ? 'none' : 'masked'],
  ] as const) {
    const said = { id: newId(), text: '家里暖气不热。', kind, secrecy, channel: 'hotline', submitter: { name: '苏和' } }
    const { id: submissionId, matterId } = (await app.call('POST', '/api/intake', { as: [recorder], body: said })).body
    const one = { matterId, submissionId }
    expect([recorder, await ask(one, [recorder])]).toEqual([recorder, code])
    expect([recorder, await masked(one, [recorder])]).toEqual([recorder, treatment])
    // Neither sees what the other recorded in plain.
    const other: Who = recorder === 'operator' ? ['contractOperator'] : ['operator']
    const expected = recorder === 'operator' ? 'matter-not-found' : 'identity-hidden'
    expect([other, await ask(one, other)]).toEqual([other, expected])
  }
})

test('a call of one’s own opens no other submission of the same matter', async () => {
  at = new Date(at.getTime() + 86_400_000)
  const one = await dispatched(app, { said: { secrecy: 'open', submitter: { name: '乌兰' } } })
  const said = { id: newId(), text: '我家也不热。', secrecy: 'open', channel: 'hotline', submitter: { name: '苏和' } }
  const own = (await app.call('POST', '/api/intake', { as: ['operator'], body: said })).body
  const merge = { id: newId(), action: 'merge', details: { targetId: one.matterId } }
  const url = `/api/matters/${own.matterId}/entries`
  expect((await app.call('POST', url, { as: ['dispatcher'], body: merge })).status).toBe(201)
  expect(await ask({ matterId: one.matterId, submissionId: own.id }, ['operator'])).toBe(200)
  expect(await ask(one, ['operator'])).toBe('identity-hidden')
  // It is in the matter that has it now, no longer in the one it began.
  expect(await ask({ matterId: own.matterId, submissionId: own.id }, ['operator'])).not.toBe(200)
})
