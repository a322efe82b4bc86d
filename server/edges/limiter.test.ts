import { describe, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { newId } from '../new-id.ts'
import { limits } from './limits.ts'

let time = Date.parse('2026-04-17T01:00:00Z')
const now = () => new Date(time)
const later = (minutes: number) => {
  time += minutes * 60_000
}
/** The limits as they are in production, but for what would take a test long. */
const counted = { ...limits, signedIn: [{ most: 5, seconds: 60 }], address: [{ most: 400, seconds: 60 }] }
const app = useApp(now, { limits: counted })
const behind = useApp(now, { limits: counted, trustProxy: '127.0.0.1, fd00::/8' })

type Site = typeof app
type Headers = Readonly<Record<string, string>>

/** Fresh addresses, so that no test stands in another's way. */
let used = 0
const fresh = () => `198.51.${(used += 1)}.7`

async function posted(site: Site, remoteAddress: string, headers: Headers = {}) {
  const payload = { id: newId(), text: '路灯不亮' }
  return site.app.inject({ method: 'POST', url: '/api/submissions', remoteAddress, headers, payload })
}

async function statuses(count: number, one: () => Promise<{ statusCode: number }>): Promise<readonly number[]> {
  const all: number[] = []
  for (let n = 0; n < count; n += 1) all.push((await one()).statusCode)
  return all
}

const times = (count: number, status: number) => Array<number>(count).fill(status)

describe('by address', () => {
  test('the 21st submission in ten minutes is refused, in both languages, and says when to come back', async () => {
    const address = fresh()
    expect(await statuses(20, () => posted(app, address))).toEqual(times(20, 201))
    later(4)
    const refused = await posted(app, address)
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '360'])
    expect(refused.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(refused.json()).toMatchObject({
      code: 'too-many-requests',
      zh: '这里的请求太频繁，请过 6 分钟再试；急事请拨打 12345。',
      en: 'Too many requests from here; try again in 6 min. If it is urgent, call 12345.',
    })
    expect((await posted(app, fresh())).statusCode).toBe(201)
    later(6)
    expect((await posted(app, address)).statusCode).toBe(201)
  })

  test('200 a day', async () => {
    const address = fresh()
    for (let n = 0; n < 10; n += 1) {
      expect(await statuses(20, () => posted(app, address))).toEqual(times(20, 201))
      later(10)
    }
    expect((await posted(app, address)).statusCode).toBe(429)
    later(24 * 60 - 100)
    expect((await posted(app, address)).statusCode).toBe(201)
  })

  test('a forged X-Forwarded-For, Forwarded or X-Real-IP helps nobody', async () => {
    const address = fresh()
    let n = 0
    const forging = () => {
      const forged = `203.0.113.${(n += 1)}`
      return posted(app, address, { 'x-forwarded-for': forged, forwarded: `for=${forged}`, 'x-real-ip': forged })
    }
    expect(await statuses(21, forging)).toEqual([...times(20, 201), 429])
  })

  test('other addresses of one household of IPv6 are the same, those of the next are not', async () => {
    let n = 0
    const moving = () => posted(app, `2001:db8:0:${used}::${((n += 1)).toString(16)}`)
    expect(await statuses(21, moving)).toEqual([...times(20, 201), 429])
    expect((await posted(app, `2001:db8:1:${used}::1`)).statusCode).toBe(201)
  })

  test('an IPv4 address in the clothes of IPv6 is itself', async () => {
    const address = fresh()
    expect(await statuses(20, () => posted(app, address))).toEqual(times(20, 201))
    expect((await posted(app, `::ffff:${address}`)).statusCode).toBe(429)
  })

  test('every call of the interface together, what is behind a session and what does not exist included', async () => {
    const address = fresh()
    const calls = ['/api/matters', '/api/nothing', '/api/me', '/api/docs/json']
    let n = 0
    const all = await statuses(400, () =>
      app.app.inject({ url: calls[(n += 1) % calls.length] as string, remoteAddress: address }),
    )
    expect(all).not.toContain(429)
    for (const url of calls) expect((await app.app.inject({ url, remoteAddress: address })).statusCode).toBe(429)
  })
})

