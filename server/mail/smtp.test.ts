import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, test } from 'vitest'
import { MailFailure } from './mail.ts'
import { type Smtp, smtpMail } from './smtp.ts'

const letter = {
  id: '019cac1c-e220-8003-9096-fe40cf5a9646',
  to: 'suhe@example.org',
  subject: '已答复',
  text: '编号1已有答复。',
}
const folder = mkdtempSync(join(tmpdir(), 'lianxin-mail-'))
const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

type Got = Readonly<{ from: string; to: readonly string[]; raw: string; secure: boolean; user: unknown }>

/** The text of a letter, once all of it is there. */
function whole(stream: Readable, then: (raw: string) => void): void {
  let raw = ''
  stream.setEncoding('utf8')
  stream.on('data', (part: string) => (raw += part))
  stream.on('end', () => then(raw))
}

/** A real mail server on this machine that keeps what it took. */
async function mailServer(options: SMTPServerOptions = {}) {
  const got: Got[] = []
  const sockets = new Set<Socket>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.key ? [] : ['STARTTLS'],
    logger: false,
    closeTimeout: 50,
    onData(stream, session, done) {
      whole(stream, (raw) => {
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom === false ? '' : mailFrom.address
        got.push({ from, to: rcptTo.map(({ address }) => address), raw, secure: session.secure, user: session.user })
        done()
      })
    },
    ...options,
  })
  server.server.on('connection', (socket: Socket) => sockets.add(socket))
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ends.push(async () => {
    await new Promise<void>((resolve) => server.close(resolve))
  })
  return {
    got,
    port: (server.server.address() as AddressInfo).port,
    hangUp: () => sockets.forEach((one) => one.destroy()),
  }
}

const smtp = (port: number, change: Partial<Smtp> = {}): Smtp => ({
  host: '127.0.0.1',
  port,
  secure: false,
  user: null,
  secret: '',
  from: '连心 <notice@example.gov.cn>',
  timeoutMs: 2000,
  ...change,
})

async function failure(sending: Promise<unknown>): Promise<MailFailure> {
  const error = await sending.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof MailFailure)) throw new Error(`no failure of ours: ${String(error)}`)
  expect(`${error.message} ${error.stack ?? ''}`).not.toMatch(/suhe|编号1|s3cret|no such person/)
  return error
}

const said = (responseCode: number) => Object.assign(new Error('no such person suhe@example.org'), { responseCode })

test('a letter arrives, from whom and to whom it says, under an id that stays the same', async () => {
  const server = await mailServer()
  const { providerId } = await smtpMail(smtp(server.port)).send(letter)
  const [got, ...others] = server.got
  expect(others).toEqual([])
  expect(got).toMatchObject({ from: 'notice@example.gov.cn', to: ['suhe@example.org'] })
  expect(providerId).toBe('<019cac1c-e220-8003-9096-fe40cf5a9646@example.gov.cn>')
  expect(got?.raw).toContain(`Message-ID: ${providerId}`)
  expect(got?.raw).toMatch(/^Subject: =\?UTF-8\?B\?5bey562U5aSN\?=/m)
  expect(got?.raw).toMatch(/^Auto-Submitted: auto-generated/m)
  expect(Buffer.from(got?.raw.split('\r\n\r\n')[1] ?? '', 'base64').toString()).toContain('编号1已有答复。')
})

