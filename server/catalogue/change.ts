import { isDeepStrictEqual } from 'node:util'
import type { Role } from '../../domain/access/role.ts'
import { standing } from '../../domain/catalogue/as-of.ts'
import { type Refused, refusedFrom } from '../../domain/catalogue/check.ts'
import { type Key, key } from '../../domain/catalogue/fault.ts'
import { endingWith } from '../../domain/catalogue/leaver.ts'
import type { Line } from '../../domain/catalogue/line.ts'
import type { CatalogueName, Rows } from '../../domain/catalogue/rows.ts'
import type { PlainDate } from '../../domain/deadline/plain-date.ts'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { guardGrant } from './guard-grant.ts'
import { logGrants } from './log-grants.ts'
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

/** Who changes the catalogues, and when; the rest is for the access log, where a person does it over the network. */
export type By = Readonly<{
  personId: string
  at: Date
  role?: Role
  unitId?: string | null
  address?: string
  trace?: string
}>
export type Counts = Readonly<{ added: number; changed: number; removed: number; unchanged: number }>

/**
 * The only writer of the catalogues: all changes are written, or none. A change that says what stands already writes
 * nothing. Every catalogue must be sound afterwards, on the day of the change and on every later day for which something
 * is planned. A person who is taken out takes their grants and stand-ins with them. Every line about what people may do
 * gets one in the access log.
 *
 * @throws AppError `tenant-not-found`, `catalogue-row-not-found`, `changed-meanwhile`, `own-grant`; `catalogue-row-refused`
 *   with each refused row among the fields
 */
export async function changeCatalogues(tx: Tx, tenantId: number, changes: readonly Change[], by: By): Promise<Counts> {
  if (!(await lockCatalogues(tx, tenantId))) throw new AppError('tenant-not-found')
  const { lines, counts, refused } = await planChanges(tx, tenantId, changes, by)
  refuseAny(refused)
  if (lines.length === 0) return counts
  keepNothingOf(tx)
  await appendLines(tx, tenantId, lines)
  await raiseVersion(tx, tenantId)
  await logGrants(tx, tenantId, lines, by)
  return counts
}

/** What changes would write, on what stood before, and which of them cannot stand. Nothing is written. */
export type Planned = Readonly<{
  before: readonly Line[]
  lines: readonly Line[]
  counts: Counts
  refused: readonly Refused[]
}>

/**
 * As `changeCatalogues`, without writing.
 *
 * @throws AppError `catalogue-row-not-found`, `changed-meanwhile`, `own-grant`
 */
export async function planChanges(tx: Tx, tenantId: number, changes: readonly Change[], by: By): Promise<Planned> {
  const counts = { added: 0, changed: 0, removed: 0, unchanged: 0 }
  const [first] = changes.map(({ validFrom }) => validFrom).toSorted()
  if (!first) return { before: [], lines: [], counts, refused: [] }
  const before = await linesFrom(tx, tenantId, first)
  const known = Map.groupBy(before, ({ catalogue, code }) => key(catalogue, code))
  const written = new Map<Key, Line>()
  const twice: Refused[] = []
  for (const change of [...changes, ...leaving(changes, before)]) {
    const own = key(change.catalogue, change.code)
    if (written.has(own)) twice.push({ changed: own, zh: '同一个编码出现了两次。', en: 'The same code comes twice.' })
    const versions = known.get(own) ?? []
    const { line, what } = lineFor(change, versions, by)
    if (line) guardGrant(line, versions, by)
    counts[what] += 1
    if (line) written.set(own, line)
  }
  const lines = [...written.values()]
  if (twice.length > 0 || lines.length === 0) return { before, lines, counts, refused: twice }
  const refused = refusedFrom([...before, ...lines], new Set(written.keys()), first)
  return { before, lines, counts, refused }
}

/** What a person who is taken out takes along, as far as no change says so already. */
function leaving(changes: readonly Change[], before: readonly Line[]): readonly Change[] {
  const said = new Set(changes.map(({ catalogue, code }) => key(catalogue, code)))
  const ending = new Map<Key, Change>()
  for (const { catalogue, code: personId, row, validFrom, note = null } of changes) {
    if (catalogue !== 'person' || row !== null) continue
    for (const line of endingWith(personId, validFrom, before)) {
      const own = key(line.catalogue, line.code)
      if (!said.has(own)) ending.set(own, { catalogue: line.catalogue, code: line.code, row: null, validFrom, note })
    }
  }
  return [...ending.values()]
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
  if (!row && (!last || (last.removed && !standingNow))) throw new AppError('catalogue-row-not-found')
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

function refuseAny(refused: readonly Refused[]): void {
  const [first] = refused
  if (!first) return
  throw new AppError('catalogue-row-refused', {
    params: { reason: `${first.zh} / ${first.en}` },
    fields: refused.map(({ changed, zh, en }) => ({ path: changed, message: `${zh} / ${en}` })),
  })
}
