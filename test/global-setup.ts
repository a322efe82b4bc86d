import { randomBytes } from 'node:crypto'
import { Client, type ClientConfig } from 'pg'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../server/db/connect.ts'
import { migrate } from '../server/db/migrate.ts'
import { startTestServer } from './server.ts'

declare module 'vitest' {
  // eslint-disable-next-line typescript/consistent-type-definitions
  interface ProvidedContext {
    /** The login of the server's owner, and the migrated database that each test file's own is cloned from. */
    database: { client: Record<string, unknown>; template: string }
  }
}

/** One PostgreSQL for the run, with one migrated database to clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer()
  const template = `lianxin_test_${randomBytes(4).toString('hex')}`
  const admin = new Client(server.client)
  await admin.connect()
  await admin.query(`create database ${template} encoding UTF8 template template0`)
  await migrateTemplate(server.client, template)
  project.provide('database', { client: { ...server.client }, template })
  return async () => {
    const { rows } = await admin.query<{ name: string }>(
      `select datname as name from pg_database where starts_with(datname, $1)`,
      [template],
    )
    for (const { name } of rows) await admin.query(`drop database if exists ${name} with (force)`)
    await admin.end()
    await server.close()
  }
}

async function migrateTemplate(client: ClientConfig, template: string): Promise<void> {
  const owner = inDatabase(client, template)
  const database = openDatabase({ owner, app: owner, close: () => Promise.resolve() })
  try {
    await migrate(database.owner())
  } finally {
    await database.close()
  }
}

/** The same login on another database of the server. */
export function inDatabase(client: ClientConfig, database: string): ClientConfig {
  if (!client.connectionString) return { ...client, database }
  const url = new URL(client.connectionString)
  url.pathname = `/${database}`
  return { ...client, connectionString: url.href }
}
