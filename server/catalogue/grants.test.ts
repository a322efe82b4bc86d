import { describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access/role.ts'
import { useApp } from '../../test/app.ts'
import { uid } from '../../test/make.ts'
import { TENANT } from '../../test/prefecture.ts'
import { checkLog } from '../access-log/check.ts'
import { inTenant } from '../db/tenant.ts'

const app = useApp(() => new Date('2026-04-01T02:00:00Z'))

type As = readonly [Role, string?]
const security: As = ['securityAdministrator']
const system: As = ['systemAdministrator']
const handler: As = ['unitHandler', 'roads']
/** Of make.ts: the operator, the dispatcher, a handler of the roads bureau. */
const [operator, dispatcher, ofRoads] = [uid(1), uid(2), uid(106)]

let serial = 0
const fresh = () => `n${++serial}`
const grantRow = (row: object) => ({
  code: fresh(),
  personId: operator,
  role: 'analyst',
  unitId: null,
  regionCode: null,
  ...row,
})
const awayRow = (row: object) => ({ code: fresh(), personId: ofRoads, standInId: dispatcher, why: '休假', ...row })
const dates = { validFrom: '2026-04-01', validTo: '2026-04-15' }

const write = (as: As, catalogue: string, row: { code: string }, more: object = {}) =>
  app.call('PUT', `/api/catalogues/${catalogue}/${encodeURIComponent(row.code)}`, {
    as,
    body: { row, basedOnVersion: 0, ...more },
  })
const take = (as: As, catalogue: string, code: string, version = 1) =>
  app.call(
    'DELETE',
    `/api/catalogues/${catalogue}/${encodeURIComponent(code)}?note=${encodeURIComponent('收回')}&basedOnVersion=${version}`,
    { as },
  )
const read = (as: As, path: string) => app.call('GET', `/api/catalogues${path && `/${path}`}`, { as })

describe('who writes what people may do', () => {
  test('the security administrator gives a role, takes it back, and arranges for leave', async () => {
    const grant = grantRow({})
    const given = await write(security, 'grant', grant, { note: '轮岗' })
    expect([given.status, given.body.standing]).toEqual([200, 1])
    expect(given.body.versions[0]).toMatchObject({ row: grant, note: '轮岗', changedBy: { id: uid(12) } })
    expect((await take(security, 'grant', grant.code)).body.standing).toBeNull()
    const away = await write(security, 'standIn', awayRow({}), dates)
    expect([away.status, away.body.standing]).toEqual([200, 1])
    await take(security, 'standIn', away.body.code)
  })

  for (const as of [system, ['auditAdministrator'], ['dispatcher'], ['leader'], handler] as const) {
    test(`${as[0]} does neither`, async () => {
      const answers = [
        await write(as, 'grant', grantRow({ personId: uid(9) })),
        await take(as, 'grant', `${operator}/operator`),
        await app.call('POST', '/api/catalogues/grant/import', {
          as,
          body: { rows: [grantRow({ personId: uid(9) })] },
        }),
        await write(as, 'standIn', awayRow({ standInId: uid(9) }), dates),
      ]
      expect(answers.map(({ status, body }) => [status, body.code])).toEqual(answers.map(() => [403, 'not-allowed']))
    })
  }

  test('the security administrator keeps no other catalogue', async () => {
    const person = { code: uid(900), name: '新人', unitId: null, regionCode: null }
    expect((await write(security, 'person', person)).body.code).toBe('not-allowed')
    expect((await take(security, 'person', operator)).body.code).toBe('not-allowed')
    expect((await take(security, 'unit', 'roads')).body.code).toBe('not-allowed')
  })
})

describe('nobody raises themselves', () => {
  test('not by a grant of their own, new, changed, taken back, or among others', async () => {
    const own = grantRow({ personId: uid(12) })
    const mine = `${uid(12)}/securityAdministrator`
    const row = { code: mine, personId: uid(12), role: 'securityAdministrator', unitId: null, regionCode: null }
    const answers = [
      await write(security, 'grant', own),
      await write(security, 'grant', { ...row, regionCode: '159901000000' } as never, { basedOnVersion: 1 }),
      await take(security, 'grant', mine),
      await write(security, 'grant', { ...row, personId: operator } as never, { basedOnVersion: 1 }),
      await app.call('POST', '/api/catalogues/grant/import', {
        as: security,
        body: { rows: [grantRow({ personId: uid(9), role: 'leader' }), own] },
      }),
    ]
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(answers.map(() => [403, 'own-grant']))
    expect((await read(security, `grant?words=${uid(9)}`)).body.rows).toHaveLength(1)
  })

  test('not by standing in, nor by having somebody stand in for them', async () => {
    for (const row of [{ standInId: uid(12) }, { personId: uid(12) }]) {
      expect((await write(security, 'standIn', awayRow(row), dates)).body.code).toBe('own-grant')
    }
  })

  for (const extra of [
    { roles: ['systemAdministrator'] },
    { role: 'dispatcher' },
    { grants: [{ role: 'dispatcher' }] },
    { standsInFor: dispatcher },
  ]) {
    test(`not by ${Object.keys(extra)[0]} in the row of a person`, async () => {
      const row = { code: operator, name: '操作员', unitId: 'centre', regionCode: null, ...extra }
      const put = await write(system, 'person', row, { basedOnVersion: 1 })
      const many = await app.call('POST', '/api/catalogues/person/import', { as: system, body: { rows: [row] } })
      expect([put.body.code, many.body.code]).toEqual(['bad-input', 'bad-input'])
    })
  }

  for (const [what, row] of [
    ['more than a grant has', { standsInFor: dispatcher }],
    ['a role that is none', { role: 'owner' }],
    ['several roles', { role: ['analyst', 'leader'] }],
  ] as const) {
    test(`a grant with ${what} is refused`, async () => {
      expect((await write(security, 'grant', grantRow(row))).body.code).toBe('bad-input')
    })
  }

  test('a grant changes neither hands nor role', async () => {
    const grant = grantRow({ role: 'leader' })
    await write(security, 'grant', grant)
    for (const changed of [{ personId: uid(9) }, { role: 'supervisor' }]) {
      const { status, body } = await write(security, 'grant', { ...grant, ...changed }, { basedOnVersion: 1 })
      expect([status, body.code, body.fields[0].message]).toEqual([400, 'bad-input', expect.stringContaining('收回')])
    }
  })
})

describe('the three administrators', () => {
  for (const [what, catalogue, row] of [
    ['two of them in one person', 'grant', { personId: uid(7), role: 'auditAdministrator' }],
    ['two of them in one person, planned for later', 'grant', { personId: uid(13), role: 'systemAdministrator' }],
    ['a stand-in for the system administrator', 'standIn', { personId: uid(7) }],
    ['a stand-in for the audit administrator', 'standIn', { personId: uid(13) }],
    ['the system administrator as a stand-in', 'standIn', { standInId: uid(7) }],
    ['the audit administrator as a stand-in', 'standIn', { standInId: uid(13) }],
  ] as const) {
    test(`never ${what}`, async () => {
      const from = what.includes('later') ? { validFrom: '2027-01-01' } : dates
      const whole = catalogue === 'grant' ? grantRow(row) : awayRow(row)
      const { status, body } = await write(security, catalogue, whole, from)
      expect([status, body.code, body.fields[0].path]).toEqual([
        422,
        'catalogue-row-refused',
        `${catalogue}/${whole.code}`,
      ])
    })
  }

  test('one who is stood in for becomes none of them while it lasts', async () => {
    const away = awayRow({ personId: uid(100), standInId: uid(102) })
    await write(security, 'standIn', away, { validFrom: '2026-05-01', validTo: '2026-05-08' })
    for (const personId of [uid(100), uid(102)]) {
      const grant = grantRow({ personId, role: 'auditAdministrator' })
      expect((await write(security, 'grant', grant, { validFrom: '2026-05-07' })).body.code).toBe(
        'catalogue-row-refused',
      )
      expect((await write(security, 'grant', grant, { validFrom: '2026-05-08' })).status).toBe(200)
    }
  })

  test('one does not remove another from the staff', async () => {
    for (const personId of [uid(12), uid(13), uid(7)]) {
      const { status, body } = await take(system, 'person', personId)
      expect([status, body.code]).toEqual([422, 'catalogue-row-refused'])
      expect(body.zh).toContain('管理员”还在用这一行')
    }
  })
})

describe('a stand-in', () => {
  test('has an end', async () => {
    const { status, body } = await write(security, 'standIn', awayRow({}))
    expect([status, body.fields[0]]).toEqual([400, { path: 'validTo', message: expect.stringContaining('结束日期') }])
  })

  test('is not for oneself, and does not chain', async () => {
    const first = awayRow({ personId: uid(108), standInId: uid(110) })
    expect((await write(security, 'standIn', first, dates)).status).toBe(200)
    for (const row of [
      { personId: uid(112), standInId: uid(112) },
      { personId: uid(110), standInId: uid(112) },
      { personId: uid(112), standInId: uid(108) },
    ]) {
      expect((await write(security, 'standIn', awayRow(row), dates)).body.code).toBe('catalogue-row-refused')
    }
    const later = awayRow({ personId: uid(110), standInId: uid(112) })
    expect((await write(security, 'standIn', later, { validFrom: '2026-04-15', validTo: '2026-05-01' })).status).toBe(
      200,
    )
  })
})

describe('who reads them', () => {
  const codes = ({ body }: { body: { rows: { row: { code: string } }[] } }) => body.rows.map(({ row }) => row.code)

  test('administrators all', async () => {
    for (const as of [security, system, ['auditAdministrator']] as const) {
      const list = await read(as, 'grant?limit=200')
      expect(list.body.total).toBeGreaterThan(25)
      expect((await read(as, `grant/${encodeURIComponent(`${operator}/operator`)}`)).status).toBe(200)
    }
  })

  test('everyone else their own', async () => {
    const away = awayRow({ personId: uid(104), standInId: ofRoads })
    await write(security, 'standIn', away, dates)
    expect(codes(await read(handler, 'grant'))).toEqual([`${ofRoads}/unitHandler`])
    expect(codes(await read(handler, 'standIn'))).toEqual([away.code])
    expect((await read(handler, `grant/${encodeURIComponent(`${operator}/operator`)}`)).body.code).toBe(
      'catalogue-row-not-found',
    )
    expect((await read(['dispatcher'], `standIn/${away.code}`)).body.code).toBe('catalogue-row-not-found')
    const counts = await read(handler, '')
    expect(counts.body.rows).toContainEqual(expect.objectContaining({ name: 'grant', count: 1 }))
  })

  test('of people, names and units', async () => {
    const { body } = await read(handler, `person?words=${operator}`)
    expect(body.rows[0].row).toEqual({ code: operator, name: '操作员', unitId: 'centre', regionCode: null })
  })
})

describe('a leaver', () => {
  test('takes grants and stand-ins along, on the day they leave', async () => {
    const person = { code: uid(901), name: '将离职', unitId: 'water', regionCode: null }
    await write(system, 'person', person)
    const grant = grantRow({ personId: person.code, role: 'unitHandler', unitId: 'water' })
    const planned = grantRow({ personId: person.code, role: 'unitLeader', unitId: 'water' })
    const away = awayRow({ personId: uid(108), standInId: person.code })
    await write(security, 'grant', grant)
    await write(security, 'grant', planned, { validFrom: '2026-09-01' })
    await write(security, 'standIn', away, { validFrom: '2026-06-01', validTo: '2026-12-31' })
    const gone = await app.call(
      'DELETE',
      `/api/catalogues/person/${person.code}?note=${encodeURIComponent('离职')}&basedOnVersion=1&validFrom=2026-08-01`,
      { as: system },
    )
    expect(gone.status).toBe(200)
    const on = async (day: string) =>
      (
        await Promise.all(['grant', 'standIn'].map((name) => read(security, `${name}?words=${person.code}&on=${day}`)))
      ).map(({ body }) => body.rows.map(({ row }: { row: { code: string } }) => row.code))
    expect(await on('2026-07-31')).toEqual([[grant.code], [away.code]])
    expect(await on('2026-08-01')).toEqual([[], []])
    expect(await on('2026-09-02')).toEqual([[], []])
    const { body } = await read(security, `grant/${grant.code}`)
    expect(body.versions[0]).toMatchObject({ removed: true, note: '离职', changedBy: { id: uid(7) } })
  })
})

describe('the access log tells of it', () => {
  const logged = async (personId: string) =>
    (
      await app.database.owner
        .selectFrom('accessLog')
        .selectAll()
        .where('object', '=', personId)
        .orderBy('seq')
        .execute()
    ).map(({ what, personId: by, role, ok, reason, address, details }) => ({
      what,
      by,
      role,
      ok,
      reason,
      address,
      details,
    }))

  test('a role given and taken back: to whom, by whom, from where and why', async () => {
    const grant = grantRow({ personId: uid(8), role: 'analyst' })
    await write(security, 'grant', grant, { note: '轮岗', validTo: '2026-12-31' })
    await take(security, 'grant', grant.code)
    const by = { what: 'grant', by: uid(12), role: 'securityAdministrator', ok: true, address: '127.0.0.1' }
    const what = { catalogue: 'grant', code: grant.code, role: 'analyst', unitId: null, regionCode: null }
    expect((await logged(uid(8))).slice(1)).toEqual([
      {
        ...by,
        reason: '轮岗',
        details: { ...what, version: 1, removed: false, validFrom: '2026-04-01', validTo: '2026-12-31' },
      },
      {
        ...by,
        reason: '收回',
        details: { ...what, version: 2, removed: true, validFrom: '2026-04-01', validTo: null },
      },
    ])
  })

  test('what a command set up is put down to nobody', async () => {
    const [first] = await logged(uid(8))
    expect(first).toMatchObject({ by: null, role: null, address: null, details: { role: 'supervisor', version: 1 } })
  })

  test('a stand-in: for whom and who, not why they are away', async () => {
    const away = awayRow({ personId: uid(114), standInId: uid(115), why: '做手术' })
    await write(security, 'standIn', away, { ...dates, note: '按请假条' })
    const line = (await logged(uid(114))).at(-1)
    expect(line).toMatchObject({ reason: '按请假条', details: { catalogue: 'standIn', standInId: uid(115), ...dates } })
    expect(JSON.stringify(line)).not.toContain('做手术')
  })

  test('a try to change one’s own', async () => {
    const before = (await logged(uid(12))).length
    await write(security, 'grant', grantRow({ personId: uid(12), role: 'systemAdministrator' }))
    const [tried, ...more] = (await logged(uid(12))).slice(before)
    expect(more).toEqual([])
    expect(tried).toMatchObject({ by: uid(12), ok: false, details: { refusal: 'own-grant' } })
  })

  test('nothing where nothing was written', async () => {
    const before = (await logged(operator)).length
    await write(security, 'grant', grantRow({ role: 'gridWorker' }))
    expect(await logged(operator)).toHaveLength(before)
  })

  test('in one unbroken chain', async () => {
    const { findings, lines } = await inTenant(app.deps.db, TENANT, (tx) => checkLog(tx, TENANT))
    expect(findings).toEqual([])
    expect(lines).toBeGreaterThan(30)
  })
})
