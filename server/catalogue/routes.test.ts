import { beforeEach, describe, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { uid } from '../../test/make.ts'
import { setUpPrefecture } from '../../test/prefecture.ts'
import { startSession } from '../people/session.ts'

const now = new Date('2026-04-01T02:00:00Z')
const server = useApp(() => now)
const heating = {
  code: 'heating',
  name: '供热公司',
  kind: 'utility',
  level: 'prefecture',
  regionCode: '159900000000',
  superior: 'housing',
} as const

/** Each test has a prefecture of its own. */
let tenantId = 159_900
let administrator = ''
let handler = ''

beforeEach(async () => {
  tenantId += 100
  const { app: db } = server.database
  await setUpPrefecture(db, tenantId)
  administrator = await startSession(db, { tenantId, personId: uid(7) }, now)
  handler = await startSession(db, { tenantId, personId: uid(104) }, now)
})

type Method = 'GET' | 'PUT' | 'DELETE' | 'POST'
async function call(method: Method, path: string, payload?: object, token = administrator) {
  const answer = await server.app.inject({
    method,
    url: `/api/catalogues${path}`,
    headers: { 'sec-fetch-site': 'same-origin', cookie: `lianxin=${token}` },
    ...(payload && { payload }),
  })
  return { status: answer.statusCode, body: answer.json() }
}
const put = (row: Readonly<Record<keyof typeof heating, string>>, more: object = {}) =>
  call('PUT', `/unit/${row.code}`, { row, basedOnVersion: 0, ...more })

describe('read', () => {
  test('the catalogues with their counts, by anyone signed in', async () => {
    const { status, body } = await call('GET', '', undefined, handler)
    expect(status).toBe(200)
    expect(body.on).toBe('2026-04-01')
    expect(body.rows).toContainEqual({ name: 'region', zh: '区划', en: 'regions', count: 5 })
    expect(body.rows).toHaveLength(18)
  })

  test('not by a stranger', async () => {
    expect((await call('GET', '/unit', undefined, 'nobody-at-all')).status).toBe(401)
  })

  for (const [query, expected] of [
    ['parent=159900000000', ['159901000000', '159902000000']],
    ['under=159901000000', ['159901000000', '159901100000', '159901100201']],
    ['under=159902000000', ['159902000000']],
    ['under=150000000000', []],
    ['words=河口', ['159901100000', '159901100201']],
    ['words=河口 嘎查', ['159901100201']],
    ['words=159902', ['159902000000']],
    ['under=159901000000&words=旗', ['159901000000']],
    ['on=2019-12-31', []],
  ] as const) {
    test(`regions with ${query}`, async () => {
      const { body } = await call('GET', `/region?${encodeURI(query)}`)
      expect(body.rows.map(({ row }: { row: { code: string } }) => row.code)).toEqual(expected)
      expect(body.total).toBe(expected.length)
    })
  }

  test('page by page, every row once', async () => {
    const seen: string[] = []
    for (let cursor = ''; ; ) {
      const { body } = await call('GET', `/unit?limit=3${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)
      seen.push(...body.rows.map(({ row }: { row: { code: string } }) => row.code))
      if (body.next === null) break
      cursor = body.next
    }
    expect(seen).toEqual(seen.toSorted())
    expect(new Set(seen).size).toBe(8)
  })

  for (const path of ['/duty?parent=x', '/unit?limit=0', '/unit?on=2026-02-30', '/region?words=']) {
    test(`${path} is refused`, async () => {
      expect((await call('GET', path)).body.code).toBe('bad-input')
    })
  }

  test('a row that never was', async () => {
    expect((await call('GET', '/unit/nothing')).body.code).toBe('catalogue-row-not-found')
  })
})

describe('write', () => {
  test('a new row, a later name for it, and both remain readable with who, when and from which day', async () => {
    expect((await put(heating, { note: '新设' })).status).toBe(200)
    const { status, body } = await put({ ...heating, name: '热力公司' }, { basedOnVersion: 1, validFrom: '2026-05-01' })
    expect(status).toBe(200)
    expect(body).toEqual({
      code: 'heating',
      standing: 1,
      versions: [
        {
          version: 2,
          validFrom: '2026-05-01',
          validTo: null,
          removed: false,
          setAside: false,
          row: { ...heating, name: '热力公司' },
          fields: ['name'],
          changedBy: { id: uid(7), name: '管理员' },
          changedAt: now.toISOString(),
          note: null,
        },
        {
          version: 1,
          validFrom: '2026-04-01',
          validTo: null,
          removed: false,
          setAside: false,
          row: heating,
          fields: expect.arrayContaining(Object.keys(heating)),
          changedBy: { id: uid(7), name: '管理员' },
          changedAt: now.toISOString(),
          note: '新设',
        },
      ],
    })
    expect((await call('GET', '/unit/heating')).body).toEqual(body)
    const names = await Promise.all(
      ['2026-04-30', '2026-05-01'].map((on) => call('GET', `/unit?words=heating&on=${on}`)),
    )
    expect(names.map(({ body: list }) => list.rows[0].row.name)).toEqual(['供热公司', '热力公司'])
  })

  test('a correction that begins earlier sets a planned version aside, and says so', async () => {
    await put(heating)
    await put({ ...heating, name: '热力公司' }, { basedOnVersion: 1, validFrom: '2026-05-01' })
    const { body } = await put({ ...heating, name: '供暖公司' }, { basedOnVersion: 2 })
    expect(body.versions.map(({ setAside }: { setAside: boolean }) => setAside)).toEqual([false, true, true])
  })

  test('the same again is taken as done', async () => {
    await put(heating)
    const { status, body } = await put(heating)
    expect([status, body.versions.length]).toEqual([200, 1])
  })

  test('not over what somebody else wrote meanwhile', async () => {
    await put(heating)
    const { status, body } = await put({ ...heating, name: '另一个' })
    expect([status, body.code]).toEqual([409, 'changed-meanwhile'])
  })

  test('not by one who is no system administrator', async () => {
    const body = { row: heating, basedOnVersion: 0 }
    expect((await call('PUT', '/unit/heating', body, handler)).body.code).toBe('not-allowed')
    expect((await call('DELETE', '/unit/roads?note=x&basedOnVersion=1', undefined, handler)).body.code).toBe(
      'not-allowed',
    )
    expect((await call('POST', '/unit/import', { rows: [heating] }, handler)).body.code).toBe('not-allowed')
  })

  for (const [what, row, code] of [
    ['another code than the address', { ...heating, code: 'other' }, 'bad-input'],
    ['a field that is not of the catalogue', { ...heating, phone: '1' }, 'bad-input'],
    ['a field missing', { code: 'heating' }, 'bad-input'],
    ['an unknown kind', { ...heating, kind: 'club' }, 'bad-input'],
    ['a name of blanks', { ...heating, name: '  ' }, 'bad-input'],
    ['a region that is not there', { ...heating, regionCode: '159903000000' }, 'catalogue-row-refused'],
    ['a superior that is not there', { ...heating, superior: 'nobody' }, 'catalogue-row-refused'],
    ['itself as superior', { ...heating, superior: 'heating' }, 'catalogue-row-refused'],
  ] as const) {
    test(`${what}: ${code}`, async () => {
      const { body } = await call('PUT', '/unit/heating', { row, basedOnVersion: 0 })
      expect(body.code).toBe(code)
      expect(body.fields.length).toBeGreaterThan(0)
    })
  }

  test('under a long code of Chinese words with a slash', async () => {
    const code = `${'热'.repeat(78)}/一`
    const address = `/unit/${encodeURIComponent(code)}`
    expect((await call('PUT', address, { row: { ...heating, code }, basedOnVersion: 0 })).status).toBe(200)
    expect((await call('GET', address)).body.code).toBe(code)
  })

  test('an end before the beginning', async () => {
    expect((await put(heating, { validTo: '2026-04-01' })).body.code).toBe('bad-input')
  })

  test('a row is taken out with a reason, and its history stays', async () => {
    await put(heating)
    expect((await call('DELETE', '/unit/heating?basedOnVersion=1')).body.code).toBe('bad-input')
    const { status, body } = await call('DELETE', `/unit/heating?basedOnVersion=1&note=${encodeURIComponent('撤并')}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      standing: null,
      versions: [{ removed: true, note: '撤并', row: heating }, { version: 1 }],
    })
    expect((await call('GET', '/unit?words=heating')).body.total).toBe(0)
    expect((await call('DELETE', '/unit/heating?basedOnVersion=2&note=x')).body.code).toBe('catalogue-row-not-found')
  })

  test('a row that another needs stays', async () => {
    const { body } = await call('DELETE', '/region/159901100000?basedOnVersion=1&note=x')
    expect(body.code).toBe('catalogue-row-refused')
    expect(body.zh).toContain('还在用这一行')
  })
})

describe('import', () => {
  const rows = [heating, { ...heating, code: 'gas', name: '燃气公司' }]

  test('added, changed and unchanged are told apart; a second run writes nothing', async () => {
    const first = await call('POST', '/unit/import', { rows, note: '供热季' })
    expect(first.body).toEqual({ read: 2, added: 2, changed: 0, unchanged: 0 })
    const second = await call('POST', '/unit/import', { rows: [heating, { ...rows[1], name: '天然气公司' }] })
    expect(second.body).toEqual({ read: 2, added: 0, changed: 1, unchanged: 1 })
    const third = await call('POST', '/unit/import', { rows: [heating] })
    expect(third.body).toEqual({ read: 1, added: 0, changed: 0, unchanged: 1 })
    expect((await call('GET', '/unit/heating')).body.versions).toHaveLength(1)
  })

  test('all or none: each refused row is named', async () => {
    const { status, body } = await call('POST', '/unit/import', {
      rows: [...rows, { ...heating, code: 'x', superior: 'nobody' }],
    })
    expect([status, body.fields[0].path]).toEqual([422, 'unit/x'])
    expect((await call('GET', '/unit/heating')).status).toBe(404)
  })

  test('a row of the wrong shape is named by its place', async () => {
    const { body } = await call('POST', '/unit/import', { rows: [heating, { ...heating, code: 'x', level: 'moon' }] })
    expect(body.fields[0].path).toContain('1.level')
  })

  test('3,000 rows in one go', async () => {
    const many = Array.from({ length: 3000 }, (_, n) => ({
      ...heating,
      code: `unit-${n}`,
      name: `第${n}供热站，名称写得长一些以便超过通常的大小限制`,
    }))
    expect((await call('POST', '/unit/import', { rows: many })).body.added).toBe(3000)
  })
})
