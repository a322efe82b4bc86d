import { dutyFaults, faultNames } from '../../domain/dispatch/duty-faults.ts'
import { readTenant } from '../db/tenant.ts'
import { dutyReport, type NamedFinding } from '../duty-check/check.ts'
import type { Command } from './command.ts'
import { withDatabase } from './database.ts'
import { chosenTenant, prefectureOption } from './prefecture.ts'

/** Tells what is missing from the duty list and what contradicts itself in it. */
export const duties: Command = {
  name: 'duties',
  summary: {
    zh: '检查职责清单：空白、冲突、失效和被完全覆盖的职责',
    en: 'look through the duty list: gaps, contradictions, what is no more, what never counts',
  },
  usage: 'duties [--prefecture 150400]',
  options: { prefecture: prefectureOption },

  run: (context) =>
    withDatabase(context, async ({ app }) => {
      const { id } = await chosenTenant(app, context)
      const { duties: count, since, findings } = await readTenant(app, id, (tx) => dutyReport(tx, id, context.now()))
      const counts = Object.fromEntries(
        faultNames.map((fault) => [fault, findings.filter((one) => one.fault === fault).length]),
      )
      // An overlap is settled by rule: a remark, no problem.
      const wrong = findings.filter(({ fault }) => fault !== 'overlap').length
      context.terminal.answer({ ok: wrong === 0, duties: count, since, counts, findings }, [
        ...findings.map(line),
        `${count} 条职责，${wrong} 处要处理；件数自 ${since} 起。`,
        `${count} duties, ${wrong} things to settle; matters counted since ${since}.`,
      ])
      return wrong === 0 ? 0 : 1
    }),
}

function line({ fault, category, place, only, units, duties: codes, matters }: NamedFinding): string {
  const { zh, en } = dutyFaults[fault]
  const where = `${category ?? '全部分类'} · ${place ?? '全盟市'}${only ? '（只指本级）' : ''}`
  const rest = [units.join('、'), codes.join('、'), matters === null ? '' : `近一年 ${matters} 件`]
  return [`${zh} ${en}`, where, ...rest.filter(Boolean)].join('  ')
}
