import { isDeepStrictEqual } from 'node:util'
import type { Viewer } from '../../domain/access/role.ts'
import { standing } from '../../domain/catalogue/as-of.ts'
import type { Line } from '../../domain/catalogue/line.ts'
import type { CatalogueName, Rows } from '../../domain/catalogue/rows.ts'
import { seenBy } from '../../domain/catalogue/seen.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { catalogueFor } from './snapshot.ts'
import { versionsOf } from './store.ts'

/**
 * A row with all its versions, newest first: who changed what, when, and from which day to which it counts.
 *
 * @throws AppError `catalogue-row-not-found` for a code that was never used, or of which the viewer sees no version
 */
export async function historyOf<N extends CatalogueName>(
  tx: Tx,
  tenantId: number,
  name: N,
  code: string,
  viewer: Viewer,
  now: Date,
) {
  const versions = seenBy(viewer, await versionsOf(tx, tenantId, name, code))
  if (versions.length === 0) throw new AppError('catalogue-row-not-found')
  const { people } = await catalogueFor(tx, tenantId, dayInChina(now))
  return {
    code,
    standing: standing(versions, dayInChina(now))[0]?.version ?? null,
    versions: versions.map((line, index) => ({
      version: line.version,
      validFrom: line.validFrom,
      validTo: line.validTo,
      removed: line.removed,
      setAside: versions.slice(0, index).some(({ validFrom }) => validFrom <= line.validFrom),
      row: line.row,
      fields: fieldsChanged(line, versions[index + 1]),
      changedBy: { id: line.changedBy, name: people.get(line.changedBy)?.name ?? null },
      changedAt: line.changedAt.toISOString(),
      note: line.note,
    })),
  }
}

function fieldsChanged<N extends CatalogueName>({ row }: Line<N>, before: Line<N> | undefined): string[] {
  const names = Object.keys(row) as (keyof Rows[N] & string)[]
  return before ? names.filter((name) => !isDeepStrictEqual(row[name], before.row[name])) : names
}
