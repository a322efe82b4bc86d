import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { previewRules } from '../../contract/rules.ts'
import { catalogueOf, rowsOf, standingLines } from '../../domain/catalogue/as-of.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { type PlainDate, startOfDay } from '../../domain/deadline/plain-date.ts'
import { type By, type Change, planChanges } from '../catalogue/change.ts'
import { catalogueVersion } from '../catalogue/store.ts'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { movedDangers } from './moved-dangers.ts'
import { movedLines } from './moved-lines.ts'
import { movedMatters } from './moved-matters.ts'
import { movedNumbers } from './moved-numbers.ts'

type Both = Readonly<{ before: Catalogue; after: Catalogue }>
type Told = z.input<typeof previewRules.output>

/** What changes of limits, numbers of the procedure, supervision rules and words of danger would move, from the day they count. Nothing is written. */
export async function rulesPreviewOf(
  tx: Tx,
  tenantId: number,
  changes: readonly Change[],
  validFrom: PlainDate,
  by: By,
): Promise<Told> {
  const stamp = await catalogueVersion(tx, tenantId)
  if (!stamp) throw new AppError('tenant-not-found')
  const { before: lines, lines: written, counts, refused } = await planChanges(tx, tenantId, changes, by)
  const faults = refused.map(({ changed, zh, en }) => {
    const [catalogue = '', code = ''] = changed.split('/')
    return { catalogue: catalogue as Told['faults'][number]['catalogue'], code, zh, en }
  })
  const told = { seenVersion: stamp.version, validFrom, rows: counts, faults }
  if (faults.length > 0 || written.length === 0)
    return { ...told, limits: null, numbers: null, rules: null, dangers: null }
  const standing = (all: typeof lines) => catalogueOf(rowsOf(standingLines(all, validFrom)))
  const both = { before: standing(lines), after: standing([...lines, ...written]) }
  const begins = startOfDay(validFrom)
  const from = begins > by.at ? begins : by.at
  const same = (
    ...of: readonly ('timeLimits' | 'statutoryLimits' | 'supervisionRules' | 'procedure' | 'dangerWords')[]
  ) => of.every((what) => isDeepStrictEqual(both.before[what], both.after[what]))
  return {
    ...told,
    limits: same('timeLimits', 'statutoryLimits') ? null : await movedMatters(tx, tenantId, both, from, by.at),
    numbers: same('procedure') ? null : await movedNumbers(tx, tenantId, both, from, by.at),
    rules: same('supervisionRules')
      ? await movedByPauses(tx, tenantId, both, from)
      : await movedLines(tx, tenantId, both, from),
    dangers: same('dangerWords') ? null : await movedDangers(tx, tenantId, both),
  }
}

/** Warnings that come at other minutes because pauses count for more or fewer days; null where there are none. */
async function movedByPauses(tx: Tx, tenantId: number, both: Both, from: Date): Promise<Told['rules']> {
  if (both.before.procedure.pauseWorkdays === both.after.procedure.pauseWorkdays) return null
  const lines = await movedLines(tx, tenantId, both, from)
  return lines.listed.length > 0 ? lines : null
}
