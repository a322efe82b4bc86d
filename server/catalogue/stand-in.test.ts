import { beforeEach, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access/role.ts'
import { useApp } from '../../test/app.ts'
import { uid } from '../../test/make.ts'
import { TENANT } from '../../test/prefecture.ts'
import { newId } from '../new-id.ts'

let now = new Date('2026-04-01T02:00:00Z')
const app = useApp(() => now)
const on = (day: string, clock = '12:00') => {
  now = new Date(`${day}T${clock}:00+08:00`)
}

type As = readonly [Role, string?]
const [operator, analyst, ofWater] = [uid(1), uid(9), uid(108)]
const security: As = ['securityAdministrator']

let serial = 0
const write = async (catalogue: string, row: object, more: object = {}, as = security) => {
  const code = `s${++serial}`
  const body = { row: { code, ...row }, basedOnVersion: 0, ...more }
  const answer = await app.call('PUT', `/api/catalogues/${catalogue}/${code}`, { as, body })
  expect([answer.status, answer.body.zh]).toEqual([200, undefined])
  return code
}
const record = (as: As) =>
  app.call('POST', '/api/intake', { as, body: { id: newId(), channel: 'hotline', text: '路灯不亮了，请来修。' } })

describe('a stand-in', () => {
  beforeEach(() => on('2026-04-01'))

  test('does what the colleague does from the first day to the last, as themselves', async () => {
    const away = { personId: operator, standInId: analyst, why: '休假' }
    await write('standIn', away, { validFrom: '2026-04-03', validTo: '2026-04-05' })
    const as: As = ['analyst']
    const statuses: number[] = []
    for (const [day, clock] of [
      ['2026-04-02', '23:59'],
      ['2026-04-03', '00:00'],
      ['2026-04-04', '23:59'],
      ['2026-04-05', '00:00'],
    ] as const) {
      on(day, clock)
      statuses.push((await record(as)).status)
    }
    expect(statuses).toEqual([403, 201, 201, 403])
    const written = await app.database.owner
      .selectFrom('ledgerEntry')
      .select(['writerId', 'writerRole', 'writerUnitId'])
      .where('tenantId', '=', TENANT)
      .execute()
    const inTheHat = { writerId: analyst, writerRole: 'operator', writerUnitId: 'centre' }
    expect(written).toEqual([inTheHat, inTheHat])
  })

  test('is ended early, and at once', async () => {
    const code = await write(
      'standIn',
      { personId: operator, standInId: analyst, why: '出差' },
      { validFrom: '2026-04-01', validTo: '2026-04-30' },
    )
    expect((await record(['analyst'])).status).toBe(201)
    await app.call('DELETE', `/api/catalogues/standIn/${code}?basedOnVersion=1&note=back`, { as: security })
    expect((await record(['analyst'])).status).toBe(403)
  })
})

describe('a grant', () => {
  test('counts from the next call on, until it is taken back', async () => {
    on('2026-06-01')
    const code = await write('grant', { personId: analyst, role: 'operator', unitId: null, regionCode: null })
    expect((await record(['analyst'])).status).toBe(201)
    await app.call('DELETE', `/api/catalogues/grant/${code}?basedOnVersion=1&note=x`, { as: security })
    expect((await record(['analyst'])).status).toBe(403)
  })

  test('of an outside firm’s operator records calls, and dispatches nothing', async () => {
    const recorded = await record(['contractOperator'])
    expect(recorded.status).toBe(201)
    const entries = `/api/matters/${recorded.body.matterId}/entries`
    for (const [action, details] of [
      ['open', { kind: 'help', categoryCode: '0101001', regionCode: '159901100201' }],
      ['settle', { answer: '好', kind: 'inquiry', categoryCode: '02', regionCode: '159901100201' }],
      ['transfer', { to: 'police110', externalNumber: '1' }],
      ['classify', { kind: 'help' }],
      ['dispatch', { leadUnitId: 'roads' }],
    ] as const) {
      const { body } = await app.call('POST', entries, {
        as: ['contractOperator'],
        body: { id: newId(), action, details },
      })
      expect([action, ['wrong-role', 'wrong-status'].includes(body.code)]).toEqual([action, true])
    }
  })
})

test('a leaver is out on their last day', async () => {
  on('2026-07-01')
  const as: As = ['unitHandler', 'water']
  expect((await app.call('GET', '/api/me', { as })).status).toBe(200)
  const gone = await app.call(
    'DELETE',
    `/api/catalogues/person/${ofWater}?basedOnVersion=1&note=x&validFrom=2026-07-02`,
    {
      as: ['systemAdministrator'],
    },
  )
  expect(gone.status).toBe(200)
  expect((await app.call('GET', '/api/me', { as })).status).toBe(200)
  on('2026-07-02', '00:00')
  expect((await app.call('GET', '/api/me', { as })).status).toBe(401)
})
