import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { spokenWriter } from '../../domain/deadline/spoken-date.ts'
import { dispatched, type Dispatched } from '../../test/dispatched.ts'
import { type Mail, MailFailure } from '../mail/mail.ts'
import { httpSms } from '../sms/http.ts'
import { type Sms, SmsFailure } from '../sms/sms.ts'
import { hangsUp, says, startProvider } from '../sms/test-provider.ts'
import { sendNotices } from './send.ts'

/** It moves on from test to test, never back; nine in the morning. */
let at = new Date('2026-03-02T01:00:00.000Z')
const app = useApp(() => at)
const smsFile = () => join(app.folder, 'sms.jsonl')
const mailFile = () => join(app.folder, 'mail.jsonl')
beforeEach(async () => {
  at = new Date(Math.ceil(at.getTime() / DAY) * DAY + 3_600_000)
  await app.database.owner.deleteFrom('notice').execute()
  for (const file of [smsFile(), mailFile()]) rmSync(file, { force: true })
})
const DAY = 24 * 3_600_000

const housing = ['unitHandler', 'housing'] as const
const phone = '13847990001'
const submitter = { name: '苏和毕力格', phone }

/** Somebody of housing has looked at who spoke; what was told before is out of the way. */
async function seen(said: object = {}, opened: object = {}): Promise<Dispatched> {
  const one = await dispatched(app, { said: { secrecy: 'open', title: '邻居家的事', submitter, ...said }, opened })
  await one.act(housing, 'claim', { orderId: await one.orderOf('housing') })
  await app.database.owner.deleteFrom('notice').where('kind', '<>', 'identitySeen').execute()
  const body = { submissionId: one.submissionId, reason: '核对门牌号码', purpose: 'contact' }
  expect((await app.call('POST', `/api/matters/${one.matterId}/reveals`, { as: housing, body })).status).toBe(200)
  return one
}

const send = (sms: Sms | null = app.deps.sms, mail: Mail | null = app.deps.mail) =>
  sendNotices({ ...app.deps, sms, mail })
const rows = () => app.database.owner.selectFrom('notice').selectAll().orderBy('createdAt').orderBy('id').execute()
const linesOf = <Line>(file: string) => {
  try {
    const lines = readFileSync(file, 'utf8').trim().split('\n')
    return lines.map((line) => JSON.parse(line) as Line)
  } catch {
    return []
  }
}
const sentToFile = () => linesOf<{ phone: string; text: string }>(smsFile())
const mailed = () => linesOf<{ to: string; subject: string; text: string }>(mailFile())
const pass = (minutes: number) => {
  at = new Date(at.getTime() + minutes * 60_000)
}
const failing = (error: Error) => {
  const tried: string[] = []
  return {
    tried,
    send: (message: { phone: string }) => {
      tried.push(message.phone)
      return Promise.reject(error)
    },
  }
}
const duty = async (change: object) => {
  const as = ['systemAdministrator'] as const
  const { versions } = (await app.call('GET', '/api/catalogues/unit/housing', { as })).body
  const body = { row: { ...versions[0].row, ...change }, basedOnVersion: versions[0].version }
  expect((await app.call('PUT', '/api/catalogues/unit/housing', { as, body })).status).toBe(200)
}

test('a submitter is told which unit looked, on which day, and where to look; nothing of what they said', async () => {
  const one = await seen()
  await send()
  const [message, ...others] = sentToFile()
  expect(others).toEqual([])
  expect(message?.phone).toBe(phone)
  expect(message?.text).toBe(
    `【连心】住建局于${spokenWriter('zh', 'message').dayOf(at.toISOString())}查看了您的身份信息，来件编号${one.number}。凭编号和查询码可在“查一查”看到谁看过；有疑问请拨打12345。`,
  )
  expect(message?.text).not.toMatch(new RegExp(`苏和|邻居|暖气|核对|${one.queryCode}|承办人`))
  expect(await rows()).toMatchObject([
    { state: 'sent', channel: 'sms', sentAt: at, nextAt: null, attempts: 1, givenUpAt: null, lastError: null },
  ])
  await send()
  expect(sentToFile()).toHaveLength(1)
})

