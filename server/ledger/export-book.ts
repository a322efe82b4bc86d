import { regionPath } from '../../domain/catalogue/lookup.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { addDays, type PlainDate, startOfDay } from '../../domain/deadline/plain-date.ts'
import { statuses, type Status } from '../../domain/ledger/actions.ts'
import {
  channels,
  type Channel,
  type Kind,
  kinds,
  type Track,
  tracks,
  urgencies,
  type Urgency,
} from '../../domain/ledger/words.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Db, Tx } from '../db/database.ts'
import { readTenant } from '../db/tenant.ts'
import type { WrittenColumn, WrittenRow, WrittenTable } from '../files/written-table.ts'
import { balanceOf } from './balance.ts'

const PAGE = 1000

const columns: readonly WrittenColumn[] = [
  { heading: '编号', key: 'number', kind: 'text', width: 22 },
  { heading: '标题', key: 'title', kind: 'text', width: 40 },
  { heading: '诉求类型', key: 'kind', kind: 'text', width: 10 },
  { heading: '分类', key: 'category', kind: 'text', width: 20 },
  { heading: '旗县', key: 'county', kind: 'text', width: 14 },
  { heading: '苏木乡镇', key: 'township', kind: 'text', width: 16 },
  { heading: '渠道', key: 'channel', kind: 'text', width: 12 },
  { heading: '办理方式', key: 'track', kind: 'text', width: 10 },
  { heading: '紧急程度', key: 'urgency', kind: 'text', width: 10 },
  { heading: '主办单位', key: 'unit', kind: 'text', width: 22 },
  { heading: '状态', key: 'status', kind: 'text', width: 10 },
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

/**
 * The ledger book of a period, both days included: every matter that stood on it at some time in the period, with the
 * balance above. Holds nobody's name or phone. Rows are read as they are written.
 */
export async function bookOf(
  db: Db,
  tenantId: number,
  from: PlainDate,
  to: PlainDate,
  now: Date,
): Promise<WrittenTable> {
  const { name, balance, catalogue } = await readTenant(db, tenantId, async (tx) => ({
    name: (await tx.selectFrom('tenant').select('name').where('id', '=', tenantId).executeTakeFirstOrThrow()).name,
    balance: (await balanceOf(tx, tenantId, { from, to })).total,
    catalogue: await catalogueFor(tx, tenantId, to),
  }))
  const { opening, opened, reopened, cleared, writtenOff, closing } = balance
  return {
    sheet: '账本',
    title: `${name}账本（${from} 至 ${to}）`,
    note: `期初 ${opening} ＋ 新建 ${opened} ＋ 重办 ${reopened} － 清账 ${cleared} － 核销 ${writtenOff} ＝ 期末 ${closing}（件）；数据时间 ${chinaTime(now)}`,
    columns,
    rows: rowsOf(db, tenantId, from, to, catalogue),
  }
}

async function* rowsOf(
  db: Db,
  tenantId: number,
  from: PlainDate,
  to: PlainDate,
  catalogue: Catalogue,
): AsyncGenerator<WrittenRow> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const page = await readTenant(db, tenantId, (tx) => pageOf(tx, tenantId, from, to, after))
    for (const matter of page) yield rowOf(matter, catalogue)
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = last.id
  }
}

function pageOf(tx: Tx, tenantId: number, from: PlainDate, to: PlainDate, after: string) {
  return tx
    .selectFrom('matter')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', '>', after)
    .where('openedAt', '<', startOfDay(addDays(to, 1)))
    .where((where) => where.or([where('closedAt', 'is', null), where('closedAt', '>=', startOfDay(from))]))
    .orderBy('id')
    .limit(PAGE)
    .execute()
}

type MatterRow = Awaited<ReturnType<typeof pageOf>>[number]

function rowOf(matter: MatterRow, catalogue: Catalogue): WrittenRow {
  const [, county, township] = regionPath(catalogue, matter.regionCode)
  const { number, title, receivedAt, openedAt, dispatchedAt, dueAt, closedAt, callers, people, redos, hops } = matter
  return {
    number,
    title,
    receivedAt,
    openedAt,
    dispatchedAt,
    dueAt,
    closedAt,
    callers,
    people,
    redos,
    hops,
    kind: matter.kind === null ? '' : kinds[matter.kind as Kind].zh,
    category:
      matter.categoryCode === null ? '' : (catalogue.categories.get(matter.categoryCode)?.name ?? matter.categoryCode),
    county: county?.name ?? '',
    township: township?.name ?? '',
    channel: channels[matter.channel as Channel].zh,
    track: matter.track === null ? '' : tracks[matter.track as Track].zh,
    urgency: urgencies[matter.urgency as Urgency].zh,
    unit: matter.leadUnitId === null ? '' : (catalogue.units.get(matter.leadUnitId)?.name ?? matter.leadUnitId),
    status: statuses[matter.status as Status].zh,
  }
}

function chinaTime(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
