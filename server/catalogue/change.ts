import { isDeepStrictEqual } from 'node:util'
import { rowsOf, standing, standingLines, turningDays } from '../../domain/catalogue/as-of.ts'
import { type Refused, refusedOf } from '../../domain/catalogue/check.ts'
import { type Key, key } from '../../domain/catalogue/fit.ts'
import type { Line } from '../../domain/catalogue/line.ts'
import type { CatalogueName, Rows } from '../../domain/catalogue/rows.ts'
import type { PlainDate } from '../../domain/deadline/plain-date.ts'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { keepNothingOf } from './snapshot.ts'
import { appendLines, linesFrom, lockCatalogues, raiseVersion } from './store.ts'

/** What one row shall say from a day on. */
export type Change<N extends CatalogueName = CatalogueName> = {
  [K in N]: Readonly<{
    catalogue: K
    code: string
    /** Null takes the row out. */
    row: Rows[K] | null
    validFrom: PlainDate
    validTo?: PlainDate | null
    note?: string | null
    /** The highest version the caller has seen, 0 for none; absent, whatever stands is written over. */
    basedOn?: number
  }>
}[N]

/** Who changes the catalogues, and when. */
export type By = Readonly<{ personId: string; at: Date }>
export type Counts = Readonly<{ added: number; changed: number; removed: number; unchanged: number }>

/**
 * The only writer of the catalogues: all changes are written, or none. A change that says what stands already writes
 * nothing. Every catalogue must be sound afterwards, on the day of the change and on every later day for which something
 * is planned.
 *
 * @throws AppError `tenant-not-found`, `catalogue-row-not-found`, `changed-meanwhile`; `catalogue-row-refused` with each
 *   refused row among the fields
 */
export async function changeCatalogues(tx: Tx, tenantId: number, changes: readonly Change[], by: By): Promise<Counts> {
  if (!(await lockCatalogues(tx, tenantId))) throw new AppError('tenant-not-found')
  const [first] = changes.map(({ validFrom }) => validFrom).toSorted()
  if (!first) return { added: 0, changed: 0, removed: 0, unchanged: 0 }
  const before = await linesFrom(tx, tenantId, first)
  const known = Map.groupBy(before, ({ catalogue, code }) => key(catalogue, code))
  const written = new Map<Key, Line>()
  const counts = { added: 0, changed: 0, removed: 0, unchanged: 0 }
  const twice: Refused[] = []
  for (const change of changes) {
    const own = key(change.catalogue, change.code)
    if (written.has(own)) twice.push({ changed: own, zh: '同一个编码出现了两次。', en: 'The same code comes twice.' })
    const { line, what } = lineFor(change, known.get(own) ?? [], by)
    counts[what] += 1
    if (line) written.set(own, line)
  }
  refuseAny(twice)
  if (written.size === 0) return counts
  const lines = [...written.values()]
  refuseAny(soundness([...before, ...lines], new Set(written.keys()), first))
  keepNothingOf(tx)
  await appendLines(tx, tenantId, lines)
  await raiseVersion(tx, tenantId)
  return counts
}

/** The line a change writes, none if it says nothing new. */
function lineFor(change: Change, versions: readonly Line[], by: By): { line: Line | null; what: keyof Counts } {
  const { catalogue, code, row, validFrom, validTo = null, note = null, basedOn } = change
  if (validTo !== null && validTo <= validFrom) {
    const message = '结束日期须在开始日期之后 / the end must lie after the beginning'
    throw new AppError('bad-input', { fields: [{ path: 'validTo', message }] })
  }
  const [standingNow] = standing(versions, validFrom)
  if (row && standingNow && standingNow.validTo === validTo && isDeepStrictEqual(standingNow.row, row)) {
    return { line: null, what: 'unchanged' }
  }
  const last = versions.toSorted((a, b) => b.version - a.version)[0]
  if (basedOn !== undefined && basedOn !== (last?.version ?? 0)) throw new AppError('changed-meanwhile')
  if (!row && (!last || last.removed)) throw new AppError('catalogue-row-not-found')
  const line = {
    catalogue,
    code,
    version: (last?.version ?? 0) + 1,
    validFrom,
    validTo,
    removed: row === null,
    row: row ?? last?.row,
    changedBy: by.personId,
    changedAt: by.at,
    note,
  } as Line
  return { line, what: row === null ? 'removed' : standingNow ? 'changed' : 'added' }
}

/** What cannot stand, the first reason for each changed row. */
function soundness(lines: readonly Line[], changed: ReadonlySet<Key>, from: PlainDate): readonly Refused[] {
  const refused = new Map<Key, Refused>()
  for (const day of turningDays(lines, from)) {
    for (const one of refusedOf(rowsOf(standingLines(lines, day)), changed)) {
      if (!refused.has(one.changed)) refused.set(one.changed, one)
    }
  }
  return [...refused.values()]
}

function refuseAny(refused: readonly Refused[]): void {
  const [first] = refused
  if (!first) return
  throw new AppError('catalogue-row-refused', {
    params: { reason: `${first.zh} / ${first.en}` },
    fields: refused.map(({ changed, zh, en }) => ({ path: changed, message: `${zh} / ${en}` })),
  })
}
