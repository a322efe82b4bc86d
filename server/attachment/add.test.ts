import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../test/database.ts'
import { inTenant } from '../db/tenant.ts'
import { AppError } from '../errors.ts'
import { newId } from '../new-id.ts'
import { addAttachment } from './add.ts'
import type { Scanner } from './scan.ts'
import { diskStorage, type Storage } from './storage.ts'
import { findAttachment, listAttachments } from './store.ts'
import { mp3, pdf, red } from './test-files.ts'

const database = useDatabase()
const tenantId = 159900
const at = new Date('2026-04-17T01:30:00Z')
const folder = mkdtempSync(join(tmpdir(), 'lianxin-files-'))
const storage = diskStorage(folder)

beforeAll(async () => {
  for (const id of [tenantId, 159800]) {
    const tenant = { id, name: '测试盟', letters: 'CS', demo: false, catalogueVersion: '1', createdAt: at }
    await database.owner.insertInto('tenant').values(tenant).execute()
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let made = 0
async function submission(): Promise<string> {
  const id = newId()
  const said = { number: `CS20260417-${++made}`, channel: 'web', title: '路灯', text: '路灯不亮', secrecy: 'open' }
  const row = { tenantId, id, ...said, personId: id, receivedAt: at, storedAt: at }
  await inTenant(database.app, tenantId, (tx) => tx.insertInto('submission').values(row).execute())
  return id
}

const edge = (over: Partial<{ storage: Storage; scanner: Scanner; newId: () => string }> = {}) => ({
  db: database.app,
  storage,
  scanner: null,
  now: () => at,
  newId,
  ...over,
})
const list = (submissionId: string) =>
  inTenant(database.app, tenantId, (tx) => listAttachments(tx, tenantId, submissionId))
const files = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length

test('what was added is listed, found, and read as it was accepted', async () => {
  const id = await submission()
  const first = await addAttachment(edge(), tenantId, id, await red().jpeg().toBuffer(), '../路灯.png')
  const second = await addAttachment(edge(), tenantId, id, mp3(), '录音')
  expect(first).toMatchObject({ name: '路灯.jpg', mediaType: 'image/jpeg' })
  expect(second).toMatchObject({ name: '录音.mp3', mediaType: 'audio/mpeg', bytes: mp3().length })
  expect(await list(id)).toEqual([first, second])

  const found = await inTenant(database.app, tenantId, (tx) => findAttachment(tx, tenantId, first.id))
  expect(found).toMatchObject({ ...first, submissionId: id })
  expect((await buffer(await storage.open(tenantId, first.id))).length).toBe(first.bytes)
})

test('another prefecture neither finds it nor adds to it', async () => {
  const id = await submission()
  const { id: attachmentId } = await addAttachment(edge(), tenantId, id, pdf(), 'a')
  expect(await inTenant(database.app, 159800, (tx) => findAttachment(tx, 159800, attachmentId))).toBeUndefined()
  expect(await inTenant(database.app, 159800, (tx) => findAttachment(tx, tenantId, attachmentId))).toBeUndefined()
  await expect(addAttachment(edge(), 159800, id, pdf(), 'a')).rejects.toMatchObject({ code: 'submission-not-found' })
})

test('of 16 that come at once to a submission ten are added, and only their files are kept', async () => {
  const id = await submission()
  const before = files()
  const all = await Promise.allSettled(
    Array.from({ length: 16 }, (_, n) => addAttachment(edge(), tenantId, id, mp3(n + 2), `${n}`)),
  )
  const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(refused).toHaveLength(6)
  for (const reason of refused) expect(reason).toMatchObject({ code: 'too-many-attachments' })
  expect(await list(id)).toHaveLength(10)
  expect(files() - before).toBe(10)
  for (const one of await list(id)) expect(await storage.has(tenantId, one.id)).toBe(true)
})

test('the same content sent again, as after a lost answer, is the same attachment, however many come at once', async () => {
  const id = await submission()
  const photo = await red().jpeg().toBuffer()
  const first = await addAttachment(edge(), tenantId, id, photo, '路灯.jpg')
  const before = files()
  const again = await Promise.all(
    Array.from({ length: 8 }, (_, n) => addAttachment(edge(), tenantId, id, photo, `${n}.jpg`)),
  )
  expect(again).toEqual(Array(8).fill(first))
  const fresh = await Promise.all(Array.from({ length: 8 }, () => addAttachment(edge(), tenantId, id, mp3(), 'a')))
  expect(new Set(fresh.map((one) => one.id)).size).toBe(1)
  expect(await list(id)).toEqual([first, fresh[0]])
  expect(files() - before).toBe(1)
})

test('the tenth sent again is the tenth, an eleventh is refused; another submission has its own', async () => {
  const [one, other] = [await submission(), await submission()]
  const all = []
  for (let n = 2; n < 12; n += 1) all.push(await addAttachment(edge(), tenantId, one, mp3(n), `${n}`))
  expect(await addAttachment(edge(), tenantId, one, mp3(11), '11')).toEqual(all.at(-1))
  await expect(addAttachment(edge(), tenantId, one, mp3(12), '12')).rejects.toMatchObject({
    code: 'too-many-attachments',
  })
  expect((await addAttachment(edge(), tenantId, other, mp3(11), '11')).id).not.toBe(all.at(-1)?.id)
})

test('what the scanner refuses, or cannot look at, is not stored; it sees the file as it came', async () => {
  const id = await submission()
  const before = files()
  for (const code of ['attachment-infected', 'scanner-unavailable'] as const) {
    const scanner = () => Promise.reject(new AppError(code))
    await expect(addAttachment(edge({ scanner }), tenantId, id, pdf(), 'a')).rejects.toMatchObject({ code })
  }
  expect([await list(id), files()]).toEqual([[], before])
  const seen: Buffer[] = []
  const photo = Buffer.concat([await red().jpeg().toBuffer(), Buffer.from('behind')])
  await addAttachment(edge({ scanner: async (bytes) => void seen.push(bytes) }), tenantId, id, photo, 'a')
  expect(seen).toEqual([photo])
})

test('where the file cannot be stored there is no row', async () => {
  const id = await submission()
  const blocked = join(folder, 'blocked')
  writeFileSync(blocked, '')
  await expect(addAttachment(edge({ storage: diskStorage(blocked) }), tenantId, id, pdf(), 'a')).rejects.toMatchObject({
    code: 'ENOTDIR',
  })
  expect(await list(id)).toEqual([])
  rmSync(blocked)
})

test('where the row cannot be inserted the file goes again', async () => {
  const [one, other] = [await submission(), await submission()]
  const { id } = await addAttachment(edge(), tenantId, one, pdf(), 'a')
  const before = files()
  const beside = diskStorage(join(folder, 'beside'))
  // The id is taken, so the row is refused by the database.
  const again = addAttachment(edge({ storage: beside, newId: () => id }), tenantId, other, pdf(), 'b')
  await expect(again).rejects.toMatchObject({ code: '23505' })
  expect(await beside.has(tenantId, id)).toBe(false)
  expect(files()).toBe(before)
  expect(await list(other)).toEqual([])
})

for (const [what, bytes, code] of [
  ['a program', Buffer.from('MZ..................'), 'unsupported-media'],
  ['an empty file', Buffer.alloc(0), 'attachment-unreadable'],
] as const) {
  test(`${what}: ${code}, and nothing is stored`, async () => {
    const id = await submission()
    const before = files()
    await expect(addAttachment(edge(), tenantId, id, bytes, 'a.jpg')).rejects.toMatchObject({ code })
    expect([await list(id), files()]).toEqual([[], before])
  })
}

test('to a submission that does not exist nothing is added', async () => {
  const before = files()
  await expect(addAttachment(edge(), tenantId, newId(), pdf(), 'a')).rejects.toMatchObject({
    code: 'submission-not-found',
  })
  expect(files()).toBe(before)
})