test('the road is told in order, each turn once, in words that give nothing away', async () => {
  const one = await dispatched(app, { said: { submitter } })
  await send()
  expect(sentToFile().map(({ text }) => text)).toEqual([
    `【连心】您反映的事项已收到，编号${one.number}。凭编号和查询码可在“查一查”查看。`,
    expect.stringMatching(new RegExp(`^【连心】编号${one.number}已交住建局办理，承诺\\d+月\\d+日周. 17:30前答复。`)),
  ])
  const { notices } = (await app.call('GET', `/api/submissions/${one.number}?code=${one.queryCode}`)).body
  expect(notices.map((notice: { zh: string; sentBy: string }) => [notice.zh.slice(0, 6), notice.sentBy])).toEqual([
    [`编号${one.number}`.slice(0, 6), 'sms'],
    ['您反映的事项', 'sms'],
  ])
})

test('two servers at once send each once', async () => {
  const numbers: string[] = []
  for (let n = 0; n < 6; n += 1) numbers.push((await seen()).number)
  const texts: string[] = []
  const slow: Sms = {
    send: async ({ text }) => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      texts.push(text)
    },
  }
  await Promise.all([send(slow), send(slow), send(slow)])
  expect(texts).toHaveLength(6)
  for (const number of numbers) expect(texts.filter((text) => text.includes(number))).toHaveLength(1)
  expect((await rows()).every(({ attempts, sentAt }) => attempts === 1 && sentAt !== null)).toBe(true)
})

test('two servers keep the order of one addressee, and the later notice waits while the first is tried again', async () => {
  const one = await dispatched(app, { said: { submitter } })
  await send(failing(new SmsFailure('unreachable', '503')))
  const texts: string[] = []
  const slow: Sms = {
    send: async ({ text }) => {
      await new Promise((resolve) => setTimeout(resolve, 10))
      texts.push(text)
    },
  }
  await send(slow)
  expect(texts).toEqual([])
  pass(1)
  await Promise.all([send(slow), send(slow), send(slow)])
  expect(texts.map((text) => text.includes(`您反映的事项已收到，编号${one.number}`))).toEqual([true, false])
})

test('one that fails is tried after 1, 5, 30 minutes, 2 and 12 hours, by day, and then given up', async () => {
  await seen()
  const down = failing(new SmsFailure('unreachable', '503'))
  await send(down)
  for (const [n, wait] of [1, 5, 30, 120].entries()) {
    expect(await rows()).toMatchObject([{ attempts: n + 1, sentAt: null, givenUpAt: null, lastError: 'unreachable' }])
    pass(wait - 0.5)
    await send(down)
    expect(down.tried).toHaveLength(n + 1)
    pass(0.5)
    await send(down)
    expect(down.tried).toHaveLength(n + 2)
  }
  // Twelve hours later it is night.
  pass(720)
  await send(down)
  expect(down.tried).toHaveLength(5)
  expect(await rows()).toMatchObject([{ attempts: 5, state: 'waiting', lastError: 'quiet-hours' }])
  at = (await rows())[0]!.nextAt!
  await send(down)
  expect(await rows()).toMatchObject([{ attempts: 6, state: 'dead', sentAt: null, givenUpAt: at, nextAt: null }])
  pass(10_000)
  await send(down)
  expect(down.tried).toHaveLength(6)
})

test('after a failure it goes out, once', async () => {
  await seen()
  await send(failing(Object.assign(new Error(`no way to ${phone}`), { code: 'ECONNREFUSED' })))
  expect(await rows()).toMatchObject([{ lastError: 'unreachable' }])
  expect(JSON.stringify(await rows())).not.toContain(phone)
  pass(1)
  await send()
  expect(sentToFile()).toHaveLength(1)
  expect(await rows()).toMatchObject([{ attempts: 2, sentAt: at, lastError: null }])
})

