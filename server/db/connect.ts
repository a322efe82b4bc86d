import { Pool, type ClientConfig } from 'pg'
import type { Config } from '../config.ts'
import type { StartFailure } from '../start-failures.ts'
import type { Database, Db, Schema } from './database.ts'
import { kyselyOver } from './dialect.ts'
import { type Embedded, openEmbedded } from './embedded.ts'
import { checkServer } from './remote.ts'
import { valueTypes } from './value-types.ts'

export type ConnectOptions = Readonly<{
  /** A server keeps its data folder to itself; a command runs beside it, or alone. */
  kind: 'server' | 'command'
  /** Told in both languages what takes a while. */
  say?: (zh: string, en: string) => void
  /** Called once when an embedded database we started ends by itself; nothing works after that. */
  onEnded?: (failure: StartFailure) => void
  /** Connections of `app`, 10 unless given. */
  connections?: number
}>

/**
 * A plan that is made while a table is empty reads all of it and is kept while the table grows. Every query of ours has an
 * index, so reading a whole table is the last resort.
 */
const byIndex = '-c enable_seqscan=off'

type Way = Readonly<{ owner: ClientConfig; app: ClientConfig; close: () => Promise<void> }>

/**
 * The database that the settings name, embedded or by DATABASE_URL, reachable and of a version we know; not migrated.
 * @throws StartFailure
 */
export async function connect(
  config: Pick<Config, 'dataFolder' | 'databaseUrl' | 'databaseAppUrl'>,
  options: ConnectOptions,
): Promise<Database> {
  const { databaseUrl } = config
  const way =
    databaseUrl === null ? await embeddedWay(config.dataFolder, options) : await remoteWay(databaseUrl, config, options)
  return openDatabase(way, options.connections)
}

/** Pools over the two roles. Exported for tests, which bring their own server. */
export function openDatabase({ owner, app, close }: Way, connections = 10): Database {
  const appPool = makePool(app, connections)
  let ownerDb: Db | null = null
  return {
    app: kyselyOver<Schema>(appPool),
    owner: () => (ownerDb ??= kyselyOver<Schema>(makePool(owner, 2))),
    client: { ...app, types: valueTypes },
    async close() {
      await appPool.end()
      await ownerDb?.destroy()
      await close()
    },
  }
}

async function embeddedWay(dataFolder: string, { kind, say = () => {}, onEnded }: ConnectOptions): Promise<Way> {
  const embedded: Embedded = await openEmbedded({ dataFolder, kind, say, ...(onEnded && { onEnded }) })
  return {
    owner: embedded.client,
    app: { ...embedded.client, user: 'lianxin_app', options: byIndex },
    close: embedded.close,
  }
}

async function remoteWay(
  url: string,
  { databaseAppUrl }: Pick<Config, 'databaseAppUrl'>,
  { kind }: ConnectOptions,
): Promise<Way> {
  const name = { application_name: `lianxin-${kind}-${process.pid}`, connectionTimeoutMillis: 10_000 }
  const owner = { ...name, connectionString: url }
  await checkServer(owner, 'DATABASE_URL')
  if (databaseAppUrl) await checkServer({ ...name, connectionString: databaseAppUrl }, 'DATABASE_APP_URL')
  // Without a login of its own the application takes the role as the connection starts, which no `reset` undoes.
  const app = databaseAppUrl
    ? { ...name, connectionString: databaseAppUrl }
    : { ...owner, options: `-c role=lianxin_app ${byIndex}` }
  return { owner, app, close: () => Promise.resolve() }
}

function makePool(settings: ClientConfig, max: number): Pool {
  const pool = new Pool({ ...settings, max, types: valueTypes, keepAlive: true, pipeline: true })
  // A connection that breaks fails the query that is sent over it, and is replaced by the next that is asked for. Nobody
  // else listens while it is idle, nor between two queries of one transaction.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}
