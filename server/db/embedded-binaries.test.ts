import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { installedBinaries, runnableBinaries } from './embedded-binaries.ts'

const own = { kind: 'own' } as const
let folder: string
let copy: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianxin-binaries-'))
  copy = join(folder, 'native')
  cpSync(installedBinaries().folder, copy, { recursive: true, verbatimSymlinks: true })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('library links that npm has not made are made', () => {
  for (const name of readdirSync(join(copy, 'lib'))) {
    if (/^lib(icu|pq).*\.so(\.\d+)?$/.test(name)) rmSync(join(copy, 'lib', name))
  }
  const binaries = { folder: copy, version: '18.0.0' }
  expect(runnableBinaries(binaries, own, join(folder, 'data'))).toEqual(binaries)
  expect(readdirSync(join(copy, 'lib'))).toContain('libicuuc.so.60')
})

test.runIf(process.platform === 'linux')('a machine with another C library is told to bring its own database', () => {
  // As on musl: the loader that the program asks for is not there.
  const program = join(copy, 'bin/postgres')
  const bytes = readFileSync(program)
  const at = bytes.indexOf('/ld-linux')
  bytes.write('/no-linux', at)
  writeFileSync(program, bytes)
  const run = () => runnableBinaries({ folder: copy, version: '18.0.0' }, own, join(folder, 'data'))
  expect(run).toThrow(expect.objectContaining({ code: 'no-embedded-database', exitCode: 19 }))
  expect(run).toThrow(/DATABASE_URL/)
  expect(readdirSync(folder)).toEqual(['native'])
})
