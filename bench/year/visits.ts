import { sql } from 'kysely'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Command, Folder } from '../../domain/ledger/matter.ts'
import { wakesAt } from '../../domain/supervision/alarms.ts'
import type { Chance } from '../../server/demo/chance.ts'
import { heap } from '../../server/demo/heap.ts'
import { uuidAt } from '../../server/demo/ids.ts'
import type { Db } from '../../server/db/database.ts'
import { inTenant } from '../../server/db/tenant.ts'
import { type Hand, openDesk } from '../../server/ledger/act.ts'
import type { Life } from './life.ts'
import { awake } from './outages.ts'

/** Visits that one transaction makes at most. */
const BATCH = 400

type Visit = Readonly<{ at: number; order: number; matterId: string }>
export type Visits = Readonly<{
  /** When somebody looks at a matter next. */
  first: () => number
  plan: (matterId: string, at: Date | null) => void
  /** Visits matters one after another up to an instant, none of them past the minute at which the clock wants it. */
  live: (until: number, clock: number) => Promise<void>
}>
type Known = Readonly<{
  db: Db
  tenantId: number
  hand: (at: number) => Hand
  catalogue: () => Catalogue
  life: Life
  chance: Chance
  /** Nobody does anything from then on. */
  over: number
  refused: Record<string, number>
}>

/** What people do in the year, each matter in the order of its own time. */
export function visitsOf({ db, tenantId, hand, catalogue, life, chance, over, refused }: Known): Visits {
  const visits = heap<Visit>()
  const open: string[] = []
  let order = 0

  const plan = (matterId: string, at: Date | null) => {
    if (!at || at.getTime() >= over) return
    order += 1
    visits.push({ at: at.getTime(), order, matterId })
  }
  /** Some matters that are out, for others to be merged into. */
  const remember = (matterId: string) => {
    open.push(matterId)
    if (open.length > 50) open.shift()
  }
  const from = (wake: Date | null, at: number) => (wake ? awake(Math.max(wake.getTime(), at)) : Infinity)

  async function live(until: number, clock: number): Promise<void> {
    const batch: Visit[] = []
    for (let next = visits.first(); next && next.at < until && batch.length < BATCH; next = visits.first()) {
      visits.pop()
      batch.push(next)
    }
    const targets = new Map(batch.map((one) => [one, open.length > 0 ? chance.pick(open) : null]))
    await inTenant(db, tenantId, async (tx) => {
      const asked = [...new Set(batch.flatMap((one) => [one.matterId, targets.get(one) ?? one.matterId]))]
      const { rows } = await sql<{ id: string; wakesAt: Date | null; mergedInto: string | null; partner: Date | null }>`
        select m.id, m.wakes_at, m.merged_into, p.wakes_at as partner from matter m
        left join matter p on p.tenant_id = ${tenantId} and p.id = m.merged_into
        where m.tenant_id = ${tenantId} and m.id = any(${asked}::uuid[])`.execute(tx)
      const partners = new Map(rows.flatMap(({ id, mergedInto }) => (mergedInto ? [[id, mergedInto]] : [])))
      const limits = new Map(rows.map(({ id, wakesAt: wake }) => [id, from(wake, clock)]))
      for (const { mergedInto, partner } of rows) if (mergedInto) limits.set(mergedInto, from(partner, clock))
      const limitOf = ({ matterId }: Visit) => {
        const partner = partners.get(matterId)
        return Math.min(limits.get(matterId) ?? Infinity, partner ? (limits.get(partner) ?? Infinity) : Infinity)
      }
      const now = batch.filter((one) => one.at < limitOf(one))
      if (now.length === 0) throw new Error(`nobody may do anything at ${new Date(batch[0]!.at).toISOString()}`)
      const held = new Set(
        now.flatMap((one) => [one.matterId, targets.get(one) ?? [], partners.get(one.matterId) ?? []].flat()),
      )
      const desk = await openDesk(tx, hand(batch[0]!.at), [...held], [])
      const after = (folder: Folder | undefined, at: number) => {
        if (folder) limits.set(folder.matter.id, from(wakesAt(folder, catalogue()), at))
      }
      for (const one of batch) {
        const folder = desk.folder(one.matterId)
        if (!folder || one.at >= limitOf(one)) {
          visits.push(one)
          continue
        }
        const at = new Date(one.at)
        const targetId = free(desk.folder(targets.get(one) ?? ''), one.at, limits)
        const deed = life.deed(folder, at, targetId)
        if (deed) {
          const { actor, action, details } = deed
          const command = { id: uuidAt(at, chance), matterId: one.matterId, action, details } as Command
          const outcome = desk.act(command, actor, at)
          if (!outcome.ok) refused[outcome.refusal.code] = (refused[outcome.refusal.code] ?? 0) + 1
          else {
            if (action === 'dispatch') remember(one.matterId)
            if (action === 'merge' && targetId) partners.set(one.matterId, targetId)
            const other = partners.get(one.matterId)
            if (action === 'unmerge') partners.delete(one.matterId)
            after(outcome.folder, one.at)
            if (other) after(desk.folder(other), one.at)
          }
        }
        plan(one.matterId, life.next(desk.folder(one.matterId) ?? folder, at))
      }
      await desk.write()
    })
  }

  return { first: () => visits.first()?.at ?? Infinity, plan, live }
}

/** Whether another may be merged into it then: nothing later is written of it, and the clock does not want it before. */
function free(folder: Folder | undefined, at: number, limits: ReadonlyMap<string, number>): string | null {
  if (!folder || folder.matter.lastAt.getTime() > at) return null
  return at < (limits.get(folder.matter.id) ?? Infinity) ? folder.matter.id : null
}
