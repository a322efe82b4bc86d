import type { z } from 'zod'
import type { exportWorkOrders } from '../../contract/export.ts'
import { redact } from '../../domain/access/redact.ts'
import { orderStatuses } from '../../domain/ledger/actions.ts'
import { readTenant } from '../db/tenant.ts'
import type { WrittenColumn, WrittenRow, WrittenTable } from '../files/written-table.ts'
import { orderPage } from '../ledger/lists.ts'
import type { Taking } from './take.ts'

const PAGE = 500

const columns: readonly WrittenColumn[] = [
  { heading: '编号', key: 'number', kind: 'text', width: 22 },
  { heading: '标题', key: 'title', kind: 'text', width: 40 },
  { heading: '单位', key: 'unit', kind: 'text', width: 22 },
  { heading: '主协办', key: 'part', kind: 'text', width: 8 },
  { heading: '工单状态', key: 'status', kind: 'text', width: 10 },
  { heading: '轮次', key: 'round', kind: 'number' },
  { heading: '派发时间', key: 'sentAt', kind: 'time' },
  { heading: '签收期限', key: 'acceptBy', kind: 'time' },
  { heading: '签收时间', key: 'claimedAt', kind: 'time' },
  { heading: '首次联系期限', key: 'contactBy', kind: 'time' },
  { heading: '首次联系时间', key: 'contactedAt', kind: 'time' },
  { heading: '答复期限', key: 'answerBy', kind: 'time' },
  { heading: '答复时间', key: 'answeredAt', kind: 'time' },
  { heading: '延期工作日', key: 'extendedWorkdays', kind: 'number' },
  { heading: '是否解决', key: 'solved', kind: 'text', width: 10 },
]
const times = ['sentAt', 'acceptBy', 'claimedAt', 'contactBy', 'contactedAt', 'answerBy', 'answeredAt'] as const
const solved: Readonly<Record<string, string>> = { solved: '已解决', partly: '部分解决', notSolved: '未解决' }

type Filters = Omit<z.output<typeof exportWorkOrders.query>, 'purpose'>

/** The work orders of a unit that the same list gives on the page: their times and states, none of their records. */
export function workOrdersTable(taking: Taking, filters: Filters): WrittenTable {
  const unit = taking.catalogue.units.get(filters.unit)?.name ?? filters.unit
  return { sheet: '工单', title: `${unit}工单`, columns, rows: rowsOf(taking, filters, unit) }
}

async function* rowsOf(
  { db, tenantId, viewer, catalogue }: Taking,
  filters: Filters,
  unit: string,
): AsyncGenerator<WrittenRow> {
  let cursor: string | null = null
  do {
    const query: Parameters<typeof orderPage>[3] = { ...filters, limit: PAGE, ...(cursor !== null && { cursor }) }
    const page = await readTenant(db, tenantId, (tx) => orderPage(tx, tenantId, viewer, query, catalogue))
    for (const row of page.rows) {
      const at = times.map((name) => [name, row[name] === null ? null : new Date(row[name])] as const)
      yield {
        number: row.number,
        title: redact(row.title),
        unit,
        part: row.lead ? '主办' : '协办',
        status: orderStatuses[row.status].zh,
        round: row.round,
        ...Object.fromEntries(at),
        extendedWorkdays: row.extendedWorkdays,
        solved: row.solved === null ? '' : (solved[row.solved] ?? ''),
      }
    }
    cursor = page.next
  } while (cursor !== null)
}
