import { AsyncLocalStorage } from 'node:async_hooks'
import {
  CamelCasePlugin,
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  PostgresDriver,
  type PostgresPool,
  type PostgresPoolClient,
  type TransactionSettings,
} from 'kysely'
import type { Pool, PoolClient } from 'pg'
import { statementName } from './statement-names.ts'

/** What the transaction being begun has to set, on its way from `inTenant` to the driver. */
export const beginning = new AsyncLocalStorage<string>()

/** Kysely over a pool of `pg`: statements are prepared once a connection, columns are camelCase, json keys stay. */
export function kyselyOver<Schema>(pool: Pool): Kysely<Schema> {
  return new Kysely<Schema>({
    dialect: new NamedStatementsDialect({ pool: withNamedStatements(pool) }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

class NamedStatementsDialect extends PostgresDialect {
  readonly #pool: PostgresPool

  constructor(config: Readonly<{ pool: PostgresPool }>) {
    super(config)
    this.#pool = config.pool
  }

  override createDriver() {
    return new SettingDriver({ pool: this.#pool })
  }
}

/** Begins and sets in one round trip. */
class SettingDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const extra = beginning.getStore()
    if (extra === undefined) return super.beginTransaction(connection, settings)
    const mode = settings.accessMode ? ` ${settings.accessMode}` : ''
    await connection.executeQuery(CompiledQuery.raw(`begin${mode}; ${extra}`))
  }
}

function withNamedStatements(pool: Pool): PostgresPool {
  const wrapped = new WeakMap<PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      const known = wrapped.get(client)
      if (known) return known
      const named = namedClient(client)
      wrapped.set(client, named)
      return named
    },
  }
}

function namedClient(client: PoolClient): PostgresPoolClient {
  const query = (text: string, values: readonly unknown[]) => {
    const name = values.length > 0 ? statementName(text) : undefined
    return client.query(name ? { name, text, values: [...values] } : { text, values: [...values] })
  }
  // Kysely calls `query(text, values)` and `release` alone; its cursors and cancelling, which we do not use, need more.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { query, release: (destroy?: boolean) => client.release(destroy) } as unknown as PostgresPoolClient
}
