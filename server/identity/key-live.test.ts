import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { StartFailure } from '../start-failures.ts'
import { addKey, removeKey } from './key-change.ts'
import { loadKeys } from './key-file.ts'
import { newKeyFileText, newKeyText, readKeyText } from './key-text.ts'
import { keyIdOf, openWith, sealWith } from './seal.ts'
import { personIdOf, phoneHash, queryCode } from './vault.ts'

let folder = ''
let path = ''
let told: StartFailure[] = []
const load = () => loadKeys(path, [], { warn: (failure) => told.push(failure) })
const now = new Date('2026-04-17T01:30:00Z')
const plain = Buffer.from('王五 13800001234')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianxin-live-'))
  path = join(folder, 'key')
  told = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A file put in the place of another at once. */
function put(text: string, mode = 0o600): void {
  writeFileSync(`${path}.x`, text, { mode })
  renameSync(`${path}.x`, path)
}

describe('a server that runs while a key is added', () => {
  test('opens at once what is sealed with it, and seals with it within a second', async () => {
    const running = load()
    const old = running.newest.id
    const id = addKey(path, undefined, now)
    const elsewhere = load()
    expect(elsewhere.newest.id).toBe(id)
    expect(keyIdOf(sealWith(running, 'x', plain))).toBe(old)
    expect(openWith(running, 'x', sealWith(elsewhere, 'x', plain))).toEqual(plain)
    await sleep(1100)
    expect(running.newest.id).toBe(id)
    expect(keyIdOf(sealWith(running, 'x', plain))).toBe(id)
    expect(told).toEqual([])
  })

  test('derives the same persons, hashes and codes', () => {
    const running = load()
    const speaker = { channel: 'web', submissionId: 'a', phone: '13800001234' }
    const all = (keys = running) => [
      personIdOf(keys, 1, speaker),
      phoneHash(keys, 1, speaker.phone)?.toString('hex'),
      queryCode(keys, 1, 'a'),
    ]
    const before = all()
    const id = addKey(path, 'sm4', now)
    expect(running.find(id)?.cipher).toBe('sm4')
    expect(all()).toEqual(before)
    expect(all(load())).toEqual(before)
  })

  test('still opens what a key sealed that is taken out, until it ends', () => {
    const running = load()
    const old = running.newest.id
    const sealed = sealWith(running, 'x', plain)
    const id = addKey(path, undefined, now)
    expect(running.find(id)).toBeDefined()
    removeKey(path, old)
    expect(running.find('0000000000000000')).toBeUndefined()
    expect(openWith(running, 'x', sealed)).toEqual(plain)
    expect(() => openWith(load(), 'x', sealed)).toThrow(old)
  })
})

describe('while it runs, a file that is', () => {
  for (const [what, spoil, code] of [
    ['gone', () => rmSync(path), 'key-file-missing'],
    ['cut short', () => put(readFileSync(path, 'utf8').slice(0, 200)), 'key-file-broken'],
    ['open to others', () => put(newKeyText(readFileSync(path, 'utf8')), 0o644), 'key-file-open-to-others'],
    ['another database’s', () => put(newKeyText()), 'key-missing'],
  ] as const) {
    test(`${what} changes nothing, and is told of once`, async () => {
      const running = load()
      const { id } = running.newest
      const sealed = sealWith(running, 'x', plain)
      spoil()
      await sleep(1100)
      for (let n = 0; n < 3; n += 1) expect(running.find('0000000000000000')).toBeUndefined()
      expect(running.newest.id).toBe(id)
      expect(openWith(running, 'x', sealed)).toEqual(plain)
      expect(told.map((failure) => failure.code)).toEqual([code])
    })
  }

  test('an older copy: seals with what stands in it, opens what it knew, and says which key is missing', async () => {
    load()
    const older = readFileSync(path, 'utf8')
    const id = addKey(path, undefined, now)
    const running = load()
    const sealed = sealWith(running, 'x', plain)
    put(older)
    await sleep(1100)
    expect(running.newest.id).toBe(readKeyText(older).newest.id)
    expect(openWith(running, 'x', sealed)).toEqual(plain)
    expect(told.map(({ message }) => message)).toEqual([expect.stringContaining(id)])
  })
})

