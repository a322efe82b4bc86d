import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type Program, startProgram } from '../../test/process.ts'
import { setUpPrefecture, TENANT } from '../../test/prefecture.ts'
import { addressOf } from '../../test/programs.ts'
import { readConfig } from '../config.ts'
import { connect } from '../db/connect.ts'
import type { Database } from '../db/database.ts'
import { readKeyText } from '../identity/key-text.ts'
import { countSealed } from '../identity/rotate-places.ts'
import { openIdentity } from '../identity/vault.ts'
import { newId } from '../new-id.ts'

/**
 * One server and one database, through the tests in their order: a rotation beside it, one that is killed, two at once, an
 * old key retired, an older file put back.
 */
const folder = mkdtempSync(join(tmpdir(), 'lianxin-rotation-'))
const env = { LIANXIN_DATA: join(folder, 'data'), PORT: '0', LIANXIN_LIMITS: 'off', LIANXIN_TENANT: `${TENANT}` }
const path = join(folder, 'data', 'key')
const programs: Program[] = []
/** What each secret that ever stood in the file looks like: its first bytes, and the beginning of every spelling. */
const secrets = new Map<string, Buffer>()
const SPOKEN = 1900
const LANES = 16
let server: Program
let database: Database
let address = ''

function start(file: string, ...args: readonly string[]): Program {
  const program = startProgram(file, env, args)
  programs.push(program)
  return program
}
const serve = () => start('server/main.ts', '--empty')
const rotateKey = (...args: readonly string[]) => start('server/cli/main.ts', 'rotate-key', ...args)

/** What the command answers, as far as a test asks. */
type Answer = Readonly<{
  newest: string
  left: number
  sealed: Readonly<{ identities: number }>
  keys: readonly Readonly<{ cipher: string }>[]
  error: Readonly<{ code: string }>
}>

/** What a command answers with `--json`, and its exit code. */
async function answer(...args: readonly string[]): Promise<Readonly<{ code: number | string; body: Answer }>> {
  const program = rotateKey(...args, '--json')
  const code = await program.ended
  keepSecrets()
  const line = program
    .said()
    .trim()
    .split('\n')
    .findLast((one) => one.startsWith('{'))
  return { code, body: JSON.parse(line ?? '{}') as Answer }
}

const keyFile = () => JSON.parse(readFileSync(path, 'utf8'))
const keyIds = (): string[] => keyFile().sealing.map(({ id }: { id: string }) => id)

function keepSecrets(): void {
  const { root, sealing } = keyFile()
  for (const { secret } of [root, ...sealing]) {
    const bytes = Buffer.from(secret, 'base64url')
    const spellings = [secret, bytes.toString('hex'), bytes.toString('base64')].map((text) => Buffer.from(text))
    for (const one of [bytes, ...spellings].map((all) => all.subarray(0, 12))) secrets.set(one.toString('hex'), one)
  }
}

const holdsSecret = (bytes: Buffer) => [...secrets.values()].some((secret) => bytes.includes(secret))

/** The files below a folder that hold a secret of a key, the database's among them. One that goes meanwhile holds none. */
function filesWithSecrets(below: string): string[] {
  return readdirSync(below, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => holdsSecret(bytesOf(file)))
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}

async function submit(n: number): Promise<{ id: string; status: number; name: string }> {
  const id = newId()
  const name = `轮换${n}`
  const submitter = { name, phone: `1390000${String(1000 + (n % 9000))}` }
  const body = JSON.stringify({ id, text: `第 ${n} 条：路灯不亮`, submitter })
  const headers = { 'content-type': 'application/json' }
  const { status } = await fetch(`${address}/api/submissions`, { method: 'POST', body, headers })
  return { id, status, name }
}

/** Reads who spoke with the key file as it lies on the disk. */
async function namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string | undefined>> {
  const keys = readKeyText(readFileSync(path, 'utf8'))
  const rows = await database
    .owner()
    .selectFrom('identityVault')
    .select(['tenantId', 'submissionId', 'sealed'])
    .where('submissionId', 'in', [...ids])
    .execute()
  return new Map(
    rows.map((row) => [row.submissionId, openIdentity(keys, row.tenantId, row.submissionId, row.sealed).name]),
  )
}

