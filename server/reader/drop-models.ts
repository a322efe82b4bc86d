import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { lockChoices } from './store.ts'

/** Of the trainings that were in use before the one that is, the last so many can be put back. */
export const KEPT_BEFORE = 5

/**
 * Takes away the models, some twenty megabytes each, of trainings that nobody would go back to: all but the one in use, the last that
 * were in use before it, and the newest, which can be evaluated and chosen by hand. The trainings themselves stay, with their
 * reports and choices.
 */
export async function dropModels(tx: Tx, tenantId: number): Promise<void> {
  await lockChoices(tx, tenantId)
  await sql`
    delete from reader_model
    where tenant_id = ${tenantId} and training_id <> all (array(
      select training_id from (
        select training_id from reader_choice where tenant_id = ${tenantId}
        group by training_id order by max(seq) desc limit ${1 + KEPT_BEFORE}
      ) used
      union all
      select id from (
        select id from reader_training where tenant_id = ${tenantId} order by id desc limit 1
      ) newest
    ))`.execute(tx)
}
