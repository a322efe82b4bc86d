import { setTimeout as sleep } from 'node:timers/promises'
import type { Client, ClientConfig } from 'pg'
import { StartFailure } from '../start-failures.ts'
import {
  connectOwner,
  disownLockFiles,
  isPassing,
  isPostgres,
  listens,
  ownerSettings,
  readLockFile,
} from './embedded-attach.ts'
import { type Binaries, installedBinaries, runnableBinaries } from './embedded-binaries.ts'
import { folderFailure, type Home, holdsDatabase, leaveSocketFolder, prepareHome } from './embedded-folder.ts'
import { findHolder, holdDatabase, nameOf } from './embedded-holder.ts'
import { createCluster, launchPostgres, type Postgres } from './embedded-process.ts'

export type EmbeddedOptions = Readonly<{
  dataFolder: string
  /** One server at a time uses a data folder; commands run beside it or, one after another, without it. */
  kind: 'server' | 'command'
  /** Told in both languages what takes a while. */
  say: (zh: string, en: string) => void
  /** Called once, with the reason, when the database we started ends without having been asked to. */
  onEnded?: (failure: StartFailure) => void
  /** More settings of PostgreSQL, for tests. */
  settings?: Readonly<Record<string, string>>
}>

export type Embedded = Readonly<{
  /** How to speak to the database as its owner. */
  client: ClientConfig
  /** False where another program had it running. */
  startedHere: boolean
  /** Leaves; the program that started the database waits until the others have left, then stops it. */
  close(): Promise<void>
}>

/** How long a database that was killed may take to leave its folder, and one that answers nobody to be given up. */
const PATIENCE_MS = 30_000
const LEAVING_MS = 1500

/**
 * The embedded database on the data folder: attached to where it runs, otherwise started; made where there is none.
 * It ends when the program that started it ends, however that ends.
 * @throws StartFailure for whatever is in the way; nothing in the folder is damaged by it
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const home = prepareHome(options.dataFolder)
  const installed = installedBinaries()
  const giveUp = Date.now() + PATIENCE_MS
  const leaveBy = Date.now() + LEAVING_MS
  for (;;) {
    const attached = await attach(home, options)
    if (attached instanceof StartFailure) {
      // A server whose npm was killed a moment ago is about to stop.
      if (Date.now() > leaveBy) throw attached
      await sleep(200)
      continue
    }
    if (attached) return attached
    const started = await start(home, installed, options)
    if (started.kind === 'started') return started.embedded
    if (Date.now() > giveUp) throw notStarted(home, started.reason)
    await sleep(100)
  }
}

/** Joins the database that another program runs; null where none does any more, a failure where it can't be shared. */
async function attach(home: Home, options: EmbeddedOptions): Promise<Embedded | StartFailure | null> {
  const running = readLockFile(home)
  if (!running || !(isPostgres(running.pid) || (await listens(running.socketFolder)))) return null
  const giveUp = Date.now() + PATIENCE_MS
  const gone = () => readLockFile(home)?.pid !== running.pid || Date.now() > giveUp
  const client = await connectOwner(running.socketFolder, nameOf(options), gone)
  if (!client) return null
  const holder = await findHolder(client).catch((error: unknown) => {
    if (isPassing(error)) return 'gone' as const
    throw error
  })
  if (holder === 'gone') return null
  if (holder && options.kind === 'server') {
    await client.end()
    const code = holder.kind === 'server' ? 'already-running' : 'command-running'
    return new StartFailure(code, { folder: home.dataFolder, pid: holder.pid })
  }
  if (!holder) {
    // The program that started it is dead and its watcher too: it is stopped in good order and started anew.
    await client.end().catch(() => {})
    process.kill(running.pid, 'SIGINT')
    while (!gone()) await sleep(50)
    return null
  }
  const close = () => client.end()
  return { client: ownerSettings(running.socketFolder, nameOf(options)), startedHere: false, close }
}

type Start = Readonly<{ kind: 'started'; embedded: Embedded }> | Readonly<{ kind: 'again'; reason: string }>

/** Starts the database. `again`: something of an earlier run is still, or seems still, to be there. */
async function start(home: Home, installed: Binaries, options: EmbeddedOptions): Promise<Start> {
  const { postgres, name } = await launch(home, installed, options)
  let reason: string | null = null
  const ended = postgres.ended.then((complaint) => (reason = complaint))
  const quiet = setTimeout(() => options.say('数据库正在恢复，请稍候……', 'The database is recovering …'), 2000)
  const keeper = await connectOwner(home.socketFolder, name, () => reason !== null)
  clearTimeout(quiet)
  if (keeper && reason === null) return { kind: 'started', embedded: held(home, postgres, keeper, options) }
  await keeper?.end().catch(() => {})
  const complaint = await ended
  if (/pre-existing shared memory/.test(complaint)) return { kind: 'again', reason: complaint }
  if (/lock file ".*" already exists/.test(complaint)) {
    const running = readLockFile(home)
    if (!running || !isPostgres(running.pid)) disownLockFiles(home)
    return { kind: 'again', reason: complaint }
  }
  throw notStarted(home, complaint)
}

async function launch(home: Home, installed: Binaries, options: EmbeddedOptions) {
  const binaries = runnableBinaries(installed, home.account, home.dataFolder)
  const name = nameOf(options)
  try {
    if (!holdsDatabase(home, installed.version)) {
      options.say(`正在建立数据库：${home.dataFolder}`, `Making the database in ${home.dataFolder}`)
      await createCluster(home, binaries)
    }
    return { name, postgres: launchPostgres(home, binaries, name, options.settings) }
  } catch (error) {
    if (error instanceof Error && !('code' in error)) throw notStarted(home, error.message)
    throw folderFailure(home.dataFolder, error)
  }
}

function held(home: Home, postgres: Postgres, keeper: Client, options: EmbeddedOptions): Embedded {
  const client = ownerSettings(home.socketFolder, nameOf(options))
  const ended = (reason: string) =>
    options.onEnded?.(noSpace(reason) ? full(home) : new StartFailure('database-ended', { reason }))
  const close = holdDatabase(postgres, keeper, { client, say: options.say, ended })
  return {
    client,
    startedHere: true,
    async close() {
      await close()
      leaveSocketFolder(home)
    },
  }
}

function notStarted(home: Home, reason: string): StartFailure {
  if (noSpace(reason)) return full(home)
  if (/Permission denied|Read-only file system/i.test(reason)) {
    return new StartFailure('folder-not-writable', { folder: home.dataFolder, reason })
  }
  return new StartFailure('database-did-not-start', { reason, log: home.log })
}

function noSpace(reason: string): boolean {
  return /No space left|quota exceeded/i.test(reason)
}

function full(home: Home): StartFailure {
  return new StartFailure('disk-full', { folder: home.dataFolder })
}
