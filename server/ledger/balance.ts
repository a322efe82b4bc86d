import { sql } from 'kysely'
import { isRegionCode, shortCode } from '../../domain/region/code.ts'
import type { Tx } from '../db/database.ts'

/** 期初 + 新建 (+ 重办 + 移入) − 清账 − 核销 (− 移出) = 期末; counts of matters. */
export type Balance = Readonly<{
  opening: number
  opened: number
  reopened: number
  movedIn: number
  movedOut: number
  cleared: number
  writtenOff: number
  closing: number
}>

type Scope = Readonly<{
  from: string
  to: string
  unit?: string | undefined
  region?: string | undefined
  by?: 'unit' | 'county' | undefined
}>

/**
 * The balance of a period, both days included, for the whole prefecture, a unit, a region, or split by one of them. It is
 * the sum of what lines moved, so it balances by construction; `verify` compares it with the matters themselves. That of
 * the whole is read from the tallies, however many matters there are.
 */
export async function balanceOf(tx: Tx, tenantId: number, scope: Scope) {
  const { from, to, unit, region, by } = scope
  return unit || region || by
    ? balanceOfPart(tx, tenantId, scope)
    : { from, to, total: await balanceOfWhole(tx, tenantId, scope), rows: [] }
}

/** What leaves the account of the whole. */
const leaving = ['cleared', 'writtenOff']

async function balanceOfWhole(tx: Tx, tenantId: number, { from, to }: Scope): Promise<Balance> {
  const { rows } = await sql<{ name: keyof Balance; before: number; within: number }>`
    select name,
      coalesce(sum(amount) filter (where on_day < ${from}::date), 0)::int as before,
      coalesce(sum(amount) filter (where on_day >= ${from}::date), 0)::int as within
    from book_tally
    where tenant_id = ${tenantId} and account = 'book' and on_day <= ${to}::date
    group by name`.execute(tx)
  const signed = (of: 'before' | 'within') =>
    rows.reduce((sum, row) => sum + (leaving.includes(row.name) ? -row[of] : row[of]), 0)
  const opening = signed('before')
  const moved = Object.fromEntries(rows.map(({ name, within }) => [name, within]))
  return { ...none, ...moved, opening, closing: opening + signed('within') }
}

async function balanceOfPart(tx: Tx, tenantId: number, { from, to, unit, region, by }: Scope) {
  const key = by === 'unit' ? sql`unit_id` : by === 'county' ? sql`substr(region_code, 1, 6)` : sql`null::text`
  const unitIs = unit ? sql`and unit_id = ${unit}` : sql``
  const regionIs = region ? sql`and region_code like ${`${isRegionCode(region) ? shortCode(region) : region}%`}` : sql``
  const of = (reason: string) =>
    sql`coalesce(sum(abs(delta)) filter (where reason = ${reason} and on_day >= ${from}::date), 0)::int`
  const { rows } = await sql<Balance & { key: string | null }>`
    select ${key} as key,
      coalesce(sum(delta) filter (where on_day < ${from}::date), 0)::int as opening,
      ${of('opened')} as opened,
      ${of('reopened')} as reopened,
      ${of('movedIn')} as moved_in,
      ${of('movedOut')} as moved_out,
      ${of('cleared')} as cleared,
      ${of('writtenOff')} as written_off,
      coalesce(sum(delta), 0)::int as closing
    from book_movement
    where tenant_id = ${tenantId} and on_day <= ${to}::date ${unitIs} ${regionIs}
    group by 1 order by 1`.execute(tx)
  const total = rows.reduce<Balance>(added, none)
  // What moves between units or regions of the same scope is no movement of the whole.
  const whole = unit || region ? total : { ...total, movedIn: 0, movedOut: 0 }
  return { from, to, total: whole, rows: by ? rows : [] }
}

const none: Balance = {
  opening: 0,
  opened: 0,
  reopened: 0,
  movedIn: 0,
  movedOut: 0,
  cleared: 0,
  writtenOff: 0,
  closing: 0,
}

function added(a: Balance, b: Balance): Balance {
  const sums = (Object.keys(none) as (keyof Balance)[]).map((key) => [key, a[key] + b[key]])
  return Object.fromEntries(sums) as Balance
}
