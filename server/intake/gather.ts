import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Db } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import type { Keys } from '../identity/key-file.ts'
import { takeNumbers } from './numbers.ts'
import { receive, type Received, type Said } from './receive.ts'

/** Receives what comes one at a time. Resolves when it is committed. */
export type Receiver = (tenantId: number, said: Said) => Promise<Received>

type Waiting = Readonly<{ said: Said; done: (received: Received) => void; failed: (error: unknown) => void }>
type Edge = Readonly<{ db: Db; keys: Keys; now: () => Date; newId: () => string; chance: () => number }>

/** Most that are committed together. */
const TOGETHER = 64

/**
 * Commits submissions that arrive at the same time together: while one transaction is on its way the next ones gather, so
 * a busy hour costs a commit for each group and a quiet one waits for nobody. If a group fails, each of it is tried alone,
 * so one bad submission never takes others with it.
 */
export function gatherer(edge: Edge): Receiver {
  const queues = new Map<number, Waiting[]>()
  const busy = new Set<number>()

  async function run(tenantId: number): Promise<void> {
    busy.add(tenantId)
    const queue = queues.get(tenantId) ?? []
    while (queue.length > 0) {
      const group = apart(queue.splice(0, TOGETHER), queue)
      await commit(edge, tenantId, group)
    }
    busy.delete(tenantId)
  }

  return (tenantId, said) =>
    new Promise((done, failed) => {
      const queue = queues.get(tenantId) ?? []
      queues.set(tenantId, queue)
      queue.push({ said, done, failed })
      if (!busy.has(tenantId)) void run(tenantId)
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

async function commit(edge: Edge, tenantId: number, group: readonly Waiting[]): Promise<void> {
  try {
    const received = await store(
      edge,
      tenantId,
      group.map((one) => one.said),
    )
    for (const [n, one] of group.entries()) one.done(received[n] as Received)
  } catch (error) {
    if (group.length === 1) return group[0]?.failed(error)
    for (const one of group) await commit(edge, tenantId, [one])
  }
}

async function store(
  { db, keys, now, newId, chance }: Edge,
  tenantId: number,
  said: readonly Said[],
): Promise<readonly Received[]> {
  const at = now()
  const numbers = await takeNumbers(db, tenantId, said.length, at)
  return inTenant(db, tenantId, async (tx) => {
    const catalogue = await catalogueFor(tx, tenantId, dayInChina(at))
    return receive(tx, { tenantId, catalogue, keys, newId, chance }, said, numbers, at)
  })
}
