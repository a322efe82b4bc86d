import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type HttpSms, httpSms } from './http.ts'
import { dribbles, hangsUp, isSilent, type Provider, says, startProvider } from './test-provider.ts'

const message = { phone: '13800000000', text: '验证码 "123456"，{secret}\n' }

let provider: Provider
beforeAll(async () => {
  provider = await startProvider()
})
afterAll(() => provider?.close())
beforeEach(() => {
  provider.sent.length = 0
  provider.answer()
})

const settings = (other: Partial<HttpSms> = {}): HttpSms => ({
  url: provider.url,
  body: { phone: '{phone}', text: '{text}', id: '{id}' },
  headers: {},
  secret: '',
  success: null,
  timeoutMs: 300,
  ...other,
})
const sms = (other?: Partial<HttpSms>) => httpSms(settings(other), [1, 1])

async function failure(sending: Promise<void>): Promise<{ code: string; told: string }> {
  const error: unknown = await sending.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Error && 'code' in error)) throw new Error('it did not fail')
  return {
    code: String(error.code),
    told: `${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`,
  }
}

test('a message goes out once, as JSON by the template, with its id', async () => {
  const headers = { authorization: 'Bearer {secret}', 'x-sign': 'lianxin {id}' }
  await sms({
    headers,
    secret: 's3cret',
    body: { to: ['{phone}'], args: { text: '{text}', id: '{id}' }, kind: 1 },
  }).send(message)
  const [first, ...others] = provider.sent
  expect(others).toEqual([])
  expect(first?.headers).toMatchObject({ 'content-type': 'application/json', authorization: 'Bearer s3cret' })
  const id = first?.headers['idempotency-key']
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  // What stands in the text is not read as a template.
  expect(first?.body).toEqual({ to: ['13800000000'], args: { text: message.text, id }, kind: 1 })
})

test.each([
  ['a failure of its own', says(503)],
  ['no answer in time', isSilent],
  ['an answer that does not end', dribbles],
  ['hanging up', hangsUp],
] as const)('after %s it is tried again with the same id, and arrives', async (_name, how) => {
  provider.answer(how, how)
  await sms({ success: { field: 'code', value: '0' } }).send(message)
  const ids = new Set(provider.sent.map(({ headers }) => headers['idempotency-key']))
  expect([provider.sent.length, ids.size]).toEqual([3, 1])
  expect(new Set(provider.sent.map(({ body }) => body.id))).toEqual(ids)
})

test('under an id of the caller’s it is tried once, because the caller knows what is in doubt', async () => {
  provider.answer(hangsUp)
  expect((await failure(sms().send({ ...message, id: 'n1' }))).code).toBe('inDoubt')
  expect(provider.sent.map(({ headers }) => headers['idempotency-key'])).toEqual(['n1'])
})

test('two messages have two ids', async () => {
  await sms().send(message)
  await sms().send(message)
  expect(new Set(provider.sent.map(({ headers }) => headers['idempotency-key'])).size).toBe(2)
})

test.each([
  ['broken', says(500), 'unreachable', 3],
  ['silent', isSilent, 'inDoubt', 3],
  ['hanging up', hangsUp, 'inDoubt', 3],
  ['behind a gateway that gave up', says(504), 'inDoubt', 3],
  ['refusing', says(400, 'bad number 13800000000'), 'refused', 1],
  ['not letting us in', says(401), 'refused', 1],
  ['redirecting', says(307, '', { location: '/elsewhere' }), 'refused', 1],
  ['redirecting to another site', says(302, '', { location: 'https://example.org/' }), 'refused', 1],
] as const)('a provider that keeps %s', async (_name, how, code, attempts) => {
  provider.answer(how, how, how)
  const failed = await failure(sms({ secret: 's3cret', headers: { authorization: '{secret}' } }).send(message))
  expect(failed.code).toBe(code)
  expect(failed.told).not.toMatch(/13800000000|123456|s3cret|127\.0\.0\.1/)
  expect(provider.sent.map(({ url }) => url)).toEqual(Array.from({ length: attempts }, () => '/send'))
})

test.each([
  ['{"code":0}', null],
  ['{"code":"0"}', null],
  ['{"code":"15","msg":"sign"}', 'refused'],
  ['{"message":"ok"}', 'refused'],
  ['null', 'refused'],
  ['<html>', 'refused'],
  [`{"code":0,"more":"${'x'.repeat(200_000)}"}`, 'refused'],
])('where 200 alone means nothing, the answer is read: %.30s', async (body, code) => {
  provider.answer(says(200, body))
  const sending = sms({ success: { field: 'code', value: '0' } }).send(message)
  if (code === null) await sending
  else expect((await failure(sending)).code).toBe(code)
  expect(provider.sent.length).toBe(1)
})

test('nobody at the address', async () => {
  const gone = await startProvider()
  await gone.close()
  expect((await failure(sms({ url: gone.url }).send(message))).code).toBe('unreachable')
})