/** Holds one row so that a rotation waits in the middle of its work; resolves when one does. */
async function holdOne(): Promise<{ blocked: () => Promise<void>; release: () => Promise<void> }> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const { promise: held, resolve: isHeld } = Promise.withResolvers<void>()
  const holding = database
    .owner()
    .transaction()
    .execute(async (tx) => {
      // Looked for first: with an offset, the rows that are passed over would be locked too.
      const { rows } = await sql<{ id: string }>`select submission_id as id from identity_vault
        where octet_length(sealed) > 0 order by submission_id offset 1700 limit 1`.execute(tx)
      await sql`select 1 from identity_vault where submission_id = ${rows[0]?.id} for update`.execute(tx)
      isHeld()
      await promise
    })
  await held
  onTestFinished(() => resolve())
  const blocked = async () => {
    for (let left = 1000; left > 0; left -= 1) {
      const { rows } = await sql<{ n: string }>`select count(*) as n from pg_stat_activity
        where wait_event_type = 'Lock' and query ~ 'update "identity_vault"'`.execute(database.app)
      if (Number(rows[0]?.n) > 0) return
      await sleep(20)
    }
    throw new Error('no rotation came to the row that is held')
  }
  return {
    blocked,
    async release() {
      resolve()
      await holding
    },
  }
}

beforeAll(async () => {
  server = serve()
  address = await addressOf(server)
  database = await connect(readConfig(env), { kind: 'command', connections: 4 })
  await setUpPrefecture(database.app)
  // More than three batches of a rotation, so that one can be stopped in its middle.
  await Promise.all(
    Array.from({ length: LANES }, async (_, lane) => {
      for (let n = lane; n < SPOKEN; n += LANES) expect((await submit(10_000 + n)).status).toBe(201)
    }),
  )
  keepSecrets()
})

afterEach(async () => {
  for (const program of programs.filter((one) => one !== server)) {
    program.child.kill('SIGKILL')
    await program.ended
  }
})

afterAll(async () => {
  await database?.close()
  for (const { child, ended } of programs) {
    child.kill('SIGTERM')
    await ended
  }
  rmSync(folder, { recursive: true, force: true })
})

test('beside a running server: nothing is refused, all of it is read afterwards, nothing is under the old key', async () => {
  const [old = ''] = keyIds()
  const inode = statSync(path).ino
  const over = new AbortController()
  const sent: Awaited<ReturnType<typeof submit>>[] = []
  const citizens = Promise.all(
    Array.from({ length: 4 }, async (_, lane) => {
      for (let n = lane; !over.signal.aborted; n += 4) sent.push(await submit(n))
    }),
  )
  const { code, body } = await answer('--cipher', 'sm4')
  await sleep(300)
  over.abort()
  await citizens
  expect(code).toBe(0)
  expect(sent.length).toBeGreaterThan(20)
  expect(sent.filter(({ status }) => status !== 201)).toEqual([])
  const [, newest = ''] = keyIds()
  expect(body).toMatchObject({ newest, left: 0, lost: 0, unreadable: 0 })
  expect(body.keys.map(({ cipher }) => cipher)).toEqual(['aes-256-gcm', 'sm4'])
  const counts = await countSealed(database.app)
  expect([...counts.keys()]).toEqual([newest])
  expect(counts.get(old)).toBeUndefined()
  const names = await namesOf(sent.map(({ id }) => id))
  expect(names).toEqual(new Map(sent.map(({ id, name }) => [id, name])))
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(statSync(path).ino).not.toBe(inode)
  expect(readdirSync(join(folder, 'data')).filter((name) => name.startsWith('key'))).toEqual(['key'])
  const { rows } = await sql<{ details: { identities: number } }>`
    select details from access_log where what = 'keyRotation'`.execute(database.owner())
  expect(rows).toHaveLength(1)
  expect(rows[0]?.details.identities).toBe(body.sealed.identities)
})

test('killed in the middle: rows of both ciphers open, the server goes on, and a second run finishes', async () => {
  const [, before = ''] = keyIds()
  const { blocked, release } = await holdOne()
  const killed = rotateKey('--cipher', 'aes-256-gcm')
  await blocked()
  killed.child.kill('SIGKILL')
  expect(await killed.ended).toBe('SIGKILL')
  await release()
  const [, , newest = ''] = keyIds()
  const half = await countSealed(database.app)
  expect(half.get(before)).toBeGreaterThan(0)
  expect(half.get(newest)).toBeGreaterThan(0)
  const one = await submit(5001)
  expect(one.status).toBe(201)
  const { rows } = await sql<{
    id: string
  }>`select submission_id as id from identity_vault where octet_length(sealed) > 0`.execute(database.owner())
  expect((await namesOf(rows.map(({ id }) => id))).size).toBe(rows.length)
  const listed = await answer('--list')
  expect(listed).toMatchObject({ code: 0, body: { newest, lost: 0 } })
  expect(listed.body.left).toBeGreaterThan(0)
  const { code, body } = await answer('--resume')
  expect([code, body.left, body.newest]).toEqual([0, 0, newest])
  expect([...(await countSealed(database.app)).keys()]).toEqual([newest])
  expect(keyIds()).toHaveLength(3)
  expect((await namesOf([one.id])).get(one.id)).toBe('轮换5001')
})

