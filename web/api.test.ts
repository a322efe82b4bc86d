import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as answers from '../contract/answers.ts'
import * as book from '../contract/book.ts'
import * as citizen from '../contract/citizen.ts'
import { errors } from '../contract/errors.ts'
import * as intake from '../contract/intake.ts'
import * as join from '../contract/join.ts'
import * as map from '../contract/map.ts'
import * as own from '../contract/own.ts'
import * as region from '../contract/region.ts'
import * as relay from '../contract/relay.ts'
import { addressOf, at, call, decided, ProblemError } from './api.ts'
import * as calls from './calls.ts'

let server: Server
let origin: string
let answer: (reply: ServerResponse, url: string) => void
const page = globalThis.fetch

beforeAll(async () => {
  server = createServer((request, reply) => answer(reply, request.url ?? ''))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  // A page's addresses begin at its own server.
  globalThis.fetch = (address, options) => page(new URL(address as string, origin), options)
})
afterAll(() => {
  globalThis.fetch = page
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  answer = (reply) => reply.end()
})

const find = (options = {}) => call(calls.lookUp, { params: { number: 'CS1' }, query: { code: 'K7' } }, options)
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => error as ProblemError,
  )

test('the routes are those of the contract', () => {
  const contract = {
    ...answers,
    ...intake,
    ...book,
    ...citizen,
    ...join,
    ...map,
    ...own,
    ...region,
    ...relay,
  } as Record<string, { method?: string; path?: string }>
  for (const [name, { method, path }] of Object.entries(calls)) {
    expect({ method, path }).toEqual({ method: contract[name]?.method, path: contract[name]?.path })
  }
})

test('parameters and query are put into the address, whatever they hold', () => {
  const input = { params: { number: '甲/乙 ?#' }, query: { code: 'a&b=c+d' } }
  expect(addressOf(calls.lookUp, input)).toBe('/api/submissions/%E7%94%B2%2F%E4%B9%99%20%3F%23?code=a%26b%3Dc%2Bd')
  expect(addressOf(calls.readBook, {})).toBe('/api/book')
  expect(addressOf(at<typeof intake.submit>('POST', '/api/submissions'), { body: { id: '', text: '' } })).toBe(
    '/api/submissions',
  )
})

test('an answer is returned as it came', async () => {
  answer = (reply, url) => reply.end(JSON.stringify({ number: url }))
  expect(await find()).toEqual({ number: '/api/submissions/CS1?code=K7' })
})

test('a failure comes with the words of the catalogue, and repeating it is no use', async () => {
  const { zh, en } = errors['submission-not-found']
  answer = (reply) => reply.writeHead(404).end(JSON.stringify({ code: 'submission-not-found', zh, en, fields: [] }))
  const error = await failure(find())
  expect(error).toMatchObject({ code: 'submission-not-found', words: { zh, en } })
  expect(decided(error)).toBe(true)
})

test.each(['internal', 'unavailable', 'scanner-unavailable', 'too-many-requests', 'too-slow'] as const)(
  '%s may pass: the outcome is open',
  async (code) => {
    answer = (reply) => reply.writeHead(500).end(JSON.stringify({ code, zh: errors[code].zh, en: errors[code].en }))
    expect(decided(await failure(find()))).toBe(false)
  },
)

test.each([
  ['a page of a proxy', 502, '<html>Bad gateway</html>'],
  ['a success that is not JSON', 200, '<html>Sign in to the hotel</html>'],
  ['JSON of somebody else', 503, '{"message":"no"}'],
])('%s cannot be read', async (_name, status, text) => {
  answer = (reply) => reply.writeHead(status).end(text)
  const error = await failure(find())
  expect(error).toMatchObject({ code: 'unreadable', words: null })
  expect(decided(error)).toBe(false)
})

test('a broken connection is told apart from an answer that does not come', async () => {
  answer = (reply) => reply.destroy()
  expect(await failure(find())).toMatchObject({ code: 'offline' })
  answer = () => {}
  expect(await failure(find({ timeout: 50 }))).toMatchObject({ code: 'timeout' })
})

test('a call that is no longer wanted is not a failure of the network', async () => {
  answer = () => {}
  const wanted = new AbortController()
  const asked = failure(find({ signal: wanted.signal }))
  setTimeout(() => wanted.abort(), 20)
  expect(await asked).not.toBeInstanceOf(ProblemError)
})
