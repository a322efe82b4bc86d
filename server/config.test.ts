import { isAbsolute } from 'node:path'
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { limits } from './edges/limits.ts'

test('without settings: this machine only, 12345, the embedded database in the project', () => {
  const { dataFolder, keyFile, sms, ...rest } = readConfig({})
  expect(sms).toEqual({ kind: 'file', path: `${dataFolder}/sms.jsonl`, chosen: false })
  expect(rest).toMatchObject({
    host: '127.0.0.1',
    port: 12345,
    databaseUrl: null,
    databaseAppUrl: null,
    empty: false,
    keySuite: 'international',
    publicTenant: null,
    phoneCodes: 20,
    missedCallsSecret: null,
    sessions: { idleMinutes: 30, passwordDays: null },
    signOn: null,
    origin: null,
    trustProxy: null,
    limits,
    clamd: null,
  })
  expect([isAbsolute(dataFolder), isAbsolute(keyFile)]).toEqual([true, true])
  expect([dataFolder, keyFile].map((path) => path.split('.lianxin')[1])).toEqual(['', '/key'])
})

test('each setting', () => {
  const env = {
    PORT: '0',
    LIANXIN_HOST: '0.0.0.0',
    LIANXIN_DATA: '/srv/lianxin',
    LIANXIN_KEY_FILE: '/etc/lianxin/key',
    LIANXIN_KEY_SUITE: 'sm',
    LIANXIN_TENANT: '150400',
    DATABASE_URL: 'postgres://owner:x@db/lianxin',
    DATABASE_APP_URL: 'postgresql://lianxin_app:x@db/lianxin',
    LIANXIN_ORIGIN: 'https://12345.Example.gov.cn/',
    LIANXIN_TRUST_PROXY: '10.0.0.5, fd00::/8',
    LIANXIN_LIMITS: 'submit=40/10m',
    LIANXIN_CLAMD: 'clamav:3310',
    LIANXIN_PHONE_CODES: 'off',
    LIANXIN_IDLE_MINUTES: '15',
    LIANXIN_PASSWORD_DAYS: '90',
    LIANXIN_OIDC_ISSUER: 'https://id.example',
    LIANXIN_OIDC_CLIENT_ID: 'lianxin',
    LIANXIN_OIDC_FACTORS: 'mfa otp',
    LIANXIN_OIDC_TENANT: '150400',
  }
  expect(readConfig(env, ['--empty'])).toMatchObject({
    host: '0.0.0.0',
    port: 0,
    dataFolder: '/srv/lianxin',
    keyFile: '/etc/lianxin/key',
    keySuite: 'sm',
    publicTenant: 150400,
    databaseUrl: 'postgres://owner:x@db/lianxin',
    databaseAppUrl: 'postgresql://lianxin_app:x@db/lianxin',
    empty: true,
    origin: 'https://12345.example.gov.cn',
    trustProxy: '10.0.0.5, fd00::/8',
    limits: { ...limits, submit: [{ most: 40, seconds: 600 }] },
    clamd: { host: 'clamav', port: 3310 },
    sms: { kind: 'none' },
    phoneCodes: null,
    sessions: { idleMinutes: 15, passwordDays: 90 },
    signOn: {
      issuer: 'https://id.example',
      clientId: 'lianxin',
      clientSecret: null,
      claim: 'preferred_username',
      scope: 'openid profile',
      factors: ['mfa', 'otp'],
      tenantId: 150400,
    },
  })
})

test.each([
  [{}, 'LIANXIN_OIDC_CLIENT_ID'],
  [{ LIANXIN_OIDC_CLIENT_ID: 'a b' }, 'LIANXIN_OIDC_CLIENT_ID'],
  [{ LIANXIN_OIDC_CLIENT_ID: 'a', LIANXIN_OIDC_SCOPE: 'profile' }, 'LIANXIN_OIDC_SCOPE'],
  [{ LIANXIN_OIDC_CLIENT_ID: 'a', LIANXIN_OIDC_TENANT: '15' }, 'LIANXIN_OIDC_TENANT'],
])('single sign-on with %j is refused at %s', (env, name) => {
  expect(() => readConfig({ LIANXIN_OIDC_ISSUER: 'https://id.example', ...env })).toThrow(name)
})

