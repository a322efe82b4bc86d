import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newId } from '../new-id.ts'
import { diskStorage, type Storage } from './storage.ts'

let folder = ''
let storage: Storage
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianxin-files-'))
  storage = diskStorage(join(folder, 'attachments'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const files = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
const read = async (tenantId: number, id: string) => buffer(await storage.open(tenantId, id))

test('what was put is opened again, from a buffer as from a stream', async () => {
  const [a, b] = [newId(), newId()]
  const bytes = Buffer.from('路灯'.repeat(100_000))
  await storage.put(159900, a, bytes)
  await storage.put(159900, b, Readable.from([bytes.subarray(0, 70_000), bytes.subarray(70_000)]))
  expect((await read(159900, a)).equals(bytes)).toBe(true)
  expect((await read(159900, b)).equals(bytes)).toBe(true)
})

test('a file lies two levels deep under its id, for its owner alone, and no draft is left', async () => {
  const id = '019a0000-0000-7000-8000-0000000ab3f1'
  await storage.put(159900, id, Buffer.from('x'))
  const path = join(folder, 'attachments', '159900', 'f1', 'b3', id)
  expect(files()).toEqual([path])
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(statSync(join(folder, 'attachments')).mode & 0o777).toBe(0o700)
})

test('prefectures do not see each other’s', async () => {
  const id = newId()
  await storage.put(159900, id, Buffer.from('x'))
  expect([await storage.has(159900, id), await storage.has(159800, id)]).toEqual([true, false])
  await expect(storage.open(159800, id)).rejects.toMatchObject({ code: 'attachment-not-found' })
})

test('put again, the newer takes its place; removed, it is gone; removed twice, nothing happens', async () => {
  const id = newId()
  await storage.put(159900, id, Buffer.from('first'))
  await storage.put(159900, id, Buffer.from('second'))
  expect(String(await read(159900, id))).toBe('second')
  await storage.remove(159900, id)
  await storage.remove(159900, id)
  expect(await storage.has(159900, id)).toBe(false)
  expect(files()).toEqual([])
})

test('many at once', async () => {
  const ids = Array.from({ length: 100 }, () => newId())
  await Promise.all(ids.map((id) => storage.put(159900, id, Buffer.from(id))))
  for (const id of ids) expect(String(await read(159900, id))).toBe(id)
  expect(files()).toHaveLength(100)
})

test('a stream that fails leaves nothing', async () => {
  const id = newId()
  const failing = Readable.from(
    (async function* () {
      yield Buffer.from('half')
      throw new Error('cut off')
    })(),
  )
  await expect(storage.put(159900, id, failing)).rejects.toThrow('cut off')
  expect(files()).toEqual([])
  expect(await storage.has(159900, id)).toBe(false)
})

test('a place that cannot be written to is an error, not a silent loss', async () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  await expect(diskStorage(file).put(159900, newId(), Buffer.from('x'))).rejects.toMatchObject({ code: 'ENOTDIR' })
})

for (const [what, tenantId, id] of [
  ['a path instead of an id', 159900, '../../../../etc/passwd'],
  ['an id with a path behind it', 159900, '019a0000-0000-7000-8000-0000000ab3f1/../x'],
  ['an id with a zero byte', 159900, '019a0000-0000-7000-8000-0000000ab3f1\0'],
  ['no prefecture', Number.NaN, '019a0000-0000-7000-8000-0000000ab3f1'],
  ['half a prefecture', 1.5, '019a0000-0000-7000-8000-0000000ab3f1'],
  ['a negative one', -1, '019a0000-0000-7000-8000-0000000ab3f1'],
] as const) {
  test(`${what} is refused before any file is touched`, async () => {
    await expect(storage.put(tenantId, id, Buffer.from('x'))).rejects.toThrow(TypeError)
    await expect(storage.open(tenantId, id)).rejects.toThrow(TypeError)
    await expect(storage.remove(tenantId, id)).rejects.toThrow(TypeError)
    expect(existsSync(join(folder, 'attachments'))).toBe(false)
  })
}
