import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { StartFailure } from '../start-failures.ts'
import { readMailSettings } from './settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'lianxin-smtp-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const secretFile = join(folder, 'secret')
writeFileSync(secretFile, 's3cret\n')
chmodSync(secretFile, 0o600)
const place = { root: folder, dataFolder: folder, embedded: false }
const from = { LIANXIN_SMTP_FROM: '连心 <notice@example.gov.cn>' }

test.each([
  ['nothing', {}, { kind: 'none' }],
  [
    'a server without a name',
    { LIANXIN_SMTP_URL: 'smtp://mail.example.gov.cn', ...from },
    { kind: 'smtp', host: 'mail.example.gov.cn', port: 587, secure: false, user: null },
  ],
  [
    'one with a name and the file of its password',
    { LIANXIN_SMTP_URL: 'smtps://no%40tice@mail.example.gov.cn', LIANXIN_SMTP_SECRET_FILE: secretFile, ...from },
    { port: 465, secure: true, user: 'no@tice', secret: 's3cret' },
  ],
  [
    'a port',
    { LIANXIN_SMTP_URL: 'smtps://mail.example.gov.cn:2465', LIANXIN_SMTP_FROM: 'a@b.cn' },
    { port: 2465, from: 'a@b.cn' },
  ],
  ['a file', { LIANXIN_SMTP_FILE: 'm.jsonl' }, { kind: 'file', path: join(folder, 'm.jsonl') }],
])('%s', (_, env, expected) => expect(readMailSettings(env, place)).toMatchObject(expected))

test('beside the embedded database letters are written to a file', () => {
  expect(readMailSettings({}, { ...place, embedded: true })).toEqual({ kind: 'file', path: join(folder, 'mail.jsonl') })
})

test.each([
  ['LIANXIN_SMTP_URL', { LIANXIN_SMTP_URL: 'https://mail.example.gov.cn', ...from }],
  ['LIANXIN_SMTP_URL', { LIANXIN_SMTP_URL: 'smtp://notice:s3cret@mail.example.gov.cn', ...from }],
  ['LIANXIN_SMTP_SECRET_FILE', { LIANXIN_SMTP_URL: 'smtp://notice@mail.example.gov.cn', ...from }],
  ['LIANXIN_SMTP_FROM', { LIANXIN_SMTP_URL: 'smtp://mail.example.gov.cn' }],
  ['LIANXIN_SMTP_FROM', { LIANXIN_SMTP_URL: 'smtp://mail.example.gov.cn', LIANXIN_SMTP_FROM: 'a@b.cn\r\nBcc: c@d.cn' }],
  ['LIANXIN_SMTP_FILE', { LIANXIN_SMTP_URL: 'smtp://mail.example.gov.cn', LIANXIN_SMTP_FILE: 'x', ...from }],
  ['LIANXIN_SMTP_TIMEOUT', { LIANXIN_SMTP_URL: 'smtp://mail.example.gov.cn', LIANXIN_SMTP_TIMEOUT: '0', ...from }],
])('%s that cannot be used is named and never repeated', (name, env) => {
  try {
    readMailSettings(env, place)
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(StartFailure)
    expect(String(error)).toContain(name)
    expect(String(error)).not.toMatch(/s3cret|Bcc/)
  }
})
