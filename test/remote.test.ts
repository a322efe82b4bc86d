import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Embedded, openEmbedded } from '../server/db/embedded.ts'
import { type Program, startProgram } from './process.ts'
import { answerOf, expectFailure as expectRefusal } from './programs.ts'

/** A PostgreSQL as somebody else would run it: it asks for passwords, and the program knows it by DATABASE_URL alone. */
let embedded: Embedded
let folder: string
let admin: Client

const password = 'right-secret'

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianxin-remote-'))
  const rules = join(folder, 'pg_hba.conf')
  writeFileSync(rules, 'local all lianxin trust\nlocal all all scram-sha-256\n', { mode: 0o644 })
  const settings = { hba_file: rules }
  embedded = await openEmbedded({ dataFolder: join(folder, 'data'), kind: 'server', say: () => {}, settings })
  admin = new Client(embedded.client)
  await admin.connect()
  await admin.query(`create role keeper login createrole password '${password}'`)
  await admin.query(`create role plain login password '${password}'`)
})
afterAll(async () => {
  await admin.end()
  await embedded.close()
  rmSync(folder, { recursive: true, force: true })
})

function urlOf(database: string, name = 'keeper', secret = password): string {
  return `postgres://${name}:${secret}@${encodeURIComponent(String(embedded.client.host))}/${database}`
}

async function makeDatabase(name: string, owner = 'keeper', more = ''): Promise<string> {
  await admin.query(`create database ${name} owner ${owner} ${more}`)
  return urlOf(name, owner)
}

function server(env: Readonly<Record<string, string>>): Program {
  return startProgram('test/bare-server.ts', { PORT: '0', LIANXIN_DATA: join(folder, 'unused'), ...env })
}

async function expectFailure(program: Program, exitCode: number, words: RegExp): Promise<void> {
  await expectRefusal(program, exitCode, words)
  expect(program.said()).not.toContain(password)
}

describe('with DATABASE_URL', () => {
  test('an owner who may make roles starts it, and nothing is kept on this machine', async () => {
    const program = server({ DATABASE_URL: await makeDatabase('one') })
    expect(await answerOf(program)).toBe('here')
    expect(await program.stop()).toBe(0)
  })

  test('the application may have a login of its own', async () => {
    await admin.query(`alter role lianxin_app password '${password}'`)
    const program = server({ DATABASE_URL: await makeDatabase('two'), DATABASE_APP_URL: urlOf('two', 'lianxin_app') })
    expect(await answerOf(program)).toBe('here')
    expect(await program.stop()).toBe(0)
  })

  test('two servers that start together migrate once', async () => {
    const env = { DATABASE_URL: await makeDatabase('three') }
    const both = [server(env), server(env), server(env)]
    expect(await Promise.all(both.map(answerOf))).toEqual(['here', 'here', 'here'])
    const steps = both.map((program) => Number(/ready \((\d+) steps/.exec(program.said())?.[1] ?? 0))
    const client = new Client({ connectionString: env.DATABASE_URL })
    await client.connect()
    const { rows } = await client.query<{ count: number }>('select count(*)::int as count from kysely_migration')
    expect(steps.reduce((sum, count) => sum + count)).toBe(rows[0]?.count)
    await client.end()
    await Promise.all(both.map((program) => program.stop()))
  })
})

describe('is refused', () => {
  test('where nobody listens', async () => {
    const program = server({ DATABASE_URL: `postgres://keeper:${password}@127.0.0.1:1/one` })
    await expectFailure(program, 23, /DATABASE_URL names, 127\.0\.0\.1:1\/one, cannot be reached \(ECONNREFUSED/)
  })

  test('where there is no such machine', async () => {
    await expectFailure(
      server({ DATABASE_URL: `postgres://keeper:${password}@nowhere.invalid/one` }),
      23,
      /cannot be reached/,
    )
  })

  test('with a wrong password', async () => {
    const program = server({ DATABASE_URL: urlOf('one', 'keeper', 'wrong-secret') })
    await expectFailure(program, 24, /refused to let us in \(28P01/)
    expect(program.said()).not.toContain('wrong-secret')
  })

  test('with a wrong password of the application', async () => {
    const program = server({
      DATABASE_URL: urlOf('one'),
      DATABASE_APP_URL: urlOf('one', 'lianxin_app', 'wrong-secret'),
    })
    await expectFailure(program, 24, /DATABASE_APP_URL names.*refused to let us in \(28P01/)
  })

  test('for a database that is not there', async () => {
    await expectFailure(server({ DATABASE_URL: urlOf('not_there') }), 24, /3D000/)
  })

  test('with something that is no address', async () => {
    const program = server({ DATABASE_URL: 'mysql://keeper:wrong-secret@host/one' })
    await expectFailure(program, 10, /DATABASE_URL is not valid/)
    expect(program.said()).not.toContain('wrong-secret')
  })

  test('with an address that cannot be read', async () => {
    const program = server({ DATABASE_URL: 'postgres://keeper:wrong-secret@ho st:notaport/one' })
    await expectFailure(program, 10, /DATABASE_URL is not valid/)
    expect(program.said()).not.toContain('wrong-secret')
  })

  test('below PostgreSQL 15', async () => {
    // The version is asked of the server; this role is told an older one before the server's own answer is found.
    const url = await makeDatabase('old')
    const inside = new Client({ ...embedded.client, database: 'old' })
    await inside.connect()
    await inside.query('create schema past')
    await inside.query('grant usage on schema past to keeper')
    await inside.query(
      `create function past.current_setting(text) returns text language sql return case $1 when 'server_version' then '14.9' else 'UTF8' end`,
    )
    await inside.query('alter role keeper in database old set search_path = past, pg_catalog')
    await inside.end()
    await expectFailure(server({ DATABASE_URL: url }), 25, /is PostgreSQL 14\.9; 15 or later/)
  })

  test('in another encoding', async () => {
    const url = await makeDatabase(
      'latin',
      'keeper',
      `encoding LATIN1 locale_provider libc locale 'C' template template0`,
    )
    await expectFailure(server({ DATABASE_URL: url }), 26, /LATIN1/)
  })

  test('for an owner who is not let near the role of the application', async () => {
    await expectFailure(server({ DATABASE_URL: await makeDatabase('poor', 'plain') }), 27, /grant lianxin_app to plain/)
  })

  test('where a newer program has been', async () => {
    const url = await makeDatabase('newer')
    const program = server({ DATABASE_URL: url })
    await program.until(/is ready/)
    await program.stop()
    const client = new Client({ connectionString: url })
    await client.connect()
    await client.query(`insert into kysely_migration values ('9999_future', now()::text)`)
    await client.end()
    await expectFailure(server({ DATABASE_URL: url }), 29, /newer version \(9999_future\)/)
  })
})
