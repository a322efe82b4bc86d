import { isAbsolute } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('without settings: this machine only, 12345, the embedded database in the project', () => {
  const { dataFolder, keyFile, ...rest } = readConfig({})
  expect(rest).toEqual({
    host: '127.0.0.1',
    port: 12345,
    databaseUrl: null,
    databaseAppUrl: null,
    empty: false,
    publicTenant: null,
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
    LIANXIN_TENANT: '150400',
    DATABASE_URL: 'postgres://owner:x@db/lianxin',
    DATABASE_APP_URL: 'postgresql://lianxin_app:x@db/lianxin',
  }
  expect(readConfig(env, ['--empty'])).toEqual({
    host: '0.0.0.0',
    port: 0,
    dataFolder: '/srv/lianxin',
    keyFile: '/etc/lianxin/key',
    publicTenant: 150400,
    databaseUrl: 'postgres://owner:x@db/lianxin',
    databaseAppUrl: 'postgresql://lianxin_app:x@db/lianxin',
    empty: true,
  })
})

test('the key lies in the data folder', () => {
  expect(readConfig({ LIANXIN_DATA: '/srv/lianxin' }).keyFile).toBe('/srv/lianxin/key')
})

test.each([
  ['PORT', '-1'],
  ['PORT', '1.5'],
  ['PORT', '65536'],
  ['PORT', '0x50'],
  ['LIANXIN_TENANT', '15'],
  ['LIANXIN_TENANT', 'CF'],
  ['DATABASE_URL', 'mysql://a:secret@b/c'],
  ['DATABASE_URL', 'host=localhost password=secret'],
  ['DATABASE_APP_URL', '//a:secret@b/c'],
])('%s=%s is refused, and no secret repeated', (name, value) => {
  const read = () => readConfig({ [name]: value })
  expect(read).toThrow(expect.objectContaining({ code: 'bad-setting', exitCode: 10 }))
  expect(read).not.toThrow(/secret/)
})