describe('what cannot be known', () => {
  test('one whose server died while it was being sent is in doubt, and never sent again by itself', async () => {
    await seen()
    const gone = new Promise<void>(() => {})
    void send({ send: () => gone })
    await expect.poll(async () => (await rows())[0]?.state).toBe('sending')
    pass(14)
    await send()
    expect(await rows()).toMatchObject([{ state: 'sending' }])
    pass(1)
    await send()
    pass(60)
    await send()
    expect(sentToFile()).toEqual([])
    expect(await rows()).toMatchObject([{ state: 'inDoubt', nextAt: null, lastError: 'sender-lost', attempts: 1 }])
  })

  test('one that was taken up and not yet begun goes to the next', async () => {
    await seen()
    await app.database.owner.updateTable('notice').set({ state: 'claimed', nextAt: at }).execute()
    await send()
    expect(sentToFile()).toHaveLength(1)
  })

  test('a provider that hangs up after it got the message: in doubt', async () => {
    await seen()
    const provider = await startProvider()
    try {
      const settings = {
        url: provider.url,
        body: { to: '{phone}', text: '{text}' },
        headers: {},
        secret: '',
        success: null,
      }
      provider.answer(hangsUp)
      await send(httpSms({ ...settings, timeoutMs: 2000 }))
      pass(60)
      await send(httpSms({ ...settings, timeoutMs: 2000 }))
      expect(provider.sent).toHaveLength(1)
      expect(await rows()).toMatchObject([{ state: 'inDoubt', nextAt: null, lastError: 'no-answer' }])
    } finally {
      await provider.close()
    }
  })

  test('a provider that breaks after it handed the message over: in doubt, nothing of its words is kept, a person sends it again', async () => {
    await seen()
    const taken: string[] = []
    const breaks = async ({ text }: { text: string }) => {
      taken.push(text)
      throw new TypeError(`cannot read the answer for ${phone}`)
    }
    for (const minutes of [0, 1, 60, 10_000]) {
      pass(minutes)
      await send({ send: breaks })
    }
    expect(taken).toHaveLength(1)
    expect(await rows()).toMatchObject([{ state: 'inDoubt', nextAt: null, lastError: 'internal', attempts: 1 }])
    expect(JSON.stringify(await rows())).not.toContain(phone)
    const [{ id } = { id: '' }] = await rows()
    const again = await app.call('POST', `/api/outbox/${id}/resend`, { as: ['systemAdministrator'] })
    expect(again.status).toBe(200)
    await send()
    expect(sentToFile()).toHaveLength(1)
  })

  test('a sender that slept until its claim was another’s sends nothing', async () => {
    await seen()
    const texts: string[] = []
    let wake = () => {}
    const asleep = new Promise<void>((resolve) => (wake = resolve))
    const first = send({
      send: async () => {
        await asleep
      },
    })
    await expect.poll(async () => (await rows())[0]?.state).toBe('sending')
    await app.database.owner.updateTable('notice').set({ state: 'waiting', nextAt: at }).execute()
    await send({ send: async ({ text }) => void texts.push(text) })
    wake()
    await first
    expect(texts).toHaveLength(1)
    expect(await rows()).toMatchObject([{ state: 'sent', attempts: 2 }])
  })
})

test('one that cannot be sent does not stand in the way of others', async () => {
  const [first, second] = [await seen(), await seen()]
  await app.database.owner
    .updateTable('identityVault')
    .set({ sealed: Buffer.from('not what it was') })
    .where('submissionId', '=', first.submissionId)
    .execute()
  await send()
  expect(sentToFile().map(({ text }) => text.includes(second.number))).toEqual([true])
})

test('without a provider it stays, to be sent when there is one', async () => {
  const one = await seen()
  await send(null, null)
  expect(await rows()).toMatchObject([{ attempts: 0, sentAt: null, givenUpAt: null }])
  // Meanwhile it is told where it is looked up.
  const { seen: looks } = (await app.call('GET', `/api/submissions/${one.number}?code=${one.queryCode}`)).body
  expect(looks).toHaveLength(1)
  await send()
  expect(sentToFile()).toHaveLength(1)
})

test('a provider that comes after three days finds old news: a person decides', async () => {
  await seen()
  pass(3 * 24 * 60 + 1)
  await send()
  expect(sentToFile()).toEqual([])
  expect(await rows()).toMatchObject([{ state: 'dead', lastError: 'too-old', attempts: 0 }])
})

