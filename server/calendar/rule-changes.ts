import type { z } from 'zod'
import type { previewRules } from '../../contract/rules.ts'
import type { Change } from '../catalogue/change.ts'
import { beginningOf } from './changes.ts'

type Asked = z.output<typeof previewRules.body>

/** What is asked of time limits and supervision rules, as changes of the catalogues. */
export function ruleChangesOf(asked: Asked & { note?: string | undefined }, now: Date): readonly Change[] {
  const told = { validFrom: beginningOf(asked, now), note: asked.note ?? null }
  return [
    ...asked.limits.map((row) => ({ catalogue: 'timeLimit', code: row.code, row, ...told }) as const),
    ...asked.limitsOut.map((code) => ({ catalogue: 'timeLimit', code, row: null, ...told }) as const),
    ...asked.rules.map((row) => ({ catalogue: 'supervisionRule', code: row.code, row, ...told }) as const),
    ...asked.rulesOut.map((code) => ({ catalogue: 'supervisionRule', code, row: null, ...told }) as const),
  ]
}
