import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OutgoingHttpHeaders } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { newId } from '../new-id.ts'
import { mp3 } from '../attachment/test-files.ts'
import { answerPolicy, docsPolicy, pagePolicy } from './headers.ts'

let folder: string
let plain: TestApp
let secure: TestApp
const origin = 'https://12345.example.gov.cn'

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianxin-pages-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>连心</title>')
  writeFileSync(join(folder, 'assets', 'a.js'), 'export {}')
  plain = await testApp(undefined, folder)
  secure = await testApp(undefined, folder, { origin })
})
afterAll(async () => {
  await plain?.close()
  await secure?.close()
  rmSync(folder, { recursive: true, force: true })
})

const get = async (url: string, headers: Readonly<Record<string, string>> = {}) => plain.app.inject({ url, headers })
const policyOf = ({ headers }: { headers: OutgoingHttpHeaders }) => headers['content-security-policy']

test.each([
  '/',
  '/submit',
  '/assets/a.js',
  '/api/book',
  '/api/nothing',
  '/api/me',
  '/api/docs/',
  '/%E0%A4%A',
  `/${'a'.repeat(300)}`,
])('%s has what every answer has', async (url) => {
  const { headers } = await get(url, { 'x-request-id': 'mine\u00e9' })
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('geolocation=(self)'),
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'x-request-id': expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  })
  expect(headers['strict-transport-security']).toBeUndefined()
  expect(headers['x-powered-by'] ?? headers.server).toBeUndefined()
})

test('pages, answers, files and the reader of the interface each have their policy', async () => {
  for (const url of ['/', '/submit', '/assets/a.js'])
    expect([url, policyOf(await get(url))]).toEqual([url, pagePolicy(null)])
  for (const url of ['/api/book', '/api/nothing', '/api/openapi.json'])
    expect([url, policyOf(await get(url))]).toEqual([url, answerPolicy])
  for (const url of ['/api/docs/', '/api/docs/static/swagger-ui-bundle.js'])
    expect([url, policyOf(await get(url))]).toEqual([url, docsPolicy])
  for (const policy of [pagePolicy(null), answerPolicy, docsPolicy]) expect(policy).not.toMatch(/unsafe-|https?:|\*/)
})

test('https is asked for where the site is reached by it, and for this host alone', async () => {
  const { headers } = await secure.app.inject({ url: '/', headers: { host: '12345.example.gov.cn' } })
  expect(headers['strict-transport-security']).toBe('max-age=31536000')
  const wrong = await secure.app.inject({ url: '/', headers: { host: 'evil.test' } })
  expect([wrong.statusCode, wrong.headers.location, wrong.body.includes('evil')]).toEqual([421, undefined, false])
})

test('no answer of the interface is kept by a browser or on the way', async () => {
  for (const url of ['/api/book', '/api/me', '/api/nothing', '/api/openapi.json'])
    expect([url, (await get(url)).headers['cache-control']]).toEqual([url, 'no-store'])
  expect((await get('/')).headers['cache-control']).toBe('no-cache')
  expect((await get('/assets/a.js')).headers['cache-control']).toContain('immutable')
})

test('each request has an id of its own, and none a caller chose', async () => {
  const chosen = '0192f0c8-7c1e-7000-8000-000000000000'
  const ids = await Promise.all(
    Array.from(
      { length: 20 },
      async () => (await get('/api/book', { 'x-request-id': chosen, 'request-id': chosen })).headers['x-request-id'],
    ),
  )
  expect(new Set(ids).size).toBe(20)
  expect(ids).not.toContain(chosen)
})

describe('a file that was uploaded', () => {
  const upload = async (name: string) => {
    const said = (await plain.call('POST', '/api/submissions', { body: { id: newId(), text: '录音' } })).body
    const url = `/api/submissions/${said.number}/attachments?code=${said.queryCode}&name=${encodeURIComponent(name)}`
    const headers = { 'content-type': 'audio/mpeg' }
    const { body } = await plain.call('POST', url, { raw: mp3(), headers })
    return plain.call('GET', `/api/attachments/${body.id}`, { as: ['operator'] })
  }

  test('comes as a file to be saved, in a sandbox, unsniffed and unkept', async () => {
    const { status, headers } = await upload('a.mp3')
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'audio/mpeg',
      'content-disposition': `attachment; filename="file.mp3"; filename*=UTF-8''a.mp3`,
      'content-security-policy': expect.stringMatching(/^default-src 'none';.*; sandbox$/),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
  })

  test.each(['a.mp3\r\nset-cookie: x=1', 'a"; filename="b.html', '录音\u2028.mp3', "a'b.mp3"])(
    '%j puts nothing into the headers',
    async (name) => {
      const { headers } = await upload(name)
      expect(headers['set-cookie']).toBeUndefined()
      expect(headers['content-disposition']).toMatch(
        /^attachment; filename="file.mp3"; filename\*=UTF-8''[\w.~%-]+\.mp3$/,
      )
    },
  )
})
