import { CompiledQuery, sql } from 'kysely'
import { type ConstructorOptions, PgBoss } from 'pg-boss'
import type { Database, Db } from '../db/database.ts'
import { StartFailure } from '../start-failures.ts'

/** The schema of pg-boss, which makes and changes its tables itself. */
const SCHEMA = 'pgboss'

/** Everything of pg-boss that would run by itself. */
const quiet = { supervise: false, schedule: false, registerInstance: false } as const

/** Of our advisory locks, the one under which the tables of pg-boss are made. */
const INSTALLING = 7_201_022

/**
 * Brings the tables of pg-boss to the version this program works with and lets the application use them, not change them.
 * Part of the migrations: programs that do it at once wait for each other. The schema is made where it is not there; an
 * owner who may not make one needs it given by an administrator.
 *
 * @param owner as the role that owns the tables
 * @throws StartFailure `jobs-schema-missing`
 */
export async function installQueues(owner: Db): Promise<void> {
  await owner.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${INSTALLING})`.execute(connection)
    try {
      await installIn(connection)
      for (const right of [
        'usage on schema pgboss',
        'select, insert, update, delete on all tables in schema pgboss',
        'execute on all functions in schema pgboss',
      ])
        await sql.raw(`grant ${right} to lianxin_app`).execute(connection)
    } finally {
      // Where it failed halfway the session is still in the transaction that was begun.
      await sql.raw('rollback').execute(connection)
      await sql`select pg_advisory_unlock(${INSTALLING})`.execute(connection)
    }
  })
}

async function installIn(connection: Db): Promise<void> {
  const { rows } = await sql<{ role: string; database: string; there: boolean; mayMake: boolean; mayUse: boolean }>`
    select current_user as role, current_database() as database, to_regnamespace(${SCHEMA}) is not null as there,
      has_database_privilege(current_database(), 'create') as may_make,
      coalesce(has_schema_privilege(to_regnamespace(${SCHEMA}), 'create'), false) as may_use`.execute(connection)
  const { role = '', database = '', there = false, mayMake = false, mayUse = false } = rows[0] ?? {}
  if (there ? !mayUse : !mayMake) throw new StartFailure('jobs-schema-missing', { role, database })
  await install(connection, !there)
}

/** @param createSchema PostgreSQL asks for the right to make a schema even where the schema is there already */
async function install(connection: Db, createSchema: boolean): Promise<void> {
  const executeSql = async (text: string, values: unknown[] = []) => ({
    rows: [...(await connection.executeQuery(CompiledQuery.raw(text, values))).rows],
  })
  const boss = new PgBoss({ ...quiet, db: { executeSql }, schema: SCHEMA, migrate: true, createSchema })
  const failures: unknown[] = []
  boss.on('error', (error) => failures.push(error))
  try {
    await boss.start()
  } finally {
    await boss.stop({ graceful: false })
  }
  if (failures.length > 0) throw failures[0]
}

/** pg-boss as the application: two connections of its own, told apart from the others, and as little as it can do idle. */
export function openQueues({ client }: Pick<Database, 'client'>, options: ConstructorOptions = {}): PgBoss {
  // pg-boss reads the types of its columns by itself.
  const { types: _t, ...settings } = client
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const connection = settings as ConstructorOptions
  return new PgBoss({
    ...connection,
    max: 2,
    schema: SCHEMA,
    migrate: false,
    createSchema: false,
    // The tables are the owner's; autovacuum keeps these few rows small.
    reindex: false,
    monitorVacuum: false,
    cronMonitorIntervalSeconds: 20,
    cronWorkerIntervalSeconds: 5,
    flowIntervalSeconds: 3600,
    bamIntervalSeconds: 3600,
    queueCacheIntervalSeconds: 600,
    instanceHeartbeatSeconds: 300,
    ...options,
  })
}