describe('by which channel', () => {
  const email = 'suhe@example.org'
  test.each([
    ['a landline', { phone: '0476-8221234' }, 'no-contact', 0, 0],
    ['no telephone', { name: '苏和毕力格' }, 'no-contact', 0, 0],
    ['an e-mail address', { email }, null, 0, 1],
    ['both', { phone, email }, null, 1, 0],
    ['both, and e-mail wanted', { phone, email, notices: 'email' }, null, 0, 1],
    ['both, and the page wanted', { phone, email, notices: 'page' }, 'no-contact', 0, 0],
    ['only e-mail, and SMS wanted', { email, notices: 'sms' }, 'no-contact', 0, 0],
  ] as const)('%s', async (_, left, why, messages, letters) => {
    const one = await seen({ submitter: { name: '苏和毕力格', ...left } })
    await send()
    expect([sentToFile().length, mailed().length]).toEqual([messages, letters])
    expect(await rows()).toMatchObject([{ state: why ? 'shown' : 'sent', nextAt: null, lastError: why }])
    for (const letter of mailed()) {
      expect(letter).toMatchObject({ to: email, subject: `【连心】${one.number} 身份被查看` })
      expect(letter.text).toContain(one.number)
    }
  })

  test('an e-mail waits for a server while there is none', async () => {
    await seen({ submitter: { email } })
    await send(app.deps.sms, null)
    expect(await rows()).toMatchObject([{ state: 'waiting', lastError: 'no-provider', attempts: 0 }])
    pass(60)
    await send()
    expect(mailed()).toHaveLength(1)
  })

  test('a unit is written to at its office', async () => {
    await duty({ dutyPhone: '13900000001', dutyEmail: 'duty@example.org' })
    const one = await dispatched(app)
    await send()
    expect(sentToFile()).toEqual([
      { phone: '13900000001', text: expect.stringContaining(`新工单：${one.number}交住建局办理`) },
    ])
    await duty({ dutyPhone: '0479-8220000', dutyEmail: 'duty@example.org' })
    const other = await dispatched(app)
    await send()
    expect(mailed()).toMatchObject([{ to: 'duty@example.org', subject: `【连心】${other.number} 新工单` }])
    await duty({ dutyPhone: null, dutyEmail: null })
  })
})

describe('quiet hours', () => {
  const night = () => {
    at = new Date(Math.floor(at.getTime() / DAY) * DAY + 14 * 3_600_000 + 30 * 60_000)
  }

  test('a message at half past ten at night leaves at eight; a letter leaves at once', async () => {
    night()
    await dispatched(app, { said: { submitter } })
    await dispatched(app, { said: { submitter: { email: 'suhe@example.org' } } })
    await send()
    expect([sentToFile().length, mailed().length]).toEqual([0, 2])
    pass(9 * 60 + 29)
    await send()
    expect(sentToFile()).toEqual([])
    pass(1)
    await send()
    expect(sentToFile()).toHaveLength(2)
  })

  test('a prefecture that took its quiet hours out has none', async () => {
    const as = ['systemAdministrator'] as const
    const { versions } = (await app.call('GET', '/api/catalogues/quietHours/sms', { as })).body
    const { row, version } = versions[0]
    const put = (body: object) => app.call('PUT', '/api/catalogues/quietHours/sms', { as, body })
    const taken = await app.call('DELETE', `/api/catalogues/quietHours/sms?basedOnVersion=${version}&note=old`, { as })
    expect(taken.status).toBe(200)
    await seen()
    night()
    await send()
    expect(sentToFile()).toHaveLength(1)
    expect((await put({ row, basedOnVersion: version + 1 })).status).toBe(200)
  })

  test('over the turn of the year', async () => {
    at = new Date('2026-12-31T14:30:00.000Z')
    const one = await dispatched(app, { said: { submitter } })
    await send()
    expect((await rows()).find(({ kind }) => kind === 'registered')?.nextAt).toEqual(
      new Date('2027-01-01T00:00:00.000Z'),
    )
    at = new Date('2027-01-01T00:00:00.000Z')
    await send()
    expect(sentToFile()[0]?.text).toContain(one.number)
    expect(one.number).toContain('20261231')
  })

  test('what is urgent goes to its unit at once, to its submitter in the morning', async () => {
    night()
    await duty({ dutyPhone: '13900000001' })
    await dispatched(app, { said: { submitter }, opened: { urgency: 'critical' } })
    await send()
    expect(sentToFile().map((message) => message.phone)).toEqual(['13900000001'])
    await dispatched(app)
    await send()
    expect(sentToFile()).toHaveLength(1)
    await duty({ dutyPhone: null })
  })
})

