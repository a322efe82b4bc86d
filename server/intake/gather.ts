import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Db } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import type { Keys } from '../identity/key-file.ts'
import { numberStock, type NumberStock } from './numbers.ts'
import { receive, type Received, type Said } from './receive.ts'

/** Receives what comes one at a time. Resolves when it is committed. */
export type Receiver = (tenantId: number, said: Said) => Promise<Received>

type Waiting = Readonly<{ said: Said; done: (received: Received) => void; failed: (error: unknown) => void }>
type Edge = Readonly<{ db: Db; keys: Keys; now: () => Date; newId: () => string; chance: () => number }>

/** Most that are committed together, and groups on their way at the same time: one is prepared while another reaches the disk. */
const TOGETHER = 64
const LANES = 2

/**
 * Commits submissions that arrive at the same time together: while one transaction is on its way the next ones gather, so
 * a busy hour costs a commit for each group and a quiet one waits for nobody. If a group fails, each of it is tried alone,
 * so one bad submission never takes others with it.
 */
export function gatherer(edge: Edge): Receiver {
  const queues = new Map<number, Waiting[]>()
  const busy = new Map<number, number>()
  const numbers = numberStock(edge.db)

  async function run(tenantId: number): Promise<void> {
    const queue = queues.get(tenantId) ?? []
    while (queue.length > 0) {
      const group = apart(queue.splice(0, TOGETHER), queue)
      await commit(edge, numbers, tenantId, group)
    }
    busy.set(tenantId, (busy.get(tenantId) ?? 1) - 1)
  }

  return (tenantId, said) =>
    new Promise((done, failed) => {
      const queue = queues.get(tenantId) ?? []
      queues.set(tenantId, queue)
      queue.push({ said, done, failed })
      const lanes = busy.get(tenantId) ?? 0
      if (lanes >= LANES) return
      busy.set(tenantId, lanes + 1)
      // Those of the same moment go together.
      setImmediate(() => void run(tenantId))
    })
}

/** One id once in a group: a second one waits for the next. */
function apart(group: readonly Waiting[], queue: Waiting[]): readonly Waiting[] {
  const seen = new Set<string>()
  const first: Waiting[] = []
  for (const one of group) {
    if (seen.has(one.said.id)) queue.push(one)
    else first.push(one)
    seen.add(one.said.id)
  }
  return first
}

async function commit(edge: Edge, numbers: NumberStock, tenantId: number, group: readonly Waiting[]): Promise<void> {
  const said = group.map((one) => one.said)
  try {
    const received = await store(edge, numbers, tenantId, said)
    for (const [n, one] of group.entries()) one.done(received[n] as Received)
  } catch (error) {
    if (group.length > 1) {
      for (const one of group) await commit(edge, numbers, tenantId, [one])
      return
    }
    // The same id was on its way in the other lane: by now it is there.
    const again = isDouble(error) ? store(edge, numbers, tenantId, said) : Promise.reject(error)
    await again.then(([received]) => group[0]?.done(received as Received)).catch(group[0]?.failed)
  }
}

function isDouble(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505'
}

async function store(
  { db, keys, now, newId, chance }: Edge,
  stock: NumberStock,
  tenantId: number,
  said: readonly Said[],
): Promise<readonly Received[]> {
  const at = now()
  const numbers = await stock(tenantId, said.length, at)
  return inTenant(db, tenantId, async (tx) => {
    const catalogue = await catalogueFor(tx, tenantId, dayInChina(at))
    return receive(tx, { tenantId, catalogue, keys, newId, chance }, said, numbers, at)
  })
}
