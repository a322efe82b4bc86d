import { describe, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { type Role, roles } from '../../domain/access/role.ts'
import { newId } from '../new-id.ts'

const here = useApp()
const known = useApp(undefined, { origin: 'https://12345.example.gov.cn' })

type Headers = Readonly<Record<string, string>>

/** Posts a submission with these headers and no others; the status and code of the answer. */
async function posted(site: typeof here, headers: Headers): Promise<string> {
  const payload = { id: newId(), text: '路灯不亮' }
  const reply = await site.app.inject({ method: 'POST', url: '/api/submissions', headers, payload })
  return `${reply.statusCode} ${reply.json<{ code?: string }>().code ?? ''}`.trim()
}

const own = 'https://12345.example.gov.cn'
const host = '12345.example.gov.cn'
const cookie = 'lianxin=abc'

describe('under whatever host it is asked', () => {
  for (const [what, headers, answer] of [
    [
      'a page of the site',
      { 'sec-fetch-site': 'same-origin', origin: 'http://a.test:1', host: 'a.test:1', cookie },
      '201',
    ],
    ['an older browser', { origin: 'http://a.test:1', host: 'a.test:1', cookie }, '201'],
    ['the same behind a proxy that speaks https', { origin: 'https://a.test', host: 'A.test', cookie }, '201'],
    ['something typed by the person', { 'sec-fetch-site': 'none', cookie }, '201'],
    ['a program without a cookie', {}, '201'],
    ['a program with a cookie', { cookie }, '403 cross-site'],
    ['a cookie of any other name', { cookie: 'other=1' }, '403 cross-site'],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test', host: 'a.test' }, '403 cross-site'],
    [
      'another host of the domain',
      { 'sec-fetch-site': 'same-site', origin: 'https://b.a.test', host: 'a.test' },
      '403 cross-site',
    ],
    ['another site, older browser', { origin: 'https://evil.test', host: 'a.test' }, '403 cross-site'],
    ['another port', { origin: 'http://a.test:2', host: 'a.test:1' }, '403 cross-site'],
    ['a sandboxed frame', { origin: 'null', host: 'a.test' }, '403 cross-site'],
    ['an origin that is none', { origin: 'a.test', host: 'a.test' }, '403 cross-site'],
    ['a name that begins alike', { origin: 'http://a.test.evil.test', host: 'a.test' }, '403 cross-site'],
    ['a name before an at sign', { origin: 'http://a.test@evil.test', host: 'a.test' }, '403 cross-site'],
    [
      'one header right, the other wrong',
      { 'sec-fetch-site': 'same-origin', origin: 'https://evil.test', host: 'a.test' },
      '403 cross-site',
    ],
    ['a word of no browser', { 'sec-fetch-site': 'same-origin, cross-site' }, '403 cross-site'],
  ] as const satisfies readonly (readonly [string, Headers, string])[]) {
    test(`${what}: ${answer}`, async () => expect(await posted(here, headers)).toBe(answer))
  }
})

describe('where the address of the site is set', () => {
  for (const [what, headers, answer] of [
    ['its own page', { host, origin: own, cookie }, '201'],
    ['its own page over http', { host, origin: 'http://12345.example.gov.cn', cookie }, '403 cross-site'],
    [
      'the host that was asked for, which is another',
      { host: 'evil.test', origin: 'http://evil.test' },
      '421 wrong-host',
    ],
    ['its address with the port of https', { host: `${host}:443`, origin: own }, '201'],
    ['another port', { host: `${host}:8443`, origin: own }, '421 wrong-host'],
    ['a host somebody forwards', { host: 'evil.test', 'x-forwarded-host': host, origin: own }, '421 wrong-host'],
  ] as const satisfies readonly (readonly [string, Headers, string])[]) {
    test(`${what}: ${answer}`, async () => expect(await posted(known, headers)).toBe(answer))
  }

  test('a page asked for under another name is not served either, and says where the site is', async () => {
    const reply = await known.app.inject({
      url: '/api/book',
      headers: { host: '127.0.0.1:12345', 'accept-language': 'en' },
    })
    expect([reply.statusCode, reply.json().detail]).toEqual([421, expect.stringContaining(own)])
  })
})

describe('every declared route', () => {
  type Operation = Readonly<{ requestBody?: Readonly<{ content: Readonly<Record<string, unknown>> }> }>
  const operations = () =>
    Object.entries(here.app.swagger().paths ?? {}).flatMap(([path, methods]) =>
      Object.entries((methods ?? {}) as Readonly<Record<string, Operation>>).map(([method, { requestBody }]) => ({
        takesJson: requestBody?.content['application/json'] !== undefined,
        method: method.toUpperCase() as 'GET' | 'POST' | 'PUT' | 'DELETE',
        url: path.replaceAll(/\{\w+\}/g, '0192f0c8-7c1e-7000-8000-000000000000'),
      })),
    )
  const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test', host: 'a.test' }

  test('that changes something is closed to other sites, before anything else is looked at', async () => {
    const changing = operations().filter(({ method }) => method !== 'GET')
    expect(changing.length).toBeGreaterThan(10)
    for (const { method, url } of changing) {
      const { statusCode, body } = await here.app.inject({ method, url, headers: foreign, payload: '{' })
      expect([method, url, statusCode, JSON.parse(body).code]).toEqual([method, url, 403, 'cross-site'])
    }
  })

  test('tells no other site anything: no answer allows another origin, and none answers OPTIONS', async () => {
    for (const { method, url } of operations()) {
      const asked = { ...foreign, 'access-control-request-method': method }
      const preflight = await here.app.inject({ method: 'OPTIONS', url, headers: asked })
      const answer = await here.app.inject({ method, url, headers: foreign })
      expect([url, preflight.statusCode, preflight.headers.allow]).toEqual([url, 404, undefined])
      for (const { headers } of [preflight, answer])
        expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
    }
  })

  test.each([
    'text/plain',
    'text/plain; application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'text/json',
  ])('takes no %s for JSON', async (type) => {
    const staff = (Object.keys(roles) as Role[]).filter((role) => role !== 'citizen')
    for (const { method, url } of operations().filter(({ takesJson }) => takesJson)) {
      const headers = { 'content-type': type }
      const statuses = new Set([(await here.call(method, url, { raw: '{"a":1}', headers })).status])
      if (statuses.has(401))
        for (const role of staff)
          statuses.add((await here.call(method, url, { as: [role], raw: '{"a":1}', headers })).status)
      expect([
        method,
        url,
        statuses.has(415),
        [...statuses].filter((status) => ![401, 403, 415].includes(status)),
      ]).toEqual([method, url, true, []])
    }
  })
})
