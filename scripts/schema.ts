import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client, type ClientConfig } from 'pg'
import { openDatabase } from '../server/db/connect.ts'
import { migrate } from '../server/db/migrate.ts'
import { inDatabase } from '../test/global-setup.ts'
import { startTestServer } from '../test/server.ts'
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

/** Writes both files, or with `--check` compares them. @returns the exit code */
async function main(check: boolean): Promise<number> {
  const server = await startTestServer()
  try {
    const made = await madeSchema(server.client)
    let stale = 0
    for (const [file, text] of Object.entries(made)) {
      if ((await readFile(file, 'utf8').catch(() => '')) === text) continue
      if (check)
        console.error(`${file} 与迁移不符，请运行 npm run schema / does not match the migrations; run npm run schema`)
      else await writeFile(file, text)
      stale += 1
    }
    return check && stale > 0 ? 1 : 0
  } finally {
    await server.close()
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.includes('--check'))
