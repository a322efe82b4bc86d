import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, type ClientConfig } from 'pg'
import type { Home } from './embedded-folder.ts'

/** What stands in the cluster's postmaster.pid: PostgreSQL's process and where it listens. */
export type Running = Readonly<{ pid: number; socketFolder: string }>

/** Reads the lock file of PostgreSQL; null where there is none. It may be left over from a crash. */
export function readLockFile({ cluster }: Home): Running | null {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Math.abs(Number(lines[0]))
  return Number.isInteger(pid) && pid > 0 ? { pid, socketFolder: resolve(cluster, lines[4] || '.') } : null
}

/**
 * A number that is in use again, after a restart of the machine or the container, makes PostgreSQL take its own old lock
 * files for a running database. The number is replaced by one no process can have; the rest stays, by which PostgreSQL
 * itself makes sure that no process of the old run is left.
 */
export function disownLockFiles({ cluster, socketFolder }: Home): void {
  for (const file of [join(cluster, 'postmaster.pid'), join(socketFolder, '.s.PGSQL.5432.lock')]) {
    if (!existsSync(file)) continue
    const [, ...rest] = readFileSync(file, 'utf8').split('\n')
    writeFileSync(file, ['2147483000', ...rest].join('\n'))
  }
}

/** Whether that process is a living PostgreSQL; one that has ended but that nobody has buried (Z) is none. */
export function isPostgres(pid: number): boolean {
  try {
    if (process.platform === 'linux') {
      return /^Name:\tpostgres$[^]*^State:\t[^ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
    }
    return /^[^ZX].*postgres/.test(execFileSync('ps', ['-p', String(pid), '-o', 'state=,comm='], { encoding: 'utf8' }))
  } catch {
    return false
  }
}

/**
 * Whether somebody accepts connections there. It is asked beside the process number, which says nothing between containers
 * that share the folder.
 */
export function listens(socketFolder: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(join(socketFolder, '.s.PGSQL.5432'))
    socket.on('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.on('error', () => done(false))
  })
}

/** How to speak to the database in that folder as the role that owns it. */
export function ownerSettings(socketFolder: string, name: string): ClientConfig {
  return {
    host: socketFolder,
    port: 5432,
    user: 'lianxin',
    database: 'lianxin',
    password: '',
    ssl: false,
    application_name: name,
  }
}

/**
 * A connection as the owner, waiting while the database is starting; makes the database on its first start.
 * null where nobody listens, or as soon as `until` says there is no more to wait for.
 */
export async function connectOwner(socketFolder: string, name: string, until: () => boolean): Promise<Client | null> {
  const settings = ownerSettings(socketFolder, name)
  while (!until()) {
    const client = new Client(settings)
    // A connection that breaks is noticed by whoever uses it next.
    client.on('error', () => {})
    try {
      await client.connect()
      return client
    } catch (error) {
      await client.end().catch(() => {})
      if (codeOf(error) === '3D000') await createDatabase(settings).catch(unlessPassing)
      else unlessPassing(error)
      await sleep(15)
    }
  }
  return null
}

/**
 * Whether a failure is one of a database that is not there yet, is just going, or has let everybody go: cannot_connect_now,
 * too_many_connections, admin_shutdown, crash_shutdown, and what the socket says.
 */
export function isPassing(error: unknown): boolean {
  const passing = ['57P03', '53300', '57P01', '57P02', 'ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']
  return (
    passing.includes(codeOf(error)) || (error instanceof Error && error.message.startsWith('Connection terminated'))
  )
}

function unlessPassing(error: unknown): void {
  if (!isPassing(error)) throw error
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

async function createDatabase(settings: ClientConfig): Promise<void> {
  const client = new Client({ ...settings, database: 'postgres' })
  await client.connect()
  try {
    await client.query('create database lianxin')
  } catch (error) {
    // 42P04 duplicate_database, 23505: another program made it in the meantime
    if (codeOf(error) !== '42P04' && codeOf(error) !== '23505') throw error
  } finally {
    await client.end()
  }
}
