import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { StartFailure } from '../start-failures.ts'
import { readSmsSettings } from './settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'lianxin-sms-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
writeFileSync(join(folder, 'secret'), 'from-file\n', { mode: 0o600 })
const place = { root: folder, dataFolder: '/data', embedded: false }
const url = 'https://sms.example/send'

test('without a setting: a file in the data folder beside the embedded database, nobody beside another', () => {
  expect(readSmsSettings({}, { ...place, embedded: true })).toEqual({
    kind: 'file',
    path: '/data/sms.jsonl',
    chosen: false,
  })
  expect(readSmsSettings({}, place)).toEqual({ kind: 'none' })
})

test('a file', () => {
  expect(readSmsSettings({ LIANXIN_SMS_FILE: '/tmp/x' }, place)).toEqual({ kind: 'file', path: '/tmp/x', chosen: true })
})

test('a provider over HTTP', () => {
  const env = {
    LIANXIN_SMS_URL: url,
    LIANXIN_SMS_BODY: '{"to":"{phone}","say":"{text}"}',
    LIANXIN_SMS_HEADERS: '{"authorization":"{secret}"}',
    LIANXIN_SMS_SECRET_FILE: join(folder, 'secret'),
    LIANXIN_SMS_SUCCESS: 'code=0',
    LIANXIN_SMS_TIMEOUT: '9',
  }
  expect(readSmsSettings(env, place)).toEqual({
    kind: 'http',
    url,
    body: { to: '{phone}', say: '{text}' },
    headers: { authorization: '{secret}' },
    secret: 'from-file',
    success: { field: 'code', value: '0' },
    timeoutMs: 9000,
  })
})

test('the bare address is enough, also over HTTP on this machine', () => {
  expect(readSmsSettings({ LIANXIN_SMS_URL: 'http://127.0.0.1:8000/' }, place)).toMatchObject({
    body: { phone: '{phone}', text: '{text}', id: '{id}' },
    headers: {},
    success: null,
    timeoutMs: 5000,
  })
})

test.each([
  [{ LIANXIN_SMS_URL: 'http://sms.example/send' }, 'LIANXIN_SMS_URL'],
  [{ LIANXIN_SMS_URL: 'http://127.0.0.1.example.org/' }, 'LIANXIN_SMS_URL'],
  [{ LIANXIN_SMS_URL: 'https://name:p4ss@sms.example/' }, 'LIANXIN_SMS_URL'],
  [{ LIANXIN_SMS_URL: 'file:///etc/passwd' }, 'LIANXIN_SMS_URL'],
  [{ LIANXIN_SMS_URL: 'p4ss' }, 'LIANXIN_SMS_URL'],
  [{ LIANXIN_SMS_URL: url, LIANXIN_SMS_FILE: '/tmp/x' }, 'LIANXIN_SMS_FILE'],
  [{ LIANXIN_SMS_URL: url, LIANXIN_SMS_BODY: '{"p4ss":"{phone}"}' }, 'LIANXIN_SMS_BODY'],
  [{ LIANXIN_SMS_URL: url, LIANXIN_SMS_BODY: '["{phone}","{text}"]' }, 'LIANXIN_SMS_BODY'],
  [{ LIANXIN_SMS_URL: url, LIANXIN_SMS_BODY: 'p4ss' }, 'LIANXIN_SMS_BODY'],
  [{ LIANXIN_SMS_URL: url, LIANXIN_SMS_HEADERS: '{"authorization":"p4ss\\r\\nx: y"}' }, 'LIANXIN_SMS_HEADERS'],
  [{ LIANXIN_SMS_URL: url, LIANXIN_SMS_HEADERS: '{"Idempotency-Key":"p4ss"}' }, 'LIANXIN_SMS_HEADERS'],
  [{ LIANXIN_SMS_URL: url, LIANXIN_SMS_HEADERS: '{"authorization":1}' }, 'LIANXIN_SMS_HEADERS'],
  [{ LIANXIN_SMS_URL: url, LIANXIN_SMS_HEADERS: '{"authorization":"{secret}"}' }, 'LIANXIN_SMS_SECRET_FILE'],
  [{ LIANXIN_SMS_URL: url, LIANXIN_SMS_SECRET_FILE: '/nowhere' }, 'LIANXIN_SMS_SECRET_FILE'],
  [{ LIANXIN_SMS_URL: url, LIANXIN_SMS_SUCCESS: 'p4ss' }, 'LIANXIN_SMS_SUCCESS'],
  [{ LIANXIN_SMS_URL: url, LIANXIN_SMS_TIMEOUT: '0' }, 'LIANXIN_SMS_TIMEOUT'],
  [{ LIANXIN_SMS_URL: url, LIANXIN_SMS_TIMEOUT: 'p4ss' }, 'LIANXIN_SMS_TIMEOUT'],
])('%j stops the start at %s, and is not repeated', (env, name) => {
  const read = () => readSmsSettings(env, place)
  expect(read).toThrow(StartFailure)
  expect(read).toThrow(name)
  expect(read).not.toThrow('p4ss')
})
