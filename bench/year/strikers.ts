import { sql } from 'kysely'
import type { ClientConfig } from 'pg'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '../../server/db/database.ts'
import { newId } from '../../server/new-id.ts'
import { type Missed, strike } from '../../server/supervision/strike.ts'
import { startProgram } from '../../test/process.ts'
import { strikerDies, type StrikerDies } from './outages.ts'

export type Servers = readonly [Db, Db]
export type Strikers = Readonly<{
  /** Both strike at this minute; whoever is to die by then dies first, in the middle of a transaction. */
  strikeAt: (at: number) => Promise<number>
  killed: Readonly<Record<StrikerDies['how'], number>>
}>

/** Two servers that strike at the same minutes; the clock of the second is a little behind. */
export function strikersOf(
  owner: Db,
  servers: Servers,
  client: ClientConfig,
  tenantId: number,
  missed: (one: Missed) => void,
): Strikers {
  const deaths = [...strikerDies]
  const killed = { process: 0, connection: 0 }
  const edgeOf = (n: 0 | 1, at: number) => ({
    db: servers[n],
    now: () => new Date(at - n * 700),
    newId: () => newId(),
    chance: () => 0.5,
  })

  /**
   * What is struck is held up where lines are already on their way into the ledger, and not all that belongs to them.
   *
   * @returns false where nothing had to be written, so nobody could be killed while writing it
   */
  async function die({ how, table }: StrikerDies, at: number): Promise<boolean> {
    const name = how === 'process' ? 'year-killed' : 'year-1'
    return owner.connection().execute(async (one) => {
      await sql`begin`.execute(one)
      await sql`lock table ${sql.table(table)} in share row exclusive mode`.execute(one)
      const program = how === 'process' ? startStriker({ ...client, application_name: name }, tenantId, at) : null
      let over = false
      const own = program ? program.ended : strike(edgeOf(1, at + 700), tenantId, missed)
      const ended = own.then(
        () => (over = true),
        () => (over = true),
      )
      const pid = await stuckIn(one, name, table, () => over)
      if (pid !== null) {
        if (program) program.child.kill('SIGKILL')
        else await sql`select pg_terminate_backend(${pid})`.execute(one)
        killed[how] += 1
      }
      if (program) await ended
      // A database notices that a program is dead where it answers it.
      await sql`rollback`.execute(one)
      if (pid !== null) await gone(one, pid)
      await ended
      return pid !== null
    })
  }

  return {
    killed,
    async strikeAt(at) {
      if (deaths[0] && deaths[0].at <= at && (await die(deaths[0], at))) deaths.shift()
      const struck = await Promise.all([
        strike(edgeOf(0, at), tenantId, missed),
        strike(edgeOf(1, at), tenantId, missed),
      ])
      return struck.reduce((sum, { matters }) => sum + matters, 0)
    },
  }
}

function startStriker(own: ClientConfig, tenantId: number, at: number) {
  const { types: _, ...client } = own
  return startProgram('bench/year/striker.ts', {
    STRIKE_CLIENT: JSON.stringify(client),
    STRIKE_NOW: new Date(at).toISOString(),
    STRIKE_TENANT: String(tenantId),
  })
}

/** The session that has begun to write and waits for a table; null where it is over without. */
async function stuckIn(one: Db, name: string, table: string, over: () => boolean): Promise<number | null> {
  const giveUp = performance.now() + 120_000
  while (!over()) {
    // Within a transaction the sessions are seen as they were when it first looked.
    await sql`select pg_stat_clear_snapshot()`.execute(one)
    const { rows } = await sql<{ pid: number }>`
      select a.pid from pg_stat_activity a join pg_locks l on l.pid = a.pid
      where a.application_name = ${name} and a.backend_xid is not null
        and l.relation = ${table}::regclass and not l.granted`.execute(one)
    if (rows[0]) return rows[0].pid
    if (performance.now() > giveUp) throw new Error(`a striker hangs that is not stuck in ${table}`)
    await sleep(2)
  }
  return null
}

async function gone(one: Db, pid: number): Promise<void> {
  for (;;) {
    const { rows } = await sql`select 1 from pg_stat_activity where pid = ${pid}`.execute(one)
    if (rows.length === 0) return
    await sleep(2)
  }
}