test('a secret of single sign-on or of messages does not show where the settings are printed', () => {
  const config = readConfig({
    LIANXIN_OIDC_ISSUER: 'https://id.example',
    LIANXIN_OIDC_CLIENT_ID: 'a',
    LIANXIN_OIDC_CLIENT_SECRET: 's3cret',
    LIANXIN_SMS_URL: 'https://sms.example',
    LIANXIN_SMS_SECRET: 's3cret',
  })
  expect(config.signOn?.clientSecret).toBe('s3cret')
  expect(JSON.stringify(config) + inspect(config, { depth: 9 })).not.toContain('s3cret')
})

test('the key lies in the data folder', () => {
  expect(readConfig({ LIANXIN_DATA: '/srv/lianxin' }).keyFile).toBe('/srv/lianxin/key')
})

test.each([
  ['127.0.0.1:3310', { host: '127.0.0.1', port: 3310 }],
  ['tcp://clamav:3310', { host: 'clamav', port: 3310 }],
  ['[::1]:3310', { host: '::1', port: 3310 }],
  ['/run/clamav/clamd.sock', { path: '/run/clamav/clamd.sock' }],
])('LIANXIN_CLAMD=%s', (text, place) => expect(readConfig({ LIANXIN_CLAMD: text }).clamd).toEqual(place))

test('limits go off only by that word', () => {
  expect(readConfig({ LIANXIN_LIMITS: 'off' }).limits).toBeNull()
  expect(readConfig({ LIANXIN_LIMITS: '' }).limits).toEqual(limits)
})

test.each([
  ['PORT', '-1'],
  ['PORT', '1.5'],
  ['PORT', '65536'],
  ['PORT', '0x50'],
  ['LIANXIN_TENANT', '15'],
  ['LIANXIN_ORIGIN', '12345.example.gov.cn'],
  ['LIANXIN_ORIGIN', 'https://12345.example.gov.cn/portal'],
  ['LIANXIN_ORIGIN', 'https://name:secret@12345.example.gov.cn'],
  ['LIANXIN_ORIGIN', 'ftp://12345.example.gov.cn'],
  ['LIANXIN_TRUST_PROXY', 'true'],
  ['LIANXIN_TRUST_PROXY', '1'],
  ['LIANXIN_TRUST_PROXY', '0.0.0.0/0'],
  ['LIANXIN_LIMITS', 'submit'],
  ['LIANXIN_LIMITS', 'secret=1/1m'],
  ['LIANXIN_CLAMD', 'clamav'],
  ['LIANXIN_CLAMD', 'clamav:0'],
  ['LIANXIN_TENANT', 'CF'],
  ['LIANXIN_KEY_SUITE', 'rot13'],
  ['LIANXIN_KEY_SUITE', 'SM'],
  ['LIANXIN_KEY_SUITE', 'constructor'],
  ['LIANXIN_PHONE_CODES', '0'],
  ['LIANXIN_PHONE_CODES', 'no'],
  ['LIANXIN_IDLE_MINUTES', '4'],
  ['LIANXIN_IDLE_MINUTES', '61'],
  ['LIANXIN_PASSWORD_DAYS', '0'],
  ['LIANXIN_PASSWORD_DAYS', 'ninety'],
  ['LIANXIN_OIDC_ISSUER', 'http://id.example'],
  ['LIANXIN_OIDC_ISSUER', 'https://name:secret@id.example'],
  ['LIANXIN_OIDC_ISSUER', 'secret'],
  ['DATABASE_URL', 'mysql://a:secret@b/c'],
  ['DATABASE_URL', 'host=localhost password=secret'],
  ['DATABASE_APP_URL', '//a:secret@b/c'],
])('%s=%s is refused, and no secret repeated', (name, value) => {
  const read = () => readConfig({ [name]: value })
  expect(read).toThrow(expect.objectContaining({ code: 'bad-setting', exitCode: 10 }))
  expect(read).not.toThrow(/secret/)
})
