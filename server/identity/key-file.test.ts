import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { StartFailure, type StartFailureCode } from '../start-failures.ts'
import { assertKeyKnown, loadKeys } from './key-file.ts'
import { newKeyText } from './key-text.ts'

type Key = { id: string; secret: string; cipher: string }
type KeyFile = { version: number; root: { secret: string }; sealing: [Key, ...Key[]] }

let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianxin-key-'))
  path = join(folder, 'data', 'key')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function failure(work: () => unknown): StartFailure {
  try {
    work()
  } catch (error) {
    if (error instanceof StartFailure) return error
    throw error
  }
  throw new Error('did not fail')
}

function write(text: string, mode = 0o600): void {
  path = join(folder, 'key')
  writeFileSync(path, text, { mode })
  chmodSync(path, mode)
}

describe('the first start', () => {
  test('makes a file that its owner alone can read, and later starts read it', () => {
    const first = loadKeys(path)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(folder, 'data'))).toEqual(['key'])
    expect(loadKeys(path).newest.id).toBe(first.newest.id)
    expect([...first.sealing.keys()]).toEqual([first.newest.id])
  })

  test('no two files are alike', () => {
    expect(loadKeys(path).newest.id).not.toBe(loadKeys(join(folder, 'other')).newest.id)
  })

  test('of many processes that start at once all have the keys of one file', async () => {
    const program = `
      import { loadKeys } from ${JSON.stringify(join(import.meta.dirname, 'key-file.ts'))}
      import { queryCode } from ${JSON.stringify(join(import.meta.dirname, 'vault.ts'))}
      const until = Number(process.argv[1])
      while (Date.now() < until) {}
      const keys = loadKeys(process.argv[2])
      console.log(keys.newest.id, queryCode(keys, 1, 'x'))`
    const until = String(Date.now() + 1500)
    const lines = await Promise.all(Array.from({ length: 6 }, () => run(program, until, path)))
    expect(new Set(lines).size).toBe(1)
    expect(lines[0]).toMatch(/^[0-9a-f]{16} \w{8}$/)
    expect(readdirSync(join(folder, 'data'))).toEqual(['key'])
  })

  test('is refused where identities are sealed already, and nothing is made', () => {
    const refused = failure(() => loadKeys(path, ['00112233445566ff']))
    expect(refused.code).toBe('key-file-missing')
    expect(existsSync(path)).toBe(false)
  })

  test('in a folder that cannot be made says so', () => {
    writeFileSync(join(folder, 'data'), 'a file')
    expect(['folder-not-writable', 'key-file-broken']).toContain(failure(() => loadKeys(path)).code)
  })
})

describe('a file that is there', () => {
  const whole = newKeyText()
  const { sealing }: KeyFile = JSON.parse(whole)
  const sealed = sealing[0].secret
  const changed = (change: (file: KeyFile) => void) => {
    const file: KeyFile = JSON.parse(whole)
    change(file)
    return JSON.stringify(file)
  }

  for (const [what, text] of [
    ['empty', ''],
    ['cut short', whole.slice(0, -40)],
    [
      'cut in a secret, its JSON still whole',
      changed((file) => (file.sealing[0].secret = file.sealing[0].secret.slice(0, 20))),
    ],
    ['with one letter of the root changed', changed((file) => (file.root.secret = flip(file.root.secret)))],
    ['with one letter of a key changed', changed((file) => (file.sealing[0].secret = flip(file.sealing[0].secret)))],
    ['without any key', changed((file) => file.sealing.pop())],
    ['of a later version', changed((file) => (file.version = 2))],
    ['with a cipher nobody knows', changed((file) => (file.sealing[0].cipher = 'rot13'))],
    ['of another program', '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n'],
    ['of another program, JSON', '{"kty":"oct","k":"AAAA"}'],
    ['binary', '\u0000\u0001\u0002'],
  ] as const) {
    test(`${what}: refused, in both languages, and left as it is`, () => {
      write(text)
      const refused = failure(() => loadKeys(path))
      expect(refused.code).toBe('key-file-broken')
      expect(refused.message).toContain('密钥文件')
      expect(refused.message).toContain('key file')
      expect(refused.message).not.toContain(sealed.slice(0, 12))
      expect(readFileSync(path, 'utf8')).toBe(text)
    })
  }

  for (const mode of [0o644, 0o640, 0o604, 0o620, 0o602]) {
    test(`with mode ${mode.toString(8)}: refused`, () => {
      write(whole, mode)
      const refused = failure(() => loadKeys(path))
      expect(refused.code satisfies StartFailureCode).toBe('key-file-open-to-others')
      expect(refused.message).toContain(`chmod 600 ${path}`)
      expect(refused.message).toContain(mode.toString(8))
    })
  }

  test('that is a folder: refused', () => {
    path = folder
    expect(failure(() => loadKeys(path)).code).toBe('key-file-broken')
  })

  test('with several keys: the last seals, all are known', () => {
    const twice = newKeyText(newKeyText(whole))
    write(twice)
    const keys = loadKeys(path)
    const ids = JSON.parse(twice).sealing.map((key: { id: string }) => key.id)
    expect([...keys.sealing.keys()]).toEqual(ids)
    expect(keys.newest.id).toBe(ids[2])
    expect(() => assertKeyKnown(keys, ids, path)).not.toThrow()
  })

  test('that is another database’s: refused with the key that is wanted', () => {
    write(whole)
    const refused = failure(() => loadKeys(path, ['00112233445566ff']))
    expect(refused.code).toBe('key-missing')
    expect(refused.message).toContain('00112233445566ff')
  })
})

function flip(secret: string): string {
  return `${secret.startsWith('A') ? 'B' : 'A'}${secret.slice(1)}`
}

function run(program: string, ...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((done, failed) => {
    let out = ''
    child.stdout.on('data', (chunk) => (out += String(chunk)))
    child.on('error', failed)
    child.on('close', () => done(out.trim()))
  })
}