describe('changing the file', () => {
  test('keeps its mode, the root and the earlier keys, and leaves no copy', () => {
    const before = load()
    const id = addKey(path, undefined, now)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['key'])
    const after = load()
    expect([...after.sealing.keys()]).toEqual([before.newest.id, id])
    expect(after.newest.madeAt).toEqual(now)
    expect(after.phone.equals(before.phone)).toBe(true)
  })

  test('takes away what one that was killed left, and follows a link', () => {
    load()
    const real = join(folder, 'real')
    renameSync(path, real)
    symlinkSync(real, path)
    writeFileSync(`${real}.new`, 'half')
    const id = addKey(path, undefined, now)
    expect(existsSync(`${real}.new`)).toBe(false)
    expect(readKeyText(readFileSync(real, 'utf8')).newest.id).toBe(id)
    expect(readdirSync(folder).toSorted()).toEqual(['key', 'real'])
  })

  test('is refused where there is none, or a broken one, which stays', () => {
    expect(() => addKey(path, undefined, now)).toThrow(expect.objectContaining({ code: 'key-file-missing' }))
    writeFileSync(path, '{}', { mode: 0o600 })
    expect(() => addKey(path, undefined, now)).toThrow(expect.objectContaining({ code: 'key-file-broken' }))
    expect(readFileSync(path, 'utf8')).toBe('{}')
  })

  test.runIf(process.getuid?.() === 0)('by root leaves it to its owner', () => {
    load()
    chownSync(path, 12345, 12345)
    addKey(path, undefined, now)
    expect([statSync(path).uid, statSync(path).gid]).toEqual([12345, 12345])
  })
})

describe('suites', () => {
  test('a new file of the suite sm is SM4 and SM3; one that is there stays as it is', () => {
    const keys = loadKeys(path, [], { suite: 'sm' })
    expect([keys.hash, keys.newest.cipher]).toEqual(['sm3', 'sm4'])
    const again = loadKeys(path, [], { suite: 'international' })
    expect([again.hash, again.newest.id]).toEqual(['sm3', keys.newest.id])
    addKey(path, undefined, now)
    expect(load().newest.cipher).toBe('sm4')
    addKey(path, 'aes-256-gcm', now)
    const mixed = load()
    expect([mixed.hash, ...[...mixed.sealing.values()].map(({ cipher }) => cipher)]).toEqual([
      'sm3',
      'sm4',
      'sm4',
      'aes-256-gcm',
    ])
    expect(phoneHash(mixed, 1, '13800001234')).toEqual(phoneHash(keys, 1, '13800001234'))
  })

  test('a file without the field means SHA-256, and the field does not change unnoticed', () => {
    const international = JSON.parse(newKeyFileText('international'))
    expect(international.root).not.toHaveProperty('hash')
    expect(readKeyText(JSON.stringify(international)).hash).toBe('sha256')
    const turned = { ...international, root: { ...international.root, hash: 'sm3' } }
    expect(() => readKeyText(JSON.stringify(turned))).toThrow(international.root.id)
    const sm = JSON.parse(newKeyFileText('sm'))
    const { hash: _, ...root } = sm.root
    expect(() => readKeyText(JSON.stringify({ ...sm, root }))).toThrow(sm.root.id)
    const [key] = sm.sealing
    expect(() => readKeyText(JSON.stringify({ ...sm, sealing: [{ ...key, cipher: 'aes-256-gcm' }] }))).toThrow(key.id)
  })

  test('one secret gives other persons and codes under the two hashes', () => {
    const [a, b] = [readKeyText(newKeyFileText('international')), readKeyText(newKeyFileText('sm'))]
    const [sha, sm3] = [a, { ...a, hash: b.hash }]
    expect(phoneHash(sha, 1, '13800001234')).not.toEqual(phoneHash(sm3, 1, '13800001234'))
    expect(queryCode(sha, 1, 'a')).not.toBe(queryCode(sm3, 1, 'a'))
  })
})
