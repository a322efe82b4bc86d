import type { z } from 'zod'
import type { previewRules } from '../../contract/rules.ts'
import type { Change } from '../catalogue/change.ts'
import { beginningOf } from './changes.ts'

type Asked = z.output<typeof previewRules.body>

/** What is asked of limits, numbers, supervision rules and words of danger, as changes of the catalogues. */
export function ruleChangesOf(asked: Asked & { note?: string | undefined }, now: Date): readonly Change[] {
  const told = { validFrom: beginningOf(asked, now), note: asked.note ?? null }
  return [
    ...asked.limits.map((row) => ({ catalogue: 'timeLimit', code: row.code, row, ...told }) as const),
    ...asked.limitsOut.map((code) => ({ catalogue: 'timeLimit', code, row: null, ...told }) as const),
    ...asked.laws.map((row) => ({ catalogue: 'statutoryLimit', code: row.code, row, ...told }) as const),
    ...asked.lawsOut.map((code) => ({ catalogue: 'statutoryLimit', code, row: null, ...told }) as const),
    ...asked.numbers.map((row) => ({ catalogue: 'procedureNumber', code: row.code, row, ...told }) as const),
    ...asked.rules.map((row) => ({ catalogue: 'supervisionRule', code: row.code, row, ...told }) as const),
    ...asked.rulesOut.map((code) => ({ catalogue: 'supervisionRule', code, row: null, ...told }) as const),
    ...asked.dangers.map((row) => ({ catalogue: 'dangerWord', code: row.code, row, ...told }) as const),
    ...asked.dangersOut.map((code) => ({ catalogue: 'dangerWord', code, row: null, ...told }) as const),
  ]
}
