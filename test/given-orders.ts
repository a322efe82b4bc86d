import type { Details } from '../domain/ledger/details.ts'
import type { Command } from '../domain/ledger/matter.ts'
import type { Db } from '../server/db/database.ts'
import { inTenant } from '../server/db/tenant.ts'
import { openDesk } from '../server/ledger/act.ts'
import { newId } from '../server/new-id.ts'
import { actor } from './make.ts'
import { givenMatter, hand, TENANT } from './prefecture.ts'
import { place } from './story.ts'

/** So many matters received and dispatched to the housing bureau at `at`; their ids, in order. */
export async function givenOrders(
  db: Db,
  count: number,
  at: Date,
  details: Partial<Details['dispatch']> = {},
): Promise<readonly string[]> {
  const ids: string[] = []
  for (let n = 0; n < count; n += 1) ids.push(await givenMatter(db, at))
  await inTenant(db, TENANT, async (tx) => {
    const desk = await openDesk(tx, hand, ids, [])
    for (const matterId of ids)
      for (const [action, told] of [
        ['open', place],
        ['dispatch', { leadUnitId: 'housing', ...details }],
      ] as const) {
        const command = { id: newId(), matterId, action, details: told } as Command
        const outcome = desk.act(command, actor('dispatcher'), at)
        if (!outcome.ok) throw new Error(outcome.refusal.code)
      }
    await desk.write()
  })
  return ids
}