describe('how far it came says what may be done about it', () => {
  test.each([
    ['a recipient that is refused', { onRcptTo: (_a, _s, done) => done(said(550)) }, 'refused'],
    ['a mailbox that is full', { onRcptTo: (_a, _s, done) => done(said(552)) }, 'refused'],
    ['greylisting', { onRcptTo: (_a, _s, done) => done(said(451)) }, 'unreachable'],
    ['a sender that is refused for now', { onMailFrom: (_a, _s, done) => done(said(421)) }, 'unreachable'],
    ['a text that is refused', { onData: (stream, _s, done) => whole(stream, () => done(said(554))) }, 'refused'],
    [
      'a text that is to be sent again later',
      { onData: (stream, _s, done) => whole(stream, () => done(said(451))) },
      'unreachable',
    ],
    ['silence after the text', { onData: (stream) => whole(stream, () => {}) }, 'inDoubt'],
    ['silence at the recipient', { onRcptTo: () => {} }, 'unreachable'],
  ] satisfies readonly (readonly [string, SMTPServerOptions, string])[])('%s', async (_, options, code) => {
    const server = await mailServer(options)
    expect((await failure(smtpMail(smtp(server.port, { timeoutMs: 400 })).send(letter))).code).toBe(code)
  })

  test('a connection lost after the text: it may have been taken', async () => {
    const server = await mailServer({
      onData: (stream) => whole(stream, () => server.hangUp()),
    })
    expect((await failure(smtpMail(smtp(server.port)).send(letter))).code).toBe('inDoubt')
  })

  test('a connection lost before the text', async () => {
    const server = await mailServer({ onRcptTo: () => server.hangUp() })
    expect((await failure(smtpMail(smtp(server.port)).send(letter))).code).toBe('unreachable')
  })

  test('nobody at the address of the server', async () => {
    const server = await mailServer()
    await ends.pop()?.()
    expect((await failure(smtpMail(smtp(server.port)).send(letter))).code).toBe('unreachable')
  })

  test('greylisted first, taken then', async () => {
    let times = 0
    const server = await mailServer({ onRcptTo: (_a, _s, done) => (times++ === 0 ? done(said(451)) : done()) })
    const mail = smtpMail(smtp(server.port))
    expect((await failure(mail.send(letter))).code).toBe('unreachable')
    await mail.send(letter)
    expect(server.got).toHaveLength(1)
  })
})

describe('who tries to put more into a letter than one text for one address', () => {
  test.each([
    'suhe@example.org\r\nBcc: other@example.org',
    'suhe@example.org, other@example.org',
    'suhe@example.org>\r\nRCPT TO:<other@example.org',
    'Su <suhe@example.org>',
    '"a b"@example.org',
    '',
  ])('an address %j is refused and no connection made', async (to) => {
    const server = await mailServer()
    expect((await failure(smtpMail(smtp(server.port)).send({ ...letter, to }))).code).toBe('refused')
    expect(server.got).toEqual([])
  })

  test('a subject that begins a header is one subject', async () => {
    const server = await mailServer()
    await smtpMail(smtp(server.port)).send({ ...letter, subject: 'Hi\r\nBcc: other@example.org\r\n\r\nx' })
    expect(server.got[0]?.to).toEqual(['suhe@example.org'])
    expect(server.got[0]?.raw).not.toMatch(/^Bcc:/im)
  })

  test('a text with a lone dot does not end the letter', async () => {
    const server = await mailServer()
    await smtpMail(smtp(server.port)).send({ ...letter, text: 'a\r\n.\r\nMAIL FROM:<x@y.z>\r\nb' })
    expect(server.got).toHaveLength(1)
    expect(server.got[0]?.raw).toContain('MAIL FROM:<x@y.z>')
  })
})

describe('TLS and signing in', () => {
  const own = () => {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-keyout',
        key,
        '-out',
        cert,
        '-days',
        '2',
        '-subj',
        '/CN=localhost',
        '-addext',
        'subjectAltName=DNS:localhost,IP:127.0.0.1',
      ],
      { stdio: 'ignore' },
    )
    const pair = { key: readFileSync(key), cert: readFileSync(cert) }
    rmSync(folder, { recursive: true, force: true })
    return pair
  }
  const pair = own()

  test.each([
    ['from the first byte', true],
    ['by STARTTLS', false],
  ])('%s', async (_, secure) => {
    const server = await mailServer({ ...pair, secure })
    await smtpMail(smtp(server.port, { secure, host: 'localhost' }), { ca: pair.cert }).send(letter)
    expect(server.got).toMatchObject([{ secure: true }])
  })

  test('a certificate that nobody vouches for is not believed', async () => {
    const server = await mailServer({ ...pair, secure: true })
    expect((await failure(smtpMail(smtp(server.port, { secure: true, host: 'localhost' })).send(letter))).code).toBe(
      'unreachable',
    )
    expect(server.got).toEqual([])
  })

  test('a password that is taken, and one that is not', async () => {
    const server = await mailServer({
      ...pair,
      secure: true,
      authOptional: false,
      onAuth: ({ username, password }, _s, done) =>
        password === 's3cret' ? done(null, { user: username }) : done(new Error('no')),
    })
    const as = (secret: string) =>
      smtpMail(smtp(server.port, { secure: true, host: 'localhost', user: 'notice', secret }), { ca: pair.cert })
    await as('s3cret').send(letter)
    expect(server.got).toMatchObject([{ user: 'notice' }])
    expect((await failure(as('wrong').send(letter))).code).toBe('unreachable')
    expect(server.got).toHaveLength(1)
  })
})
