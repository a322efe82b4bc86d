import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Db } from '../../server/db/database.ts'

const TICKS_A_SECOND = 100

/** Processor seconds of this program and of its database so far: what a busy machine changes less than the time on the wall. */
export type Cpu = Readonly<{ program: number; database: number | null }>

/** Where the system does not say, as anywhere but on Linux, those of the database are null. */
export async function cpuSoFar(owner: Db): Promise<Cpu> {
  const { user, system } = process.cpuUsage()
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(owner)
  return { program: (user + system) / 1e6, database: databaseSeconds(rows[0]?.pid ?? 0) }
}

/** The first process of the database, those that live below it, and those of them that have ended. */
function databaseSeconds(backend: number): number | null {
  const first = Number(statOf(backend)?.[1])
  const own = statOf(first)
  if (!own) return null
  const [running, ended] = [own.slice(11, 13), own.slice(13, 15)]
  const below = readdirSync('/proc').flatMap((name) => {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null
    return stat && Number(stat[1]) === first ? stat.slice(11, 13) : []
  })
  return [...running, ...ended, ...below].reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_A_SECOND
}

/** What the system says of a process, from its state on: then its parent, and from the twelfth on its times. */
function statOf(pid: number): readonly string[] | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
  } catch {
    return null
  }
}
