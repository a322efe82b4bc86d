import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { previewRules } from '../../contract/rules.ts'
import { catalogueOf, rowsOf, standingLines } from '../../domain/catalogue/as-of.ts'
import { type PlainDate, startOfDay } from '../../domain/deadline/plain-date.ts'
import { type By, type Change, planChanges } from '../catalogue/change.ts'
import { catalogueVersion } from '../catalogue/store.ts'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { movedLines } from './moved-lines.ts'
import { movedMatters } from './moved-matters.ts'

/** What changes of time limits and supervision rules would move, from the day they count. Nothing is written. */
export async function rulesPreviewOf(
  tx: Tx,
  tenantId: number,
  changes: readonly Change[],
  validFrom: PlainDate,
  by: By,
): Promise<z.input<typeof previewRules.output>> {
  const stamp = await catalogueVersion(tx, tenantId)
  if (!stamp) throw new AppError('tenant-not-found')
  const { before: lines, lines: written, counts, refused } = await planChanges(tx, tenantId, changes, by)
  const faults = refused.map(({ changed, zh, en }) => {
    const [catalogue = '', code = ''] = changed.split('/')
    return { catalogue: catalogue as 'timeLimit' | 'supervisionRule', code, zh, en }
  })
  const told = { seenVersion: stamp.version, validFrom, rows: counts, faults }
  if (faults.length > 0 || written.length === 0) return { ...told, limits: null, rules: null }
  const standing = (all: typeof lines) => catalogueOf(rowsOf(standingLines(all, validFrom)))
  const both = { before: standing(lines), after: standing([...lines, ...written]) }
  const begins = startOfDay(validFrom)
  const from = begins > by.at ? begins : by.at
  const same = (what: 'timeLimits' | 'supervisionRules') => isDeepStrictEqual(both.before[what], both.after[what])
  return {
    ...told,
    limits: same('timeLimits') ? null : await movedMatters(tx, tenantId, both, from, by.at),
    rules: same('supervisionRules') ? null : await movedLines(tx, tenantId, both, from),
  }
}
