import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, chownSync, closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { type Account, commandFor, spawnSettings } from './embedded-account.ts'
import type { Binaries } from './embedded-binaries.ts'
import type { Home } from './embedded-folder.ts'

/** PostgreSQL as our child: `ended` settles when it is gone, with what it last complained of. */
export type Postgres = Readonly<{ pid: number; ended: Promise<string>; stop(): Promise<void> }>

const settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '256MB',
  max_connections: '100',
  gin_pending_list_limit: '16MB',
  // A large import writes some gigabytes: fewer checkpoints write fewer whole pages.
  max_wal_size: '2GB',
  // Our statements are short; compiling them costs more than running them.
  jit: 'off',
  timezone: 'UTC',
  // Rows and statements can hold what people wrote; failures of statements are the application's to report.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

/**
 * The shell becomes PostgreSQL after it has left behind a watcher, adopted by init, that asks PostgreSQL to stop as soon
 * as the pipe on descriptor 3 closes without a word: when the program that started it has died, however it died.
 */
const launch = '( (read -r _ <&3 || kill -INT $$) & ) ; exec "$@" 3<&-'

/** Starts PostgreSQL on the folder; it is not ready yet when this returns. */
export function launchPostgres(
  home: Home,
  { folder }: Binaries,
  name: string,
  extra: Readonly<Record<string, string>> = {},
): Postgres {
  const all = { ...settings, unix_socket_directories: home.socketSetting, cluster_name: name, ...extra }
  const options = Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  // A folder that was copied may have become readable by others, which PostgreSQL refuses.
  chmodSync(home.cluster, 0o700)
  const logStart = rotateLog(home.log)
  const log = openSync(home.log, 'a', 0o600)
  const cluster = openSync(home.cluster, 'r')
  const args = ['-D', reach(home.account, home.cluster), ...options]
  const command = commandFor(home.account, join(folder, 'bin', 'postgres'), args)
  const child = spawn('/bin/sh', ['-c', launch, 'sh', ...command], {
    ...spawnSettings(home.account),
    cwd: '/',
    // A session of its own: Ctrl-C in the terminal reaches the program first, which stops the database last.
    detached: true,
    stdio: ['ignore', log, log, 'pipe', cluster],
  })
  closeSync(log)
  closeSync(cluster)
  return follow(child, home.log, logStart)
}

/**
 * Makes a new, empty database in the folder, whole or not at all: built beside it and renamed.
 * @throws Error with what initdb complained of
 */
export async function createCluster(home: Home, { folder }: Binaries): Promise<void> {
  const half = `${home.cluster}.new-${process.pid}`
  rmSync(half, { recursive: true, force: true })
  try {
    mkdirSync(half, { mode: 0o700 })
    if (home.account.kind === 'other') chownSync(half, home.account.uid, home.account.gid)
    await run(home.account, half, join(folder, 'bin', 'initdb'), initOptions)
    chmodSync(half, 0o700)
    renameSync(half, home.cluster)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    // Another program made it in the meantime.
    if (!existsSync(join(home.cluster, 'PG_VERSION'))) throw error
  }
}

const initOptions = (
  '--username=lianxin --encoding=UTF8 --data-checksums --no-instructions --locale=C --locale-provider=builtin ' +
  '--builtin-locale=C.UTF-8 --auth-local=trust --auth-host=reject'
).split(' ')

async function run(account: Account, cluster: string, program: string, args: readonly string[]): Promise<void> {
  const folder = openSync(cluster, 'r')
  const [command, ...rest] = commandFor(account, program, [...args, '-D', reach(account, cluster)])
  const stdio = ['ignore', 'ignore', 'pipe', 'ignore', folder] as const
  const child = spawn(command, rest, { ...spawnSettings(account), cwd: '/', stdio: [...stdio] })
  closeSync(folder)
  let complaint = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text))
  await new Promise<void>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(complaint.trim() || `exit code ${code}`))))
  })
}

/**
 * The folder's path for the account. Where root has become another, the folders above may be closed to it (a
 * checkout below /root): on Linux it then goes through descriptor 4, which root has opened.
 */
function reach(account: Account, cluster: string): string {
  return account.kind === 'own' || process.platform !== 'linux' ? cluster : '/proc/self/fd/4'
}

function follow(child: ChildProcess, log: string, logStart: number): Postgres {
  const lifeline = child.stdio[3]
  lifeline?.on('error', () => {})
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('exit', () => {
      // One word tells the watcher that there is nothing left to stop.
      if (lifeline instanceof Writable) lifeline.end('\n')
      resolve(lastComplaint(log, logStart))
    })
  })
  return {
    pid: child.pid ?? 0,
    ended,
    async stop() {
      child.kill('SIGINT')
      await ended
    },
  }
}

/** The lines that a failed start is told by: the last FATAL or PANIC, otherwise the last line. */
async function lastComplaint(log: string, from: number): Promise<string> {
  const written = (await readFile(log).catch(() => Buffer.alloc(0))).subarray(from).toString()
  const lines = written.trim().split('\n')
  const lasting = lines.filter((text) => !/FATAL: +(the database system is|database "lianxin" does not)/.test(text))
  const line = lasting.findLast((text) => /FATAL|PANIC/.test(text)) ?? lasting.at(-1) ?? ''
  return line.replace(/^.*?(FATAL|PANIC|LOG):\s*/, '')
}

/** Keeps one older log of 10 MB. Returns the size of the log, where this start's lines begin. */
function rotateLog(log: string): number {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0
  if (size < 10_000_000) return size
  renameSync(log, `${log}.1`)
  return 0
}
