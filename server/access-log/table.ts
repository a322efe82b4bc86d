import type { z } from 'zod'
import type { exportAccessLog } from '../../contract/access-log.ts'
import { readTenant } from '../db/tenant.ts'
import type { Taking } from '../export/take.ts'
import type { WrittenColumn, WrittenRow, WrittenTable } from '../files/written-table.ts'
import { logPage } from './list.ts'

const PAGE = 500

const columns: readonly WrittenColumn[] = [
  { heading: '序号', key: 'seq', kind: 'number' },
  { heading: '时间', key: 'at', kind: 'time' },
  { heading: '事由', key: 'what', kind: 'text', width: 16 },
  { heading: '人员', key: 'person', kind: 'text', width: 14 },
  { heading: '岗位', key: 'role', kind: 'text', width: 14 },
  { heading: '单位', key: 'unit', kind: 'text', width: 20 },
  { heading: '对象', key: 'object', kind: 'text', width: 26 },
  { heading: '结果', key: 'ok', kind: 'text', width: 8 },
  { heading: '理由', key: 'reason', kind: 'text', width: 30 },
  { heading: '地址', key: 'address', kind: 'text', width: 18 },
  { heading: '请求', key: 'trace', kind: 'text', width: 26 },
  { heading: '其他', key: 'details', kind: 'text', width: 40 },
  { heading: '哈希', key: 'hash', kind: 'text', width: 66 },
]

type Filters = Omit<z.output<typeof exportAccessLog.query>, 'purpose'>

/** The lines of the access log as a table, newest first. */
export function logTable(taking: Taking, filters: Filters): WrittenTable {
  return { sheet: '访问日志', title: '访问日志', columns, rows: rowsOf(taking, filters) }
}

async function* rowsOf({ db, tenantId, catalogue }: Taking, filters: Filters): AsyncGenerator<WrittenRow> {
  let cursor: string | undefined
  do {
    const query: Parameters<typeof logPage>[2] = { ...filters, limit: PAGE, cursor }
    const page = await readTenant(db, tenantId, (tx) => logPage(tx, tenantId, query, catalogue))
    for (const row of page.rows) {
      yield {
        seq: Number(row.seq),
        at: new Date(row.at),
        what: row.zh,
        person: row.person?.name ?? row.person?.id ?? '',
        role: row.role ?? '',
        unit: row.unit ?? '',
        object: row.object ?? '',
        ok: row.ok ? '成功' : '未成功',
        reason: row.reason ?? '',
        address: row.address ?? '',
        trace: row.trace ?? '',
        details: Object.keys(row.details).length > 0 ? JSON.stringify(row.details) : '',
        hash: row.hash,
      }
    }
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
}
