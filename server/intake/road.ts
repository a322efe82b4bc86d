import { sql } from 'kysely'
import { type Action, actions } from '../../domain/ledger/actions.ts'
import type { Tx } from '../db/database.ts'

/** Steps a submitter is shown; internal ones (a return, a reminder) are not theirs to read. */
const shown: readonly Action[] = [
  'register',
  'open',
  'settle',
  'decline',
  'transfer',
  'merge',
  'unmerge',
  'dispatch',
  'designate',
  'claim',
  'contact',
  'requestInformation',
  'giveInformation',
  'judgeExtension',
  'judgeSuspension',
  'resume',
  'audit',
  'followUp',
  'clear',
  'reopen',
  'judge',
  'terminate',
]

/** Where one submission is carried: the matter it began, and the one that has it now. */
type Carried = Readonly<{ submissionId: string; origin: string; matterId: string }>

/**
 * The road of one submission, first step to last: the lines of the matter it began and, once that is merged, those the other
 * matter got from then on. What was said with other submitters is not in it, nor what a unit asked for and did not get.
 */
export async function roadOf(tx: Tx, tenantId: number, { submissionId, origin, matterId }: Carried) {
  const carried = JSON.stringify([{ submissionId }])
  const { rows } = await sql<{ action: Action; at: Date }>`
    select action, at from ledger_entry
    where tenant_id = ${tenantId} and action = any(${shown}::text[])
      and coalesce(details ->> 'granted', 'true') = 'true'
      and coalesce(details ->> 'submissionId', ${submissionId}) = ${submissionId}
      and (matter_id = ${origin} or matter_id = ${matterId} and seq > (
        select max(seq) from ledger_entry
        where tenant_id = ${tenantId} and matter_id = ${matterId} and action = 'absorb' and details -> 'voices' @> ${carried}::jsonb))
    order by at, matter_id <> ${origin}, seq`.execute(tx)
  return rows.map(({ action, at }, n) => {
    const { zh, en } = actions[action]
    return { seq: n + 1, action, zh, en, at: at.toISOString() }
  })
}
