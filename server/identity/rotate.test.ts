import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../test/database.ts'
import { setUpPrefecture, TENANT } from '../../test/prefecture.ts'
import { readTenant } from '../db/tenant.ts'
import { openTotp, sealTotp } from '../people/totp.ts'
import { openTelephone, sealTelephone } from '../missed-call/telephone.ts'
import { requestContext } from '../retention/requests.ts'
import { addKey } from './key-change.ts'
import { loadKeys } from './key-file.ts'
import { newKeyText, readKeyText } from './key-text.ts'
import { sealAnew } from './rotate.ts'
import { withRotationLock } from './rotate-lock.ts'
import { countSealed, places } from './rotate-places.ts'
import { retireKey } from './rotate-retire.ts'
import { keyIdOf, openWith, sealWith } from './seal.ts'
import { keyIdsInUse } from './store.ts'
import { openIdentity, sealIdentity } from './vault.ts'

const at = new Date('2026-04-17T01:30:00Z')
const now = () => at
/** So that the servers have long seen it. */
const added = new Date(at.getTime() - 60_000)
const later = new Date(at.getTime() + 10 * 60_000)
const OTHER = TENANT + 1

let database: TestDatabase
let folder = ''
let path = ''
beforeEach(async () => {
  database = await testDatabase()
  await setUpPrefecture(database.app)
  await setUpPrefecture(database.app, OTHER, 'CT')
  folder = mkdtempSync(join(tmpdir(), 'lianxin-rotate-'))
  path = join(folder, 'key')
})
afterEach(async () => {
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

const uuid = (n: number) => `019a0000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
const nameOf = (n: number) => `王${n}`

/** So many submissions with an identity, the ids in order. */
async function given(count: number, { tenantId = TENANT, from = 0 } = {}): Promise<void> {
  const keys = loadKeys(path)
  const ids = Array.from({ length: count }, (_, n) => from + n)
  const said = { channel: 'web', title: '路灯', text: '路灯不亮', secrecy: 'open', receivedAt: at, storedAt: at }
  await database.owner
    .insertInto('submission')
    .values(ids.map((n) => ({ tenantId, id: uuid(n), number: `N${n}`, personId: uuid(n), ...said })))
    .execute()
  await database.owner
    .insertInto('identityVault')
    .values(
      ids.map((n) => {
        const sealed = Buffer.from(sealIdentity(keys, tenantId, uuid(n), { name: nameOf(n) }))
        return { tenantId, submissionId: uuid(n), sealed, storedAt: at }
      }),
    )
    .execute()
}

async function givenAccount(n: number): Promise<void> {
  const person = { tenantId: TENANT, personId: uuid(n) }
  const totpSealed = sealTotp(loadKeys(path), person, `SECRET${n}`)
  await database.owner
    .insertInto('account')
    .values({ ...person, username: `p${n}`, failures: 0, openedAt: at, totpSealed })
    .execute()
}

async function givenRequest(n: number, submission: number): Promise<void> {
  const sealed = sealWith(loadKeys(path), requestContext(TENANT, uuid(n)), Buffer.from('{"name":"李四"}'))
  const request = { kind: 'correct', words: '改名', askedAt: at, dueOn: '2026-05-08' }
  await database.owner
    .insertInto('identityRequest')
    .values({ tenantId: TENANT, id: uuid(n), submissionId: uuid(submission), sealed, ...request })
    .execute()
}

async function givenMissedCall(n: number): Promise<void> {
  const sealed = sealTelephone(loadKeys(path), TENANT, uuid(n), '13900000001')
  const rang = { state: 'waiting', rings: 1, firstAt: at, lastAt: at, line: '12345', ended: 'night', tries: '[]' }
  await database.owner
    .insertInto('missedCall')
    .values({ tenantId: TENANT, id: uuid(n), sealed, ...rang })
    .execute()
}

const identities = (tenantId = TENANT) =>
  database.owner
    .selectFrom('identityVault')
    .select(['submissionId', 'sealed'])
    .where('tenantId', '=', tenantId)
    .orderBy('submissionId')
    .execute()

const logged = async (tenantId: number) => {
  const lines = await database.owner
    .selectFrom('accessLog')
    .select(['what', 'personId', 'details'])
    .where('tenantId', '=', tenantId)
    .where('what', '=', 'keyRotation')
    .orderBy('seq')
    .execute()
  return lines.map(({ details }) => details)
}

describe('sealing anew', () => {
  test('everything, in every prefecture, is under the newest key and says what it said', async () => {
    await given(1203)
    await given(7, { tenantId: OTHER })
    await givenAccount(1)
    await givenRequest(1, 0)
    await givenMissedCall(1)
    const old = loadKeys(path).newest.id
    const id = addKey(path, 'sm4', added)
    const keys = loadKeys(path)
    expect(await countSealed(database.app)).toEqual(new Map([[old, 1213]]))
    const progress: number[] = []
    const done = await sealAnew(database.app, keys, { now, onProgress: (count) => progress.push(count) })
    expect(done).toEqual({
      sealed: { identities: 1210, codes: 1, requests: 1, missedCalls: 1 },
      changed: 0,
      unreadable: 0,
    })
    expect(progress).toEqual([500, 1000, 1203, 1204, 1205, 1206, 1213])
    expect(await countSealed(database.app)).toEqual(new Map([[id, 1213]]))
    // The old key is not needed for any of it.
    const alone = readKeyText(readFileSync(path, 'utf8'))
    const only = { ...alone, find: (key: string) => (key === id ? alone.newest : undefined) }
    for (const [n, { submissionId, sealed }] of (await identities()).entries()) {
      expect(openIdentity(only, TENANT, submissionId, sealed)).toEqual({ name: nameOf(n) })
    }
    const account = await database.owner.selectFrom('account').select('totpSealed').executeTakeFirstOrThrow()
    expect(openTotp(only, { tenantId: TENANT, personId: uuid(1) }, account.totpSealed ?? Buffer.alloc(0))).toBe(
      'SECRET1',
    )
    const request = await database.owner.selectFrom('identityRequest').select('sealed').executeTakeFirstOrThrow()
    expect(openWith(only, requestContext(TENANT, uuid(1)), request.sealed ?? Buffer.alloc(0)).toString()).toContain(
      '李四',
    )
    const missed = await database.owner.selectFrom('missedCall').select('sealed').executeTakeFirstOrThrow()
    expect(openTelephone(only, TENANT, uuid(1), missed.sealed)).toBe('13900000001')
    expect(await logged(TENANT)).toEqual([{ key: id, identities: 1203, codes: 1, requests: 1, missedCalls: 1 }])
    expect(await logged(OTHER)).toEqual([{ key: id, identities: 7, codes: 0, requests: 0, missedCalls: 0 }])
  })

  test('goes on where it was stopped, whatever is under which key and cipher', async () => {
    await given(1100)
    addKey(path, 'sm4', added)
    const stop = new AbortController()
    const keys = loadKeys(path)
    await sealAnew(database.app, keys, { now, signal: stop.signal, onProgress: () => stop.abort() })
    const half = await countSealed(database.app)
    expect(new Set(half.values())).toEqual(new Set([500, 600]))
    // Both open: with the file as it is, and for a server that was started meanwhile.
    for (const [n, { submissionId, sealed }] of (await identities()).entries()) {
      expect(openIdentity(keys, TENANT, submissionId, sealed)).toEqual({ name: nameOf(n) })
    }
    const third = addKey(path, 'aes-256-gcm', added)
    const done = await sealAnew(database.app, loadKeys(path), { now })
    expect(done.sealed.identities).toBe(1100)
    expect(await countSealed(database.app)).toEqual(new Map([[third, 1100]]))
    const again = await sealAnew(database.app, loadKeys(path), { now })
    expect(again.sealed.identities).toBe(0)
  })

  test('does not overwrite what is corrected or erased between the look and the write', async () => {
    await given(3)
    addKey(path, undefined, added)
    const keys = loadKeys(path)
    const corrected = Buffer.from(sealIdentity(keys, TENANT, uuid(0), { name: '更正后' }))
    // Both are changed by a transaction that is not over yet: the write waits for it, and finds other bytes.
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    const { promise: end, resolve: finish } = Promise.withResolvers<void>()
    const officer = database.owner.transaction().execute(async (tx) => {
      await tx.updateTable('identityVault').set({ sealed: corrected }).where('submissionId', '=', uuid(0)).execute()
      const erased = { sealed: Buffer.alloc(0), erasedAt: at, erasedWhy: 'request' }
      await tx.updateTable('identityVault').set(erased).where('submissionId', '=', uuid(1)).execute()
      begin()
      await end
    })
    await begun
    const rotation = sealAnew(database.app, keys, { now })
    await waitForLock()
    finish()
    await officer
    expect(await rotation).toMatchObject({ sealed: { identities: 1 }, changed: 2, unreadable: 0 })
    const [first, second, third] = await identities()
    expect(first?.sealed).toEqual(corrected)
    expect(second?.sealed).toHaveLength(0)
    expect(openIdentity(keys, TENANT, uuid(2), third?.sealed ?? Buffer.alloc(0))).toEqual({ name: nameOf(2) })
    expect(keyIdOf(third?.sealed ?? Buffer.alloc(0))).toBe(keys.newest.id)
  })

  test('leaves what cannot be opened, and counts it', async () => {
    await given(3)
    const others = readKeyText(newKeyText())
    const foreign = Buffer.from(sealIdentity(others, TENANT, uuid(0), { name: '别处' }))
    await database.owner
      .updateTable('identityVault')
      .set({ sealed: foreign })
      .where('submissionId', '=', uuid(0))
      .execute()
    const [, second] = await identities()
    const moved = second?.sealed ?? Buffer.alloc(0)
    await database.owner
      .updateTable('identityVault')
      .set({ sealed: moved })
      .where('submissionId', '=', uuid(2))
      .execute()
    addKey(path, undefined, added)
    const done = await sealAnew(database.app, loadKeys(path), { now })
    expect(done).toMatchObject({ sealed: { identities: 1 }, unreadable: 2 })
    const after = await identities()
    expect([after[0]?.sealed, after[2]?.sealed]).toEqual([foreign, moved])
  })

  test('finds what a running server sealed with the old key before it saw the new one', async () => {
    await given(2)
    const server = loadKeys(path)
    const old = server.newest
    const id = addKey(path, undefined, at)
    const rotation = sealAnew(database.app, loadKeys(path), { now })
    const late = { ...server, newest: old }
    await database.owner
      .insertInto('submission')
      .values({
        tenantId: TENANT,
        id: uuid(9),
        number: 'N9',
        personId: uuid(9),
        channel: 'web',
        title: '',
        text: '',
        secrecy: 'open',
        receivedAt: at,
        storedAt: at,
      })
      .execute()
    const sealed = Buffer.from(sealIdentity(late, TENANT, uuid(9), { name: '迟到' }))
    await new Promise((done) => setTimeout(done, 1000))
    await database.owner
      .insertInto('identityVault')
      .values({ tenantId: TENANT, submissionId: uuid(9), sealed, storedAt: at })
      .execute()
    expect((await rotation).sealed.identities).toBe(3)
    expect(await countSealed(database.app)).toEqual(new Map([[id, 3]]))
  })
})

describe('every sealed column', () => {
  test('is among the places: no other column of the database is called sealed', async () => {
    const { rows } = await sql<{ place: string }>`
      select table_name || '.' || column_name as place from information_schema.columns
      where table_schema = 'public' and data_type = 'bytea' and column_name ~ 'sealed'`.execute(database.owner)
    const known = Object.values(places).map(({ table, column }) => `${table}.${column}`)
    expect(rows.map(({ place }) => place).toSorted()).toEqual(known.toSorted())
  })
})

describe('retiring a key', () => {
  const retire = (id: string, when = later) => retireKey(database, loadKeys(path), path, id, when)

  test('only when nothing at all is sealed with it, and the newest is five minutes old', async () => {
    await given(2)
    await givenAccount(1)
    const old = loadKeys(path).newest.id
    const id = addKey(path, undefined, at)
    await expect(retire('0000000000000000')).rejects.toMatchObject({ code: 'key-unknown' })
    await expect(retire(id)).rejects.toMatchObject({ code: 'key-newest' })
    await expect(retire(old)).rejects.toMatchObject({ code: 'key-in-use', message: expect.stringContaining('3') })
    await sealAnew(database.app, loadKeys(path), { now: () => later })
    await expect(retire(old, at)).rejects.toMatchObject({ code: 'key-too-young' })
    await expect(retire(old, new Date(at.getTime() + 299_000))).rejects.toMatchObject({ code: 'key-too-young' })
    // The clock of another machine was set back: it is not older for that.
    await expect(retire(old, new Date(at.getTime() - 3_600_000))).rejects.toMatchObject({ code: 'key-too-young' })
    await retire(old)
    expect([...loadKeys(path).sealing.keys()]).toEqual([id])
    expect(loadKeys(path, await keyIdsInUse(database.app)).newest.id).toBe(id)
    expect((await logged(TENANT)).at(-1)).toEqual({ retired: old, key: id })
    expect((await logged(OTHER)).at(-1)).toEqual({ retired: old, key: id })
  })

  test.each([
    ['a code', () => givenAccount(5)],
    ['a request', () => givenRequest(5, 1)],
    ['a missed call', () => givenMissedCall(5)],
  ] as const)('is refused for %s alone', async (_, one) => {
    await given(2)
    const old = loadKeys(path).newest.id
    const before = readFileSync(path, 'utf8')
    addKey(path, undefined, added)
    await sealAnew(database.app, loadKeys(path), { now })
    const after = readFileSync(path, 'utf8')
    put(before)
    await one()
    put(after)
    await expect(retire(old)).rejects.toMatchObject({ code: 'key-in-use' })
    expect(loadKeys(path).sealing.has(old)).toBe(true)
  })
})

test('two at once: the second is refused, and may come when the first is over, however it ended', async () => {
  const begun = Promise.withResolvers<void>()
  const { promise, resolve } = Promise.withResolvers<void>()
  const first = withRotationLock(database.database, () => {
    begun.resolve()
    return promise
  })
  await begun.promise
  const second = withRotationLock(database.database, () => Promise.resolve('in'))
  await expect(second).rejects.toMatchObject({ code: 'rotation-running' })
  resolve()
  await first
  await expect(withRotationLock(database.database, () => Promise.reject(new Error('broke')))).rejects.toThrow('broke')
  expect(await withRotationLock(database.database, () => Promise.resolve('in'))).toBe('in')
})

test('after a rotation, an older copy of the key file is refused at the start', async () => {
  await given(2)
  const older = readFileSync(path, 'utf8')
  const id = addKey(path, undefined, added)
  await sealAnew(database.app, loadKeys(path), { now })
  put(older)
  const inUse = await keyIdsInUse(database.app)
  expect(() => loadKeys(path, inUse)).toThrow(
    expect.objectContaining({ code: 'key-missing', message: expect.stringContaining(id) }),
  )
})

test('the line of the log is there to be read by those who may', async () => {
  await given(1)
  addKey(path, undefined, added)
  await sealAnew(database.app, loadKeys(path), { now })
  const rows = await readTenant(database.app, TENANT, (tx) =>
    tx.selectFrom('accessLog').select(['what', 'personId', 'ok']).where('tenantId', '=', TENANT).execute(),
  )
  expect(rows).toContainEqual({ what: 'keyRotation', personId: null, ok: true })
})

function put(text: string): void {
  writeFileSync(`${path}.x`, text, { mode: 0o600 })
  renameSync(`${path}.x`, path)
}

/** Until some connection waits for a row that another holds. */
async function waitForLock(): Promise<void> {
  await expect
    .poll(async () => {
      const { rows } = await sql<{ n: string }>`
        select count(*) as n from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(database.owner)
      return Number(rows[0]?.n)
    })
    .toBe(1)
}
