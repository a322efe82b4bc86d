import { createHash } from 'node:crypto'
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StartFailure } from '../start-failures.ts'
import { type Account, accountFor } from './embedded-account.ts'

/** Where one embedded database lives. */
export type Home = Readonly<{
  dataFolder: string
  /** PostgreSQL's own folder. */
  cluster: string
  /** What PostgreSQL complains of; holds no row and no statement. */
  log: string
  /** The folder of the Unix socket; `socketSetting` is the same as PostgreSQL has to be told. */
  socketFolder: string
  socketSetting: string
  account: Account
}>

/** A socket's path is at most 107 bytes on Linux and 103 on macOS, `/.s.PGSQL.5432` included. */
const LONGEST_SOCKET_FOLDER = 85

/** Makes the data folder where it is missing (mode 0700). @throws StartFailure `folder-not-writable`, `disk-full` */
export function prepareHome(dataFolder: string): Home {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    accessSync(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK)
    if (!lstatSync(join(dataFolder, '.')).isDirectory()) throw new Error('ENOTDIR')
  } catch (error) {
    throw folderFailure(dataFolder, error)
  }
  const cluster = join(dataFolder, 'postgres')
  const home = { dataFolder, cluster, log: join(dataFolder, 'postgres.log'), account: accountFor(cluster) }
  if (Buffer.byteLength(cluster) <= LONGEST_SOCKET_FOLDER) {
    return { ...home, socketFolder: cluster, socketSetting: '.' }
  }
  const short = shortFolder(dataFolder, home.account)
  return { ...home, socketFolder: short, socketSetting: short }
}

/**
 * Whether there is a database in the folder: true where there is one of this version, false where there is none yet.
 * @throws StartFailure `folder-broken`, `folder-of-other-version`, `folder-not-writable`
 */
export function holdsDatabase({ cluster }: Home, version: string): boolean {
  if (!existsSync(cluster)) return false
  const wanted = version.split('.')[0] ?? ''
  try {
    const names = readdirSync(cluster)
    if (names.length === 0) return false
    for (const name of ['PG_VERSION', 'global/pg_control', 'pg_wal', 'base', 'postgresql.conf']) {
      if (!existsSync(join(cluster, name))) throw broken(cluster, name)
    }
    const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
    if (!/^\d+(\.\d+)?$/.test(found)) throw broken(cluster, 'PG_VERSION')
    if (found !== wanted) throw new StartFailure('folder-of-other-version', { folder: cluster, found, wanted })
    return true
  } catch (error) {
    throw folderFailure(cluster, error)
  }
}

/** Takes away the short folder of the socket, once the database is stopped. */
export function leaveSocketFolder({ cluster, socketFolder }: Home): void {
  if (socketFolder === cluster) return
  try {
    rmdirSync(socketFolder)
  } catch {
    // Another program has started the database again.
  }
}

/** A failure to read or write below `folder` in words; a StartFailure is handed back as it is. */
export function folderFailure(folder: string, error: unknown): StartFailure {
  if (error instanceof StartFailure) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new StartFailure('disk-full', { folder })
  return new StartFailure('folder-not-writable', { folder, reason: code })
}

function broken(folder: string, name: string): StartFailure {
  return new StartFailure('folder-broken', { folder, reason: `${name} 缺失或无效 / missing or not valid` })
}

/** The same short folder for every program that opens this data folder; nobody else may have put it there. */
function shortFolder(dataFolder: string, account: Account): string {
  const mark = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)
  const folder = join(tmpdir().length > 60 ? '/tmp' : tmpdir(), `lianxin-${mark}`)
  const uid = account.kind === 'other' ? account.uid : (process.getuid?.() ?? 0)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (account.kind === 'other' && lstatSync(folder).uid === 0) chownSync(folder, account.uid, account.gid)
    const found = lstatSync(folder)
    if (!found.isDirectory() || found.uid !== uid || (found.mode & 0o077) !== 0) throw new Error('EACCES')
    return folder
  } catch (error) {
    throw folderFailure(folder, error)
  }
}
