import { sql } from 'kysely'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { canonical } from '../../domain/ledger/canonical.ts'
import { wakesAt } from '../../domain/supervision/alarms.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Tx } from '../db/database.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { sha256 } from '../ledger/chain.ts'
import { loadFolders, saveWakes } from '../ledger/store.ts'

/** Matters held by one transaction. */
const BATCH = 200
const FIRST = '00000000-0000-0000-0000-000000000000'

/**
 * Computes anew when the clock has to look at each open matter, where what that follows from has changed: supervision
 * rules, days off, office hours, how long an order may stand still, which unit stands above which; also by a change that was planned for a day that has come.
 * A change is noted by one run and followed by the next, when whoever was writing by the rules before it is done. Goes on
 * where a run was cut short.
 *
 * @returns how many matters were looked at
 */
export async function rewake(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  tenantId: number,
  signal?: AbortSignal,
): Promise<number> {
  const asKnown = await readTenant(db, tenantId, async (tx) => {
    const print = await printOf(tx, tenantId, now())
    const [known] = await knownPrint(tx, tenantId)
    return known?.print.equals(print) && known.afterId === null
  })
  if (asKnown) return 0
  let matters = 0
  let more = await inTenant(db, tenantId, (tx) => begin(tx, tenantId, now()))
  const over = () => signal?.aborted === true
  while (more && !over()) {
    const page = await inTenant(db, tenantId, (tx) => rewakePage(tx, tenantId, now()))
    matters += page
    more = page === BATCH
  }
  return matters
}

type Known = Readonly<{ print: Buffer; afterId: string | null }>

/** Notes what is new. @returns whether it was noted before, and may be followed now */
async function begin(tx: Tx, tenantId: number, now: Date): Promise<boolean> {
  const print = await printOf(tx, tenantId, now)
  const [known] = await knownPrint(tx, tenantId)
  if (known?.print.equals(print)) return known.afterId !== null
  await note(tx, tenantId, { print, afterId: FIRST })
  return false
}

async function rewakePage(tx: Tx, tenantId: number, now: Date): Promise<number> {
  const catalogue = await catalogueFor(tx, tenantId, dayInChina(now))
  const { rows } = await sql<Known>`
    select print, after_id from clock_print where tenant_id = ${tenantId} for update`.execute(tx)
  const [known] = rows
  const print = printsOf(catalogue)
  // Another server is done, or something has changed since: the next run sees to it.
  if (!known || known.afterId === null || !known.print.equals(print)) return 0
  const found = await sql<{ id: string }>`
    select id from matter
    where tenant_id = ${tenantId} and status in ('opened', 'dispatched', 'suspended', 'answered') and id > ${known.afterId}
    order by id limit ${BATCH}`.execute(tx)
  const ids = found.rows.map(({ id }) => id)
  const held = await loadFolders(tx, tenantId, ids, 'lock')
  const wakes = [...held].map(([id, { folder }]) => ({ id, wakesAt: wakesAt(folder, catalogue) }))
  await saveWakes(tx, tenantId, wakes)
  await note(tx, tenantId, { print, afterId: ids.length === BATCH ? (ids.at(-1) ?? null) : null })
  return ids.length
}

async function knownPrint(tx: Tx, tenantId: number): Promise<readonly Known[]> {
  const { rows } = await sql<Known>`select print, after_id from clock_print where tenant_id = ${tenantId}`.execute(tx)
  return rows
}

async function note(tx: Tx, tenantId: number, { print, afterId }: Known): Promise<void> {
  await sql`
    insert into clock_print (tenant_id, print, after_id) values (${tenantId}, ${print}, ${afterId})
    on conflict (tenant_id) do update set print = excluded.print, after_id = excluded.after_id`.execute(tx)
}

async function printOf(tx: Tx, tenantId: number, now: Date): Promise<Buffer> {
  return printsOf(await catalogueFor(tx, tenantId, dayInChina(now)))
}

const prints = new WeakMap<Catalogue, Buffer>()

/** One hash over all that decides when an alarm comes. */
function printsOf(catalogue: Catalogue): Buffer {
  const known = prints.get(catalogue)
  if (known) return known
  const { supervisionRules, procedure, calendar, unitHours, units } = catalogue
  const above = unitHours.size === 0 ? [] : [...units.values()].map(({ code, superior }) => [code, superior])
  const days = [[...calendar.holidays].toSorted(), [...calendar.makeUpDays].toSorted(), calendar.hours]
  const print = sha256(
    Buffer.from(canonical([supervisionRules, days, [...unitHours], above, procedure.pauseWorkdays]), 'utf8'),
  )
  prints.set(catalogue, print)
  return print
}
