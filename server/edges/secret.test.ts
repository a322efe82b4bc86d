import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { readSecret } from './secret.ts'

const folder = mkdtempSync(join(tmpdir(), 'lianxin-secret-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let made = 0
function file(content: string, mode = 0o600): string {
  const path = join(folder, `${(made += 1)}`)
  writeFileSync(path, content)
  chmodSync(path, mode)
  return path
}

const url = 'postgres://owner:s3cret@db/lianxin'

test('from the variable, from the file it names, or not at all', () => {
  expect(readSecret({ A: 'x' }, 'A')).toBe('x')
  for (const content of ['x', 'x\n', 'x\r\nsecond line\n', ' x \n'])
    expect(readSecret({ A_FILE: file(content) }, 'A')).toBe('x')
  for (const env of [{}, { A: '' }, { A_FILE: '' }]) expect(readSecret(env, 'A')).toBeNull()
})

for (const [what, env, code] of [
  ['others may read', { A_FILE: file('s3cret', 0o644) }, 'secret-file-open-to-others'],
  ['a group may read', { A_FILE: file('s3cret', 0o640) }, 'secret-file-open-to-others'],
  ['is not there', { A_FILE: join(folder, 'nothing') }, 'secret-file-unreadable'],
  ['is a folder', { A_FILE: folder }, 'secret-file-unreadable'],
  ['is empty', { A_FILE: file('\n s3cret') }, 'secret-file-unreadable'],
  ['is no file of a secret', { A_FILE: file(`s3cret${'x'.repeat(70_000)}`) }, 'secret-file-unreadable'],
  ['stands beside the variable', { A_FILE: file('s3cret'), A: 's3cret' }, 'bad-setting'],
] as const) {
  test(`a file that ${what} is refused, and the secret not repeated`, () => {
    const read = () => readSecret(env, 'A')
    expect(read).toThrow(expect.objectContaining({ code }))
    expect(read).not.toThrow(/s3cret/)
    expect(read).toThrow(/A(_FILE)?/)
  })
}

test('the settings take secrets from files and show none, however they are printed', () => {
  const config = readConfig({ DATABASE_URL_FILE: file(url), DATABASE_APP_URL: url })
  expect([config.databaseUrl, config.databaseAppUrl]).toEqual([url, url])
  for (const shown of [
    JSON.stringify(config),
    JSON.stringify({ config }),
    inspect(config, { depth: 9, showHidden: true }),
    inspect({ config }),
  ])
    expect(shown).not.toContain('s3cret')
  expect(JSON.parse(JSON.stringify(config))).toMatchObject({ databaseUrl: '…', port: 12345 })
  const broken = () => readConfig({ DATABASE_URL_FILE: file('mysql://a:s3cret@b') })
  expect(broken).toThrow(expect.objectContaining({ code: 'bad-setting' }))
  expect(broken).not.toThrow(/s3cret/)
})
