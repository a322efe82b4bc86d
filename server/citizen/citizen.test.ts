import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { startTelephones, submitFrom, type Telephones } from './test-telephone.ts'

let clock = Date.parse('2026-03-02T01:00:00Z')
const served = useApp(() => new Date(clock))
const later = (minutes: number) => {
  clock += minutes * 60_000
}

let phones: Telephones
beforeAll(async () => {
  phones = await startTelephones(served)
})
afterAll(() => phones?.close())
// Each test begins on a day on which nothing was asked yet.
beforeEach(() => later(25 * 60))

let serial = 0
/** A telephone from which something was submitted. */
async function known(said: Readonly<Record<string, unknown>> = {}) {
  const phone = `139${String((serial += 1)).padStart(8, '0')}`
  return { phone, ...(await submitFrom(served, phone, said)) }
}

/** The cookie of somebody who has shown a code; `written` is how they write their number. */
async function signedIn(phone: string, written = phone): Promise<string> {
  phones.provider.sent.length = 0
  expect((await phones.ask(written)).status).toBe(200)
  const { cookie } = await phones.show(phone, await phones.received(phone))
  return cookie ?? ''
}

const own = (cookie: string | null) => phones.call('GET', '/api/citizen/submissions', { cookie })

describe('a citizen', () => {
  test('asks for a code, shows it and sees what they said, until they close it', async () => {
    const { phone, number, queryCode } = await known({ title: '暖气不热', submitter: undefined })
    expect((await own(null)).body.code).toBe('phone-not-shown')
    const second = await submitFrom(served, `+86 ${phone.slice(0, 3)}-${phone.slice(3)}`, { title: '路灯坏了' })
    await submitFrom(served, phone, { title: '又一件' })

    const cookie = await signedIn(phone, `＋８６ ${phone}`)
    expect(await phones.call('GET', '/api/citizen/session', { cookie })).toMatchObject({
      body: { signedIn: true, open: true },
    })
    const { body } = await own(cookie)
    // The first was said without a telephone.
    expect(body.rows.map(({ title }: { title: string }) => title)).toEqual(['又一件', '路灯坏了'])
    expect(body.rows[1]).toEqual({
      number: second.number,
      title: '路灯坏了',
      receivedAt: new Date(clock).toISOString(),
      status: 'submitted',
      statusText: { zh: '待研判', en: expect.any(String) },
    })
    expect(body.more).toBe(false)
    expect((await phones.call('GET', `/api/citizen/submissions/${number}`, { cookie })).body.code).toBe(
      'submission-not-found',
    )

    const one = await phones.call('GET', `/api/citizen/submissions/${second.number.toLowerCase()}`, { cookie })
    const byCode = await served.call('GET', `/api/submissions/${second.number}?code=${second.queryCode}`)
    expect(one.body).toEqual(byCode.body)
    expect(queryCode).toMatch(/^\w{8}$/)

    const ended = await phones.call('DELETE', '/api/citizen/session', { cookie })
    expect(ended.setCookie).toContain('lianxin-citizen=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0')
    expect((await own(cookie)).status).toBe(401)
  })

  test('has a cookie that no script reads, and on a site of https one that no other site can set', async () => {
    const { phone } = await known()
    await phones.ask(phone)
    const code = await phones.received(phone)
    const { setCookie } = await phones.show(phone, code)
    expect(setCookie).toMatch(/^lianxin-citizen=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/)

    later(2)
    const origin = 'https://12345.example'
    const secure = await startTelephones(served, { edges: { ...served.deps.edges, origin } })
    const headers = { host: '12345.example' }
    await secure.call('POST', '/api/citizen/codes', { body: { phone }, headers })
    const body = { phone, code: await secure.received(phone) }
    const shown = await secure.call('POST', '/api/citizen/session', { body, headers })
    expect(shown.setCookie).toMatch(/^__Host-lianxin-citizen=[\w-]{43}; Path=\/; HttpOnly; .*; Secure$/)
    const seen = await secure.call('GET', '/api/citizen/submissions', { cookie: shown.cookie, headers })
    expect(seen.body.rows.length).toBe(1)
    await secure.close()
  })

  test('is asked again after 7 days without a look, and after 30 days in any event', async () => {
    const { phone } = await known()
    const cookie = await signedIn(phone)
    for (let day = 0; day < 29; day += 6) {
      expect((await own(cookie)).status).toBe(200)
      later(6 * 24 * 60)
    }
    expect((await own(cookie)).status).toBe(401)
    const idle = await signedIn(phone)
    later(7 * 24 * 60)
    expect((await own(idle)).status).toBe(401)
  })

  test('does not find by telephone what was said in full secrecy, nor a report', async () => {
    const { phone } = await known({ title: '平常' })
    const secret = await submitFrom(served, phone, { secrecy: 'secret' })
    const report = await submitFrom(served, phone, { kind: 'report' })
    const cookie = await signedIn(phone)
    expect((await own(cookie)).body.rows.map(({ title }: { title: string }) => title)).toEqual(['平常'])
    for (const { number } of [secret, report]) {
      const { body } = await phones.call('GET', `/api/citizen/submissions/${number}`, { cookie })
      expect(body.code).toBe('submission-not-found')
    }
  })

  test('sees the newest hundred and is told that there are more', async () => {
    const { phone } = await known({ title: '最早' })
    for (let n = 0; n < 100; n += 1) await submitFrom(served, phone, { title: `第 ${n} 件` })
    const { body } = await own(await signedIn(phone))
    expect([body.rows.length, body.more, body.rows.at(-1).title]).toEqual([100, true, '第 0 件'])
  })
})

