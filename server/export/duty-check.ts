import type { z } from 'zod'
import type { exportDutyCheck } from '../../contract/export.ts'
import { dutyFaults } from '../../domain/dispatch/duty-faults.ts'
import { readTenant } from '../db/tenant.ts'
import { dutyReport } from '../duty-check/check.ts'
import type { WrittenColumn, WrittenRow, WrittenTable } from '../files/written-table.ts'
import type { Taking } from './take.ts'

const columns: readonly WrittenColumn[] = [
  { heading: '问题', key: 'fault', kind: 'text', width: 16 },
  { heading: '分类', key: 'category', kind: 'text', width: 30 },
  { heading: '地区', key: 'place', kind: 'text', width: 24 },
  { heading: '只指本级', key: 'only', kind: 'text', width: 10 },
  { heading: '单位', key: 'units', kind: 'text', width: 30 },
  { heading: '职责编号', key: 'duties', kind: 'text', width: 24 },
  { heading: '近一年件数', key: 'matters', kind: 'number' },
]

type Filters = Omit<z.output<typeof exportDutyCheck.query>, 'purpose'>

/** What is wrong with the duty list, as the page tells it, without an end after the first so many. */
export function dutyCheckTable(taking: Taking, filters: Filters): WrittenTable {
  const title = `${taking.watermark.prefecture}职责清单检查`
  return { sheet: '职责清单检查', title, columns, rows: rowsOf(taking, filters) }
}

async function* rowsOf({ db, tenantId, watermark: { at } }: Taking, { fault }: Filters): AsyncGenerator<WrittenRow> {
  const { findings } = await readTenant(db, tenantId, (tx) => dutyReport(tx, tenantId, at))
  for (const one of findings) {
    if (fault !== undefined && one.fault !== fault) continue
    yield {
      fault: dutyFaults[one.fault].zh,
      category: one.category ?? '全部分类',
      place: one.place ?? '全盟市',
      only: one.only ? '是' : '',
      units: one.units.join('、'),
      duties: one.duties.join('、'),
      matters: one.matters,
    }
  }
}
