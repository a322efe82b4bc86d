import { sql } from 'kysely'
import type { Db } from '../../server/db/database.ts'
import type { Taken } from './outages.ts'

const PAGE = 20_000

export type NoticesChecked = Readonly<{
  rows: number
  states: Readonly<Record<string, number>>
  sent: number
  doubled: number
  /** Rows that are neither sent nor visibly in doubt, dead or shown; or the provider knows of one that is not. */
  wrong: readonly string[]
  inDoubt: number
  dead: number
  /** Lines that somebody must have been told of and was not, or was twice. */
  untold: number
}>

/** Every notice once by the provider's own log, or visibly not; every line that tells, told. */
export async function checkNotices(owner: Db, tenantId: number, taken: Taken): Promise<NoticesChecked> {
  const wrong: string[] = []
  const states: Record<string, number> = {}
  const unknown = new Set(taken.keys())
  let count = 0
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await sql<{ id: string; state: string; lastError: string | null; waits: boolean }>`
      select id, state, last_error, next_at is not null as waits from notice
      where tenant_id = ${tenantId} and id > ${after} order by id limit ${PAGE}`.execute(owner)
    for (const { id, state, lastError, waits } of rows) {
      unknown.delete(id)
      states[state] = (states[state] ?? 0) + 1
      const times = taken.get(id) ?? 0
      const fits =
        state === 'sent'
          ? times === 1 && !waits
          : state === 'inDoubt'
            ? times <= 1 && lastError !== null && !waits
            : times === 0 && (state === 'waiting' || !waits) && state !== 'claimed' && state !== 'sending'
      if (!fits) wrong.push(`${id} ${state} ${lastError}, taken ${times}`)
    }
    count += rows.length
    if (rows.length < PAGE) break
    after = rows.at(-1)!.id
  }
  for (const id of unknown) wrong.push(`${id} was taken and is no notice`)
  const twice = await sql<{ n: string }>`
    select count(*) as n from (
      select 1 from notice where tenant_id = ${tenantId} and line_id is not null
      group by line_id, kind, addressee having count(*) > 1) many`.execute(owner)
  const untold = await sql<{ n: string }>`
    select count(*) as n from (
      select id, case action when 'register' then 'registered' when 'supervise' then 'supervised' else 'newOrder' end as kind,
        case when action in ('register', 'supervise') then 1 else jsonb_array_length(details -> 'orders') end as due
      from ledger_entry
      where tenant_id = ${tenantId} and (action in ('register', 'dispatch', 'designate', 'reopen')
        or (action = 'judge' and details ->> 'ending' = 'redo') or (action = 'supervise' and details ->> 'orderId' is not null))
    ) lines
    left join (
      select line_id, kind, count(*) as told from notice
      where tenant_id = ${tenantId} and kind in ('newOrder', 'supervised', 'registered') group by line_id, kind
    ) notices on notices.line_id = lines.id and notices.kind = lines.kind
    where coalesce(told, 0) <> due`.execute(owner)
  const sent = [...taken.values()]
  return {
    rows: count,
    states,
    sent: states['sent'] ?? 0,
    doubled: sent.filter((times) => times > 1).length + Number(twice.rows[0]?.n),
    wrong,
    inDoubt: states['inDoubt'] ?? 0,
    dead: states['dead'] ?? 0,
    untold: Number(untold.rows[0]?.n),
  }
}