describe('who guesses', () => {
  test('has five tries; then the right code, too, is wrong', async () => {
    const { phone } = await known()
    await phones.ask(phone)
    const code = await phones.received(phone)
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
    for (let n = 0; n < 5; n += 1) expect((await phones.show(phone, wrong)).body.code).toBe('wrong-phone-code')
    expect((await phones.show(phone, code)).body.code).toBe('wrong-phone-code')
  })

  test('has no more of them at once, on two servers', async () => {
    const other = await startTelephones(served)
    const { phone } = await known()
    await phones.ask(phone)
    const code = await phones.received(phone)
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
    const tries = Array.from({ length: 40 }, (_, n) => (n % 2 ? phones : other).show(phone, wrong))
    for (const { body } of await Promise.all(tries)) expect(body.code).toBe('wrong-phone-code')
    const { rows } = await triesOf()
    expect(rows).toEqual([5])
    expect((await phones.show(phone, code)).status).toBe(403)
    await other.close()
  })

  test('uses a code once, however many do it at once', async () => {
    const { phone } = await known()
    await phones.ask(phone)
    const code = await phones.received(phone)
    const shown = await Promise.all(Array.from({ length: 10 }, () => phones.show(phone, code)))
    expect(shown.filter(({ status }) => status === 200).length).toBe(1)
    expect((await phones.show(phone, code)).body.code).toBe('wrong-phone-code')
  })

  test('gets nowhere with the code of another telephone, an old one or a late one', async () => {
    const [a, b] = [await known(), await known()]
    await phones.ask(a.phone)
    await phones.ask(b.phone)
    const first = await phones.received(a.phone)
    if (first !== (await phones.received(b.phone))) expect((await phones.show(b.phone, first)).status).toBe(403)
    later(2)
    phones.provider.sent.length = 0
    await phones.ask(a.phone)
    const second = await phones.received(a.phone)
    if (first !== second) expect((await phones.show(a.phone, first)).status).toBe(403)
    later(10)
    expect((await phones.show(a.phone, second)).status).toBe(403)
  })

  test('closes the codes of the prefecture for an hour with 100 wrong ones, and opens nothing', async () => {
    let busy = 0
    for (let n = 0; n < 21; n += 1) {
      const { phone } = await known()
      await phones.ask(phone)
      const code = await phones.received(phone)
      const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
      for (let tries = 0; tries < 5; tries += 1) {
        const { body } = await phones.show(phone, wrong)
        if (body.code === 'codes-busy') busy += 1
        else expect(body.code).toBe('wrong-phone-code')
      }
    }
    expect(busy).toBe(5)
    const { phone } = await known()
    await phones.ask(phone)
    expect((await phones.show(phone, await phones.received(phone))).body.code).toBe('codes-busy')
    later(61)
    expect(await signedIn(phone)).not.toBe('')
  })

  test('does not close them with telephones that have no code', async () => {
    for (let n = 0; n < 110; n += 1) expect((await phones.show('13712345678', '000000')).status).toBe(403)
    const { phone } = await known()
    expect(await signedIn(phone)).not.toBe('')
  })

  async function triesOf() {
    const rows = await served.database.owner.selectFrom('phoneCode').select('tries').where('tries', '>', 0).execute()
    return { rows: rows.map(({ tries }) => tries) }
  }
  beforeEach(() => served.database.owner.deleteFrom('phoneCode').execute())
})

