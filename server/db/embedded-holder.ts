import { setTimeout as sleep } from 'node:timers/promises'
import type { Client, ClientConfig } from 'pg'
import { connectOwner } from './embedded-attach.ts'
import type { Postgres } from './embedded-process.ts'

/** The name of this program's connections; the database it starts bears it too, so that others see who holds it. */
export function nameOf({ kind }: Readonly<{ kind: 'server' | 'command' }>): string {
  return `lianxin-${kind}-${process.pid}`
}

export type Holder = Readonly<{ kind: string; pid: string }>

/** The program that started the database, as its name says; null where it has been without a connection for 3 s. */
export async function findHolder(client: Client): Promise<Holder | null> {
  const giveUp = Date.now() + 3000
  do {
    const { rows } = await client.query<{ name: string }>(
      `select application_name as name from pg_stat_activity where application_name = current_setting('cluster_name')`,
    )
    const [, kind, pid] = /^lianxin-(server|command)-(\d+)$/.exec(rows[0]?.name ?? '') ?? []
    if (kind && pid) return { kind, pid }
    await sleep(100)
  } while (Date.now() < giveUp)
  return null
}

type Holding = Readonly<{
  client: ClientConfig
  say: (zh: string, en: string) => void
  /** Told when the database ends without having been asked to, with what it last complained of. */
  ended: (reason: string) => void
}>

/**
 * Keeps a connection of the program that started the database, for others to see, for as long as the database runs; also
 * after the database has broken off all connections because one of its processes was killed.
 * @returns waits until everybody else has left, then stops the database
 */
export function holdDatabase(postgres: Postgres, first: Client, { client, say, ended }: Holding): () => Promise<void> {
  let state: 'held' | 'closing' | 'over' = 'held'
  let keeper = first
  const keep = (connection: Client) => {
    keeper = connection
    connection.once('end', () => void again())
  }
  const isHeld = () => state === 'held'
  const again = async () => {
    while (isHeld()) {
      const next = await connectOwner(String(client.host), String(client.application_name), () => !isHeld())
      if (next) return keep(next)
    }
  }
  const watch = async () => {
    const reason = await postgres.ended
    if (state === 'held') ended(reason)
    state = 'over'
  }
  keep(first)
  void watch()
  return async () => {
    if (state === 'held') state = 'closing'
    await othersLeft(keeper, say).catch(() => {})
    await keeper.end().catch(() => {})
    await postgres.stop()
  }
}

/** Settles when nobody but us is connected. */
async function othersLeft(keeper: Client, say: Holding['say']): Promise<void> {
  for (let round = 0; ; round += 1) {
    const { rows } = await keeper.query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    )
    const count = rows[0]?.count ?? 0
    if (count === 0) return
    if (round === TOLD_ROUND) {
      say(
        `还有 ${count} 个连接在使用数据库，等它们结束后停止。`,
        `Waiting for ${count} connections that still use the database.`,
      )
    }
    await sleep(round < TOLD_ROUND ? 20 : 250)
  }
}

/** Connections that are just being closed are gone by then. */
const TOLD_ROUND = 10
