import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import { StartFailure } from '../start-failures.ts'
import type { Db } from './database.ts'
import { splitStatements } from './sql-statements.ts'

/** Where the numbered files stand: `0001_house.sql`, forward only. */
export const migrationsFolder = join(import.meta.dirname, 'migrations')

/**
 * Brings the database up to the newest file of the folder: one transaction a file, one statement a round trip. Programs
 * that do it at the same time wait for each other and run each file once.
 * @param owner as the role that owns the tables
 * @returns the names of the files run now
 * @throws StartFailure `migration-failed`, `database-newer`, `role-missing`
 */
export async function migrate(owner: Db, folder = migrationsFolder): Promise<string[]> {
  const files = await readMigrations(folder)
  const provider: MigrationProvider = { getMigrations: () => Promise.resolve(files) }
  const migrator = new Migrator({ db: owner, provider })
  const ran: string[] = []
  for (;;) {
    await refuseNewer(owner, files)
    const { error, results = [] } = await migrator.migrateUp()
    const [result] = results
    if (error) throw await failureOf(error, result?.migrationName ?? '?', owner)
    if (!result) return ran
    ran.push(result.migrationName)
  }
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

/** An older program must not work on tables it does not know. */
async function refuseNewer(owner: Db, files: Readonly<Record<string, Migration>>): Promise<void> {
  const { rows: found } = await sql<{
    there: boolean
  }>`select to_regclass('kysely_migration') is not null as there`.execute(owner)
  if (!found[0]?.there) return
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name desc`.execute(owner)
  const unknown = rows.find(({ name }) => !(name in files))
  if (unknown) throw new StartFailure('database-newer', { migration: unknown.name })
}

async function failureOf(error: unknown, migration: string, owner: Db): Promise<StartFailure> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const said = error instanceof Error ? error.message : String(error)
  if (code === '53100') return new StartFailure('disk-full', { folder: 'PostgreSQL' })
  if (code === '42501' && /role/.test(said)) {
    const { rows } = await sql<{ role: string }>`select current_user as role`.execute(owner)
    return new StartFailure('role-missing', { role: rows[0]?.role ?? '' })
  }
  return new StartFailure('migration-failed', { migration, reason: [code, said].filter(Boolean).join(' ') })
}
