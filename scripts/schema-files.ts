import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Client, type ClientConfig } from 'pg'
import { openDatabase } from '../server/db/connect.ts'
import { migrate } from '../server/db/migrate.ts'
import { inDatabase } from '../test/global-setup.ts'
import { dumpSchema } from './schema-dump.ts'
import { rowTypes } from './schema-types.ts'

const folder = join(import.meta.dirname, '../server/db')

/** Migrates an empty database and says what server/db/schema.sql and server/db/schema.ts have to be. */
export async function madeSchema(client: ClientConfig): Promise<Readonly<Record<string, string>>> {
  const name = `lianxin_schema_${randomBytes(4).toString('hex')}`
  const admin = new Client(client)
  await admin.connect()
  await admin.query(`create database ${name} encoding UTF8 template template0`)
  const owner = inDatabase(client, name)
  const database = openDatabase({ owner, app: owner, close: () => Promise.resolve() })
  try {
    await migrate(database.owner())
    const db = database.owner()
    return { [join(folder, 'schema.sql')]: await dumpSchema(db), [join(folder, 'schema.ts')]: await rowTypes(db) }
  } finally {
    await database.close()
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  }
}
