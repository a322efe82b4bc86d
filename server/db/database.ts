import type { Kysely, Transaction } from 'kysely'
import type pg from 'pg'
import type { DB as Schema } from './schema.ts'

export type { DB as Schema } from './schema.ts'

/** Reads take a `Db`. Writes take a `Tx`, so a write outside a transaction does not compile. */
export type Db = Kysely<Schema>
export type Tx = Transaction<Schema>

/** The database as the program uses it, wherever it runs. */
export type Database = Readonly<{
  /** As the role `lianxin_app`: no update or delete on the ledger, each prefecture's rows only inside `inTenant`. */
  app: Db
  /** As the role that owns the tables: migrations and the dump of the schema. Made on first use. */
  owner: () => Db
  /** How a single connection of one's own is made as `lianxin_app`, for `listen`. */
  client: pg.ClientConfig
  /** Waits for what is running; stops the embedded database if this program started it. */
  close(): Promise<void>
}>
