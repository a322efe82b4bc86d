import { sql } from 'kysely'
import type { z } from 'zod'
import type { previewRules } from '../../contract/rules.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { alarmsUnder } from '../../domain/supervision/moved-alarms.ts'
import { levels } from '../../domain/supervision/levels.ts'
import type { Tx } from '../db/database.ts'
import { loadFolders } from '../ledger/store.ts'

type Told = NonNullable<z.input<typeof previewRules.output>['rules']>

/** So far ahead is looked, */
const AHEAD = 7 * 86_400_000
/** at so many matters of each sort at most, whatever is open; */
const LOOKED = 400
/** so many lines are told one by one. */
const LISTED = 20

/**
 * What the clock would write in a week under the rules as they are and as they would be, level by level: about the matters
 * it looks at next, those that are due next, and the newest.
 *
 * @param from when the change begins to count, no earlier than now
 */
export async function movedLines(
  tx: Tx,
  tenantId: number,
  { before, after }: Readonly<{ before: Catalogue; after: Catalogue }>,
  from: Date,
): Promise<Told> {
  const until = new Date(from.getTime() + AHEAD)
  const { ids, more } = await openMatters(tx, tenantId, from)
  const folders = await loadFolders(tx, tenantId, ids, 'read')
  const both = [...folders.values()].map(({ folder }) => ({
    matter: folder.matter,
    ...alarmsUnder(folder, before, after, from, until),
  }))
  const count = (which: 'before' | 'after', level: number) =>
    both.reduce((sum, one) => sum + one[which].filter(({ rule }) => rule.level === level).length, 0)
  const listed = both
    .flatMap(({ matter, moved }) =>
      moved.map(({ rule, stage, before: was, after: is }) => ({
        matterId: matter.id,
        number: matter.number,
        rule: rule.code,
        name: rule.name,
        level: rule.level,
        stage,
        before: was?.toISOString() ?? null,
        after: is?.toISOString() ?? null,
      })),
    )
    .toSorted((a, b) => ((a.before ?? a.after ?? '') < (b.before ?? b.after ?? '') ? -1 : 1))
    .slice(0, LISTED)
  return {
    looked: folders.size,
    more,
    from: from.toISOString(),
    until: until.toISOString(),
    levels: Object.keys(levels)
      .map((level) => ({
        level: Number(level),
        before: count('before', Number(level)),
        after: count('after', Number(level)),
      }))
      .filter((one) => one.before + one.after > 0),
    listed,
  }
}

async function openMatters(
  tx: Tx,
  tenantId: number,
  from: Date,
): Promise<Readonly<{ ids: readonly string[]; more: boolean }>> {
  const open = sql`status in ('opened', 'dispatched', 'suspended', 'answered')`
  const { rows } = await sql<{ id: string; newest: boolean }>`
    (select id, false as newest from matter
      where tenant_id = ${tenantId} and wakes_at is not null order by wakes_at, id limit ${LOOKED})
    union all
    (select id, false from matter
      where tenant_id = ${tenantId} and due_at is not null and due_at >= ${from} order by due_at, id limit ${LOOKED})
    union all
    (select id, true from matter where tenant_id = ${tenantId} and ${open} order by id desc limit ${LOOKED})`.execute(
    tx,
  )
  return {
    ids: [...new Set(rows.map(({ id }) => id))],
    more: rows.filter(({ newest }) => newest).length >= LOOKED,
  }
}