test('two at once: the second is refused with words and adds no key; the first finishes', async () => {
  const { blocked, release } = await holdOne()
  const first = rotateKey()
  await blocked()
  const ids = keyIds()
  for (const args of [[], ['--resume'], ['--retire', ids[0] ?? '']]) {
    const second = await answer(...args)
    expect([second.code, second.body.error.code]).toEqual([34, 'rotation-running'])
  }
  expect(keyIds()).toEqual(ids)
  await release()
  expect(await first.ended, first.said()).toBe(0)
  expect(first.said()).toMatch(/\d+\/\d+ 100%/)
  expect([...(await countSealed(database.app)).keys()]).toEqual([ids.at(-1)])
})

test('a key is retired when nothing is under it, and the server goes on', async () => {
  const [first = '', second = '', third = '', newest = ''] = keyIds()
  expect(await answer('--retire', first)).toMatchObject({ code: 38, body: { error: { code: 'key-too-young' } } })
  expect(await answer('--retire', newest)).toMatchObject({ code: 36 })
  expect(await answer('--retire', 'nothing')).toMatchObject({ code: 35 })
  const file = keyFile()
  file.sealing.at(-1).madeAt = new Date(Date.now() - 6 * 60_000).toISOString()
  put(JSON.stringify(file))
  for (const id of [first, second, third])
    expect(await answer('--retire', id)).toEqual({ code: 0, body: { retired: id } })
  expect(keyIds()).toEqual([newest])
  const one = await submit(6001)
  expect(one.status).toBe(201)
  expect((await namesOf([one.id])).get(one.id)).toBe('轮换6001')
})

test('wrong options are told of, and change nothing', async () => {
  const ids = keyIds()
  for (const args of [
    ['--cipher', 'des'],
    ['--resume', '--list'],
    ['--retire', ids[0] ?? '', '--cipher', 'sm4'],
  ]) {
    expect(await answer(...args)).toMatchObject({ code: 2 })
  }
  expect(keyIds()).toEqual(ids)
})

test('no secret of a key was ever said, by the server or a command; on the disk it is in the key file alone', async () => {
  keepSecrets()
  // A root and at least four keys, raw and in two spellings or more.
  expect(secrets.size).toBeGreaterThan(14)
  for (const program of programs) expect(holdsSecret(Buffer.from(program.said()))).toBe(false)
  // What the database still holds in memory goes to its files.
  await sql`checkpoint`.execute(database.owner())
  expect(filesWithSecrets(folder)).toEqual([path])
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('with an older copy of the file the next start is refused; with the right one it comes up', async () => {
  const older = readFileSync(path, 'utf8')
  expect((await answer()).code).toBe(0)
  const newest = readFileSync(path, 'utf8')
  await database.close()
  server.child.kill('SIGTERM')
  await server.ended
  put(older)
  const refused = serve()
  expect(await refused.ended).toBe(33)
  expect(refused.said()).toContain(readKeyText(newest).newest.id)
  put(newest)
  server = serve()
  address = await addressOf(server)
  expect((await submit(7001)).status).toBe(201)
  database = await connect(readConfig(env), { kind: 'command', connections: 4 })
  expect([...(await countSealed(database.app)).keys()]).toEqual([readKeyText(newest).newest.id])
})

test('a bad LIANXIN_KEY_SUITE is refused at the start', async () => {
  const program = startProgram('server/main.ts', { ...env, LIANXIN_KEY_SUITE: 'rot13' })
  programs.push(program)
  expect(await program.ended).toBe(10)
  expect(program.said()).toContain('LIANXIN_KEY_SUITE')
})

function put(text: string): void {
  writeFileSync(`${path}.x`, text, { mode: 0o600 })
  renameSync(`${path}.x`, path)
}
