import type { Viewer } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { chinaMinute } from '../../domain/deadline/china-minute.ts'
import { addDays, type PlainDate, startOfDay } from '../../domain/deadline/plain-date.ts'
import { maySee } from '../access/scope.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Db, Tx } from '../db/database.ts'
import { readTenant } from '../db/tenant.ts'
import { matterCells, matterColumns } from '../export/matter-columns.ts'
import type { WrittenColumn, WrittenRow, WrittenTable } from '../files/written-table.ts'
import { balanceOf } from './balance.ts'

const PAGE = 1000

const columns: readonly WrittenColumn[] = [
  ...matterColumns,
  { heading: '受理时间', key: 'receivedAt', kind: 'time' },
  { heading: '建账时间', key: 'openedAt', kind: 'time' },
  { heading: '派单时间', key: 'dispatchedAt', kind: 'time' },
  { heading: '到期时间', key: 'dueAt', kind: 'time' },
  { heading: '结束时间', key: 'closedAt', kind: 'time' },
  { heading: '来件数', key: 'callers', kind: 'number', sum: true },
  { heading: '人数', key: 'people', kind: 'number' },
  { heading: '重办次数', key: 'redos', kind: 'number', sum: true },
  { heading: '退单次数', key: 'hops', kind: 'number', sum: true },
]

type Period = Readonly<{ from: PlainDate; to: PlainDate }>

/** Who reads the book, with the catalogues of the day. */
type Reader = Readonly<{ viewer: Viewer; catalogue: Pick<Catalogue, 'units'> }>

/**
 * The ledger book of a period, both days included: every matter that stood on it at some time in the period, with the
 * balance above. Holds nobody's name or phone. Rows are read as they are written.
 *
 * @param seenBy whose book it is: the matters within their sight; null: all of them, for whoever runs the machine
 */
export async function bookOf(
  db: Db,
  tenantId: number,
  { from, to, now, seenBy }: Period & Readonly<{ now: Date; seenBy: Reader | null }>,
): Promise<WrittenTable> {
  const { name, balance, catalogue } = await readTenant(db, tenantId, async (tx) => ({
    name: (await tx.selectFrom('tenant').select('name').where('id', '=', tenantId).executeTakeFirstOrThrow()).name,
    balance: (await balanceOf(tx, tenantId, { from, to })).total,
    catalogue: await catalogueFor(tx, tenantId, to),
  }))
  const { opening, opened, reopened, cleared, writtenOff, closing } = balance
  const seen = seenBy === null ? '' : '；明细为本人可见的事项'
  return {
    sheet: '账本',
    title: `${name}账本（${from} 至 ${to}）`,
    note: `期初 ${opening} ＋ 新建 ${opened} ＋ 重办 ${reopened} － 清账 ${cleared} － 核销 ${writtenOff} ＝ 期末 ${closing}（件）；数据时间 ${chinaMinute(now)}${seen}`,
    columns,
    rows: rowsOf(db, tenantId, { from, to }, seenBy, catalogue),
  }
}

async function* rowsOf(
  db: Db,
  tenantId: number,
  period: Period,
  seenBy: Reader | null,
  catalogue: Catalogue,
): AsyncGenerator<WrittenRow> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const page = await readTenant(db, tenantId, (tx) => pageOf(tx, tenantId, period, seenBy, after))
    for (const matter of page) yield rowOf(matter, catalogue)
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = last.id
  }
}

function pageOf(tx: Tx, tenantId: number, { from, to }: Period, seenBy: Reader | null, after: string) {
  const rows = tx
    .selectFrom('matter')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', '>', after)
    .where('openedAt', '<', startOfDay(addDays(to, 1)))
    .where((where) => where.or([where('closedAt', 'is', null), where('closedAt', '>=', startOfDay(from))]))
  const seen = seenBy === null ? rows : rows.where(maySee(tenantId, seenBy.viewer, seenBy.catalogue))
  return seen.orderBy('id').limit(PAGE).execute()
}

type MatterRow = Awaited<ReturnType<typeof pageOf>>[number]

function rowOf(matter: MatterRow, catalogue: Catalogue): WrittenRow {
  const { receivedAt, openedAt, dispatchedAt, dueAt, closedAt, callers, people, redos, hops } = matter
  const counted = { callers, people, redos, hops }
  return { ...matterCells(matter, catalogue), receivedAt, openedAt, dispatchedAt, dueAt, closedAt, ...counted }
}