describe('secrecy', () => {
  test('of what became a report nothing is sent to a telephone, which lies about at home', async () => {
    const one = await seen()
    await app.database.owner.updateTable('matter').set({ kind: 'report' }).where('id', '=', one.matterId).execute()
    await send()
    expect(sentToFile()).toEqual([])
    expect(await rows()).toMatchObject([{ lastError: 'discreet', state: 'shown' }])
  })

  test.each([
    ['a report', { kind: 'report' }, { kind: 'report' }],
    ['who wishes to stay secret', { secrecy: 'secret' }, {}],
  ] as const)('%s reads everything on the page and nothing elsewhere', async (_, said, opened) => {
    const one = await dispatched(app, {
      said: { submitter: { ...submitter, email: 'suhe@example.org' }, ...said },
      opened,
    })
    await send()
    expect([sentToFile(), mailed()]).toEqual([[], []])
    const { notices } = (await app.call('GET', `/api/submissions/${one.number}?code=${one.queryCode}`)).body
    expect(notices.map(({ sentBy }: { sentBy: unknown }) => sentBy)).toEqual([null, null])
    expect(notices[0].zh).toContain('已交住建局办理')
  })
})

test('a real provider that refuses, then takes it', async () => {
  await seen()
  const provider = await startProvider()
  try {
    const settings = {
      url: provider.url,
      body: { to: '{phone}', text: '{text}' },
      headers: {},
      secret: '',
      success: null,
    }
    const sms = httpSms({ ...settings, timeoutMs: 2000 }, [])
    provider.answer(says(400))
    await send(sms)
    expect(await rows()).toMatchObject([{ lastError: 'refused', sentAt: null }])
    pass(1)
    await send(sms)
    expect(provider.sent.map(({ body }) => (body as { to: string }).to)).toEqual([phone, phone])
    // Both attempts under one id, so that a provider that knows it takes it once.
    expect(new Set(provider.sent.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
    expect(await rows()).toMatchObject([{ sentAt: at }])
  } finally {
    await provider.close()
  }
})

describe('dead letters', () => {
  const as = ['systemAdministrator'] as const
  const outbox = async (state = 'dead') => (await app.call('GET', `/api/outbox?state=${state}`, { as })).body

  test('are listed, counted and sent again by a person, which is logged', async () => {
    const one = await seen({ submitter: { email: 'suhe@example.org' } })
    const refusing: Mail = { send: () => Promise.reject(new MailFailure('refused', 'SMTP 550')) }
    await send(app.deps.sms, refusing)
    const { counts, rows: dead } = await outbox()
    expect(counts).toMatchObject({ waiting: 0, dead: 1, inDoubt: 0 })
    expect(dead).toMatchObject([
      { kind: 'identitySeen', to: 'submitter', number: one.number, channel: 'email', attempts: 1, error: 'refused' },
    ])
    expect(JSON.stringify(dead)).not.toMatch(/suhe|苏和/)
    const [{ id }] = dead
    expect((await app.call('POST', `/api/outbox/${id}/resend`, { as: ['dispatcher'] })).status).toBe(403)
    expect((await app.call('POST', `/api/outbox/${id}/resend`, { as: ['supervisor'] })).status).toBe(200)
    expect((await app.call('POST', `/api/outbox/${id}/resend`, { as })).body.code).toBe('notice-not-stuck')
    pass(4 * 24 * 60)
    await send()
    expect(mailed()).toHaveLength(1)
    expect((await outbox()).rows).toEqual([])
    const log = await app.database.owner.selectFrom('accessLog').selectAll().where('object', '=', id).execute()
    expect(log).toMatchObject([{ what: 'resend', role: 'supervisor' }])
  })

  test('what is in doubt has a list of its own', async () => {
    await seen()
    await send(failing(new SmsFailure('inDoubt', 'no answer')))
    expect((await outbox('inDoubt')).rows).toMatchObject([{ state: 'inDoubt', error: 'no-answer' }])
    expect(
      (await app.call('POST', `/api/outbox/${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}/resend`, { as })).body
        .code,
    ).toBe('notice-not-found')
  })
})
