import type { z } from 'zod'
import type { exportMatters } from '../../contract/export.ts'
import { readTenant } from '../db/tenant.ts'
import type { WrittenColumn, WrittenRow, WrittenTable } from '../files/written-table.ts'
import { matterPage } from '../ledger/lists.ts'
import { matterCells, matterColumns } from './matter-columns.ts'
import type { Taking } from './take.ts'

const PAGE = 500

const columns: readonly WrittenColumn[] = [
  ...matterColumns,
  { heading: '灯', key: 'light', kind: 'text', width: 6 },
  { heading: '受理时间', key: 'receivedAt', kind: 'time' },
  { heading: '到期时间', key: 'dueAt', kind: 'time' },
  { heading: '最近变动', key: 'lastAt', kind: 'time' },
  { heading: '来件数', key: 'callers', kind: 'number', sum: true },
  { heading: '人数', key: 'people', kind: 'number' },
  { heading: '重办次数', key: 'redos', kind: 'number', sum: true },
  { heading: '督办级别', key: 'supervisionLevel', kind: 'number' },
]
const lights = { red: '红', yellow: '黄', green: '绿' } as const

type Filters = Omit<z.output<typeof exportMatters.query>, 'purpose'>

/** The list of matters that the same filters give on the page, row for row, read a page at a time. */
export function mattersTable(taking: Taking, filters: Filters): WrittenTable {
  return { sheet: '事项', title: `${taking.watermark.prefecture}事项清单`, columns, rows: rowsOf(taking, filters) }
}

async function* rowsOf(
  { db, tenantId, viewer, catalogue, watermark: { at } }: Taking,
  filters: Filters,
): AsyncGenerator<WrittenRow> {
  let cursor: string | null = null
  do {
    const query: Parameters<typeof matterPage>[3] = { ...filters, limit: PAGE, ...(cursor !== null && { cursor }) }
    const page = await readTenant(db, tenantId, (tx) => matterPage(tx, tenantId, viewer, query, catalogue, at))
    for (const row of page.rows) {
      yield {
        ...matterCells(row, catalogue),
        light: row.light === null ? '' : lights[row.light],
        receivedAt: new Date(row.receivedAt),
        dueAt: row.dueAt === null ? null : new Date(row.dueAt),
        lastAt: new Date(row.lastAt),
        callers: row.callers,
        people: row.people,
        redos: row.redos,
        supervisionLevel: row.supervisionLevel,
      }
    }
    cursor = page.next
  } while (cursor !== null)
}
