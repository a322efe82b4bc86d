import { randomBytes } from 'node:crypto'
import { Client, type ClientConfig } from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { openDatabase } from '../server/db/connect.ts'
import type { Database, Db } from '../server/db/database.ts'
import { inDatabase } from './global-setup.ts'

/** A migrated, empty database of one test file. */
export type TestDatabase = Readonly<{
  /** As the program sees it: the role `lianxin_app`. */
  app: Db
  /** As the owner, whom row security does not bind. */
  owner: Db
  /** The same as `connect` gives it. */
  database: Database
  /** The owner's login, for a connection of one's own. */
  ownerClient: ClientConfig
  drop(): Promise<void>
}>

/** Clones the template; about 30 ms. */
export async function testDatabase(): Promise<TestDatabase> {
  const { client, template } = inject('database')
  const name = `${template}_${randomBytes(4).toString('hex')}`
  await administer(client, `create database ${name} template ${template} strategy wal_log`)
  const ownerClient = inDatabase(client, name)
  const database = openDatabase({ owner: ownerClient, app: asApp(ownerClient), close: () => Promise.resolve() })
  return {
    app: database.app,
    owner: database.owner(),
    database,
    ownerClient,
    async drop() {
      await database.close()
      await administer(client, `drop database if exists ${name} with (force)`)
    },
  }
}

/** For the top of a test file or a `describe`: a database made before the first test and dropped after the last. */
export function useDatabase(): TestDatabase {
  let made: TestDatabase | null = null
  beforeAll(async () => {
    made = await testDatabase()
  })
  afterAll(() => made?.drop())
  const there = () => {
    if (!made) throw new Error('the test database is there from beforeAll on')
    return made
  }
  return {
    get app() {
      return there().app
    },
    get owner() {
      return there().owner
    },
    get database() {
      return there().database
    },
    get ownerClient() {
      return there().ownerClient
    },
    drop: () => there().drop(),
  }
}

/** The login as the application has it. */
export function asApp(client: ClientConfig): ClientConfig {
  return client.connectionString ? { ...client, options: '-c role=lianxin_app' } : { ...client, user: 'lianxin_app' }
}

async function administer(client: ClientConfig, statement: string): Promise<void> {
  const admin = new Client(client)
  await admin.connect()
  try {
    await admin.query(statement)
  } finally {
    await admin.end()
  }
}