describe('who has codes sent', () => {
  test('learns nothing about a telephone: the same answer, and no message to one that nobody knows', async () => {
    const { phone } = await known()
    const [there, nobody] = [await phones.ask(phone), await phones.ask('13700000001')]
    expect(nobody).toEqual(there)
    expect(await phones.show('13700000001', '123456')).toEqual(await phones.show(phone, 'wrong!'))
    expect(await phones.ask('13700000001')).toEqual(await phones.ask(phone))
    await phones.received(phone)
    expect(phones.provider.sent.filter(({ body }) => body.to === '13700000001')).toEqual([])
  })

  test('a telephone from which only secret things were said receives nothing either', async () => {
    const { phone } = await known({ secrecy: 'secret' })
    const other = await known()
    await phones.ask(phone)
    await phones.ask(other.phone)
    await phones.received(other.phone)
    expect(phones.provider.sent.filter(({ body }) => body.to === phone)).toEqual([])
  })

  test.each([
    ['1 a minute', [0, 0.5, 1.1], [200, 429, 200]],
    ['5 an hour', [0, 2, 4, 6, 8, 10, 61], [200, 200, 200, 200, 200, 429, 200]],
  ] as const)('gets %s to one telephone', async (_name, minutes, statuses) => {
    const { phone } = await known()
    const start = clock
    const seen: number[] = []
    for (const minute of minutes) {
      clock = start + minute * 60_000
      seen.push((await phones.ask(phone)).status)
    }
    expect(seen).toEqual(statuses)
  })

  test('gets 10 a day to one telephone, however it is written', async () => {
    const { phone } = await known()
    const spellings = [phone, `+86${phone}`, `0${phone}`, `${phone.slice(0, 3)} ${phone.slice(3)}`]
    for (let n = 0; n < 10; n += 1) {
      expect((await phones.ask(spellings[n % 4] ?? '')).status).toBe(200)
      later(61)
    }
    expect((await phones.ask(phone)).body.code).toBe('too-many-codes')
    later(14 * 60)
    expect((await phones.ask(phone)).status).toBe(200)
  })

  test('gets one of many that are asked for at once on two servers', async () => {
    const other = await startTelephones(served)
    const { phone } = await known()
    const asked = await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? phones : other).ask(phone)))
    expect(asked.filter(({ status }) => status === 200).length).toBe(1)
    await other.close()
  })

  test('gets 20 in ten minutes from one address, also from neighbours in one IPv6 network', async () => {
    const from = (n: number) => `2001:db8:1:2::${n.toString(16)}`
    const asked: number[] = []
    for (let n = 0; n < 21; n += 1) asked.push((await phones.ask(`1370000${1000 + n}`, from(n + 1))).status)
    expect(asked.filter((status) => status === 200).length).toBe(20)
    expect((await phones.ask('13700002000', '2001:db8:1:3::1')).status).toBe(200)
  })

  test('gets what the prefecture allows a minute, from however many addresses to however many telephones', async () => {
    const few = await startTelephones(served, { phoneCodes: 3 })
    const asked = await Promise.all(Array.from({ length: 12 }, (_, n) => few.ask(`1380000${1000 + n}`)))
    const codes = asked.map(({ status, body }) => (status === 200 ? 'sent' : body.code))
    expect(codes.filter((code) => code === 'sent').length).toBe(3)
    expect(codes.filter((code) => code === 'codes-busy').length).toBe(9)
    later(1.1)
    // What was refused for the prefecture's sake was not counted for the telephone.
    expect((await few.ask('13800001000')).status).toBe(200)
    await few.close()
  })

  test.each(['0479-1234567', '+1 202 555 0100', '+852 6123 4567', '12345', '95588', '打给我', '400-123-4567'])(
    'gets none to %s',
    async (phone) => {
      expect((await phones.ask(phone)).body.code).toBe('no-mobile-number')
      expect((await phones.show(phone, '123456')).body.code).toBe('no-mobile-number')
    },
  )

  test.each([{ sms: null }, { phoneCodes: null }])('gets none where there are none: %j', async (other) => {
    const off = await startTelephones(served, other)
    const { phone } = await known()
    expect((await off.ask(phone)).body.code).toBe('sms-unavailable')
    expect((await off.show(phone, '123456')).body.code).toBe('sms-unavailable')
    expect((await off.call('GET', '/api/citizen/session')).body).toEqual({ signedIn: false, open: false })
    await off.close()
  })
})
