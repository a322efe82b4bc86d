import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import { StartFailure } from '../start-failures.ts'
import type { Db } from './database.ts'
import { splitStatements } from './sql-statements.ts'

/** Where the numbered files stand: `0001_house.sql`, forward only. */
export const migrationsFolder = join(import.meta.dirname, 'migrations')

/** Of our advisory locks, the one under which the tables are made and changed. */
const MIGRATING = 7_201_023

/**
 * Brings the database up to the newest file of the folder: one transaction a file, one statement a round trip. Programs
 * that do it at the same time wait for each other and run each file once.
 *
 * The lock is held from the first look to the last file: the migrator looks through all tables before it takes a lock of
 * its own, and that look fails where another program drops a table meanwhile.
 * @param owner as the role that owns the tables
 * @returns the names of the files run now
 * @throws StartFailure `migration-failed`, `database-newer`, `role-missing`
 */
export async function migrate(owner: Db, folder = migrationsFolder): Promise<string[]> {
  const files = await readMigrations(folder)
  return owner.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${MIGRATING})`.execute(connection)
    try {
      return await migrateAlone(connection, files)
    } finally {
      await sql`select pg_advisory_unlock(${MIGRATING})`.execute(connection)
    }
  })
}

async function migrateAlone(connection: Db, files: Readonly<Record<string, Migration>>): Promise<string[]> {
  const provider: MigrationProvider = { getMigrations: () => Promise.resolve(files) }
  const migrator = new Migrator({ db: connection, provider })
  const ran: string[] = []
  for (let left = await leftToRun(connection, files); left > 0; left--) {
    const { error, results = [] } = await migrator.migrateUp()
    const [result] = results
    if (error) throw await failureOf(error, result?.migrationName ?? '?', connection)
    if (!result) return ran
    ran.push(result.migrationName)
  }
  return ran
}

/** The files of a folder by name, in order. */
export async function readMigrations(folder = migrationsFolder): Promise<Record<string, Migration>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const migrations: Record<string, Migration> = {}
  for (const name of names) {
    const statements = splitStatements(await readFile(join(folder, name), 'utf8'))
    migrations[name.slice(0, -'.sql'.length)] = {
      async up(db) {
        for (const statement of statements) await sql.raw(statement).execute(db)
      },
    }
  }
  return migrations
}

/**
 * How many files have not run here.
 * @throws StartFailure `database-newer`: an older program must not work on tables it does not know
 */
async function leftToRun(connection: Db, files: Readonly<Record<string, Migration>>): Promise<number> {
  const all = Object.keys(files).length
  const { rows: found } = await sql<{
    there: boolean
  }>`select to_regclass('kysely_migration') is not null as there`.execute(connection)
  if (!found[0]?.there) return all
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name desc`.execute(connection)
  const unknown = rows.find(({ name }) => !(name in files))
  if (unknown) throw new StartFailure('database-newer', { migration: unknown.name })
  return all - rows.length
}

async function failureOf(error: unknown, migration: string, connection: Db): Promise<StartFailure> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const said = error instanceof Error ? error.message : String(error)
  if (code === '53100') return new StartFailure('disk-full', { folder: 'PostgreSQL' })
  if (code === '42501' && /role/.test(said)) {
    const { rows } = await sql<{ role: string }>`select current_user as role`.execute(connection)
    return new StartFailure('role-missing', { role: rows[0]?.role ?? '' })
  }
  return new StartFailure('migration-failed', { migration, reason: [code, said].filter(Boolean).join(' ') })
}
