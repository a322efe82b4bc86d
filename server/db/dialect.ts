import { AsyncLocalStorage } from 'node:async_hooks'
import type { Writable } from 'node:stream'
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
import type { Pool, PoolClient, QueryResult } from 'pg'
import { statementName } from './statement-names.ts'

/** What the transaction being begun has to set, on its way from `inTenant` to the driver. */
export const beginning = new AsyncLocalStorage<string>()

/** Set around a statement whose answer nobody reads. */
const unread = new AsyncLocalStorage<true>()

/**
 * Sends a statement of a transaction without waiting for it, so that several go in one round trip. Whether it failed is told
 * by the next one that is waited for, at the latest by the commit, which then has undone everything.
 *
 * @param send executes the statement; its answer is empty
 */
export function unanswered(send: () => Promise<unknown>): Promise<unknown> {
  return unread.run(true, send)
}

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

/** Begins and sets with the first statement. */
class SettingDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const extra = beginning.getStore()
    if (extra === undefined) return super.beginTransaction(connection, settings)
    const mode = settings.accessMode ? ` ${settings.accessMode}` : ''
    await unanswered(() => connection.executeQuery(CompiledQuery.raw(`begin${mode}; ${extra}`)))
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

const nothing = { command: '', rowCount: 0, rows: [] }

function namedClient(client: PoolClient): PostgresPoolClient {
  let sent: Promise<unknown>[] = []
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  const query = async (text: string, values: readonly unknown[]) => {
    const name = values.length > 0 ? statementName(text) : undefined
    const alone = !unread.getStore()
    if (!alone && sent.length === 0) stream.cork()
    const answer = client.query(name ? { name, text, values: [...values] } : { text, values: [...values] })
    if (alone && sent.length > 0) stream.uncork()
    if (!alone) {
      // Its failure is told by the next, below.
      answer.catch(() => {})
      sent.push(answer)
      return nothing
    }
    const before = sent
    sent = []
    if (before.length === 0) return answer
    const [own, ...earlier] = (await Promise.allSettled([answer, ...before])) as PromiseSettledResult<QueryResult>[]
    // What follows a failure finds the transaction ended: the first one is the reason. A rollback ends it whatever it was.
    const failed = text === 'rollback' ? undefined : earlier.find((one) => one.status === 'rejected')
    if (failed?.status === 'rejected') throw failed.reason
    return own?.status === 'fulfilled' ? own.value : answer
  }
  // Kysely calls `query(text, values)` and `release` alone; its cursors and cancelling, which we do not use, need more.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { query, release: (destroy?: boolean) => client.release(destroy) } as unknown as PostgresPoolClient
}
