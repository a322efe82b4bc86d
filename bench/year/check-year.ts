import { sql } from 'kysely'
import type { Chance } from '../../server/demo/chance.ts'
import type { Db } from '../../server/db/database.ts'
import { type Checked, checkMatter, nothingChecked } from './check.ts'
import { awake } from './outages.ts'
import { walks } from './prefecture.ts'
import type { Line } from './raw.ts'

const PAGE = 500

/** Checks every matter of the year by its lines, or `sample` of them by chance where that is above zero. */
export async function checkYear(
  owner: Db,
  tenantId: number,
  end: Date,
  sample: number,
  chance: Chance,
): Promise<Checked> {
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from matter where tenant_id = ${tenantId} order by id`.execute(owner)
  const chosen = sample > 0 ? chance.some(rows, sample) : rows
  const found = nothingChecked()
  const known = { walkFor: walks(), awake, end: end.getTime() }
  for (let from = 0; from < chosen.length; from += PAGE) {
    const page = chosen.slice(from, from + PAGE)
    const lines = await linesOf(
      owner,
      tenantId,
      page.map(({ id }) => id),
    )
    for (const { id, number } of page) checkMatter(number, lines.get(id) ?? [], known, found)
  }
  return found
}

async function linesOf(owner: Db, tenantId: number, ids: readonly string[]): Promise<Map<string, Line[]>> {
  const { rows } = await sql<Row>`
    select matter_id, action, details, writer_role as role, writer_unit_id as unit_id, at
    from ledger_entry where tenant_id = ${tenantId} and matter_id = any(${ids}::uuid[])
    order by matter_id, seq`.execute(owner)
  const grouped = Map.groupBy(rows, ({ matterId }) => matterId)
  return new Map(
    [...grouped].map(([id, list]) => [
      id,
      list.map(({ action, details, role, unitId, at }) => ({ action, details, role, unitId, at: at.getTime() })),
    ]),
  )
}

type Row = Readonly<Omit<Line, 'at'> & { matterId: string; at: Date }>
