import { expect } from 'vitest'
import { newId } from '../server/new-id.ts'
import type { Role } from '../domain/access/role.ts'
import type { TestApp } from './app.ts'
import { place } from './story.ts'

type Who = readonly [Role, string?]

/** A submission whose matter is out with units, and the ways of it over HTTP. */
export type Dispatched = Readonly<{
  submissionId: string
  number: string
  queryCode: string
  matterId: string
  /** The newest order of a unit. */
  orderOf: (unitId: string) => Promise<string>
  /** Takes an action, which has to be taken. */
  act: (as: Who, action: string, details: object) => Promise<void>
}>

/** Says something by the web, opens it and sends it to units. */
export async function dispatched(
  app: TestApp,
  {
    said = {},
    opened = {},
    to = { leadUnitId: 'housing' },
  }: Readonly<{ said?: object; opened?: object; to?: object }> = {},
): Promise<Dispatched> {
  const body = { id: newId(), text: '家里暖气不热。', ...said }
  const { id: submissionId, number, queryCode } = (await app.call('POST', '/api/submissions', { body })).body
  const { rows } = (await app.call('GET', `/api/matters?number=${number}`, { as: ['dispatcher'] })).body
  const matterId = rows[0].id as string
  const act: Dispatched['act'] = async (as, action, details) => {
    const url = `/api/matters/${matterId}/entries`
    const { status, body: answer } = await app.call('POST', url, { as, body: { id: newId(), action, details } })
    expect([action, status, answer.code]).toEqual([action, 201, undefined])
  }
  const orderOf: Dispatched['orderOf'] = async (unitId) => {
    const { orders } = (await app.call('GET', `/api/matters/${matterId}`, { as: ['dispatcher'] })).body
    return (orders as { id: string; unitId: string }[]).findLast((one) => one.unitId === unitId)!.id
  }
  await act(['dispatcher'], 'open', { ...place, ...opened })
  await act(['dispatcher'], 'dispatch', to)
  return { submissionId, number, queryCode, matterId, act, orderOf }
}