describe('behind a proxy that is trusted', () => {
  test('callers are told apart by what it says, and one caller is one', async () => {
    const [one, other] = [fresh(), fresh()]
    expect(await statuses(21, () => posted(behind, '127.0.0.1', { 'x-forwarded-for': one }))).toEqual([
      ...times(20, 201),
      429,
    ])
    expect((await posted(behind, '127.0.0.1', { 'x-forwarded-for': other })).statusCode).toBe(201)
  })

  test('what a caller puts before the proxy’s word does not count', async () => {
    const address = fresh()
    let n = 0
    const forging = () => posted(behind, 'fd00::1', { 'x-forwarded-for': `203.0.113.${(n += 1)}, ${address}` })
    expect(await statuses(21, forging)).toEqual([...times(20, 201), 429])
  })

  test('who comes past the proxy is not believed', async () => {
    const address = fresh()
    let n = 0
    const forging = () => posted(behind, address, { 'x-forwarded-for': `203.0.113.${(n += 1)}` })
    expect(await statuses(21, forging)).toEqual([...times(20, 201), 429])
  })
})

test('by account, from wherever it calls, and no account for another', async () => {
  later(1)
  const me = (role: 'operator' | 'dispatcher') => app.call('GET', '/api/me', { as: [role] })
  const all: number[] = []
  for (let n = 0; n < 6; n += 1) all.push((await me('operator')).status)
  expect(all).toEqual([...times(5, 200), 429])
  expect((await me('dispatcher')).status).toBe(200)
  later(1)
  expect((await me('operator')).status).toBe(200)
})

describe('codes that are not a number’s own', () => {
  const lookUp = (number: string, code: string, remoteAddress: string) =>
    app.app.inject({ url: `/api/submissions/${number}?code=${code}`, remoteAddress })
  const own = async () => {
    const { body } = await app.call('POST', '/api/submissions', { body: { id: newId(), text: '路灯不亮' } })
    later(1)
    return body as { number: string; queryCode: string }
  }

  test('ten in ten minutes from an address; then the right one is not looked at either', async () => {
    const { number, queryCode } = await own()
    const address = fresh()
    expect((await lookUp(number, queryCode, address)).statusCode).toBe(200)
    expect(await statuses(11, () => lookUp(number, 'AAAAAAAA', address))).toEqual([...times(10, 404), 429])
    expect((await lookUp(number, queryCode, address)).statusCode).toBe(429)
    expect((await lookUp('CS-0', 'AAAAAAAA', address)).statusCode).toBe(429)
    expect((await lookUp(number, queryCode, fresh())).statusCode).toBe(200)
    later(10)
    expect((await lookUp(number, queryCode, address)).statusCode).toBe(200)
  })

  test('looking up rightly is limited only by looking up', async () => {
    const { number, queryCode } = await own()
    const address = fresh()
    expect(await statuses(31, () => lookUp(number, queryCode, address))).toEqual([...times(30, 200), 429])
  })

  test('twenty a day for a number: then whoever was wrong has no more tries, and its owner still gets in', async () => {
    const { number, queryCode } = await own()
    const addresses = [fresh(), fresh(), fresh()]
    for (const address of addresses) await statuses(7, () => lookUp(number, 'AAAAAAAA', address))
    const spelled = ` ${number.toLowerCase()}`
    for (const address of addresses)
      expect((await lookUp(encodeURIComponent(spelled), queryCode, address)).statusCode).toBe(429)
    // At another number they may still try.
    expect((await lookUp((await own()).number, 'AAAAAAAA', addresses[0] as string)).statusCode).toBe(404)

    const owner = fresh()
    expect((await lookUp(number, queryCode, owner)).statusCode).toBe(200)
    const guesser = fresh()
    expect((await lookUp(number, 'AAAAAAAA', guesser)).statusCode).toBe(404)
    expect((await lookUp(number, 'BBBBBBBB', guesser)).statusCode).toBe(429)
    later(24 * 60)
    expect((await lookUp(number, queryCode, guesser)).statusCode).toBe(200)
  })

  test('an upload counts its wrong codes in the same place', async () => {
    const { number } = await own()
    const address = fresh()
    const url = `/api/submissions/${number}/attachments?code=AAAAAAAA&name=a.jpg`
    const headers = { 'content-type': 'image/jpeg' }
    const upload = () =>
      app.app.inject({ method: 'POST', url, headers, remoteAddress: address, payload: Buffer.from('x') })
    expect(await statuses(6, upload)).toEqual(times(6, 404))
    expect(await statuses(5, () => lookUp(number, 'AAAAAAAA', address))).toEqual([...times(4, 404), 429])
    expect((await upload()).statusCode).toBe(429)
  })
})
