import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { ClientConfig } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { openDatabase } from '../db/connect.ts'
import type { Database, Db } from '../db/database.ts'
import { installQueues, openQueues } from './queues.ts'

/** An ordinary role that owns the tables of a database and nothing else, as somebody's own PostgreSQL may have it. */
const role = `keeper_${randomBytes(4).toString('hex')}`
let own: TestDatabase
let keeper: Database
let name: string

beforeEach(async () => {
  own = await testDatabase()
  await sql.raw(`create role ${role} nosuperuser`).execute(own.owner)
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(own.owner)
  name = rows[0]!.name
  const login: ClientConfig = { ...own.ownerClient, options: `-c role=${role}` }
  keeper = openDatabase({ owner: login, app: login, close: () => Promise.resolve() })
})
afterEach(async () => {
  await keeper.close()
  await sql.raw(`drop owned by ${role}`).execute(own.owner)
  await sql.raw(`drop role ${role}`).execute(own.owner)
  await own.drop()
})

const schemas = async (db: Db) => {
  const { rows } = await sql<{ owner: string }>`
    select pg_get_userbyid(nspowner) as owner from pg_namespace where nspname = 'pgboss'`.execute(db)
  return rows.map(({ owner }) => owner)
}
async function works(): Promise<void> {
  await installQueues(keeper.owner())
  await installQueues(keeper.owner())
  const boss = openQueues(own.database, { schedule: false, supervise: false })
  await boss.start()
  await boss.createQueue('probe')
  expect(await boss.send('probe')).not.toBeNull()
  await boss.stop({ graceful: false })
  expect(await schemas(own.owner)).toEqual([role])
}

test('an owner who may not make a schema is told what an administrator does, and nothing is made', async () => {
  await expect(installQueues(keeper.owner())).rejects.toMatchObject({
    code: 'jobs-schema-missing',
    exitCode: 42,
    en: expect.stringMatching(
      new RegExp(`create schema pgboss authorization ${role};.*on database ${name} to ${role};`),
    ),
  })
  expect(await schemas(own.owner)).toEqual([])
})

test('a schema that belongs to another is refused in the same words', async () => {
  await sql`create schema pgboss`.execute(own.owner)
  await expect(installQueues(keeper.owner())).rejects.toMatchObject({ code: 'jobs-schema-missing' })
})

test('whoever owns the database makes its own', async () => {
  await sql.raw(`alter database ${name} owner to ${role}`).execute(own.owner)
  await works()
  await sql.raw(`reassign owned by ${role} to current_user`).execute(own.owner)
})

test('with the right to make schemas it makes its own', async () => {
  await sql.raw(`grant create on database ${name} to ${role}`).execute(own.owner)
  await works()
})

test('a schema made for it by an administrator is enough', async () => {
  await sql.raw(`create schema pgboss authorization ${role}`).execute(own.owner)
  await works()
})
