import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { useDatabase } from '../../test/database.ts'

const database = useDatabase()
const folder = mkdtempSync(join(tmpdir(), 'lianxin-regions-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The command as it is typed, on a database of its own. */
function regions(...options: readonly string[]) {
  const { connectionString } = database.ownerClient
  const env = { ...process.env, LIANXIN_DATA: folder, ...(connectionString && { DATABASE_URL: connectionString }) }
  const main = join(import.meta.dirname, 'main.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'regions', ...options], {
    env,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('a prefecture is there after one command; a second run changes nothing', () => {
  const first = regions('--prefecture', '150400', '--letters', 'CF', '--json')
  expect(first.stderr).toContain('2667')
  expect(first.status).toBe(0)
  expect(JSON.parse(first.stdout.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
    prefecture: 150_400,
    name: '赤峰市',
    created: true,
    regions: { prefecture: 1, county: 12, township: 197, village: 2457 },
    unchanged: 0,
    kept: 0,
  })
  const second = JSON.parse(regions('--prefecture', '1504', '--json').stdout)
  expect(second).toMatchObject({ prefecture: 150_400, created: false, added: 0, kept: 0 })
  expect(second.unchanged).toBeGreaterThan(2667 + 600)
})

for (const [what, options, said] of [
  ['no prefecture', [], '请用 --prefecture'],
  ['a county', ['--prefecture', '150402'], '没有代码为“150402”的盟市'],
  ['words', ['--prefecture', '某盟'], '没有代码为“某盟”的盟市'],
  ['letters that are none', ['--prefecture', '150400', '--letters', '赤'], '大写字母'],
] as const) {
  test(`${what}: wrong usage, and what to write`, () => {
    const { status, stderr } = regions(...options)
    expect(stderr).toContain(said)
    expect(status).toBe(2)
  })
}
