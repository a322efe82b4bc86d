import { sql } from 'kysely'
import type { z } from 'zod'
import type { readReport } from '../../contract/reader.ts'
import type { Viewer } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { maySee } from '../access/scope.ts'
import type { Tx } from '../db/database.ts'
import type { Report } from '../text/train.ts'
import { figuresOf } from './state.ts'

type Told = z.input<typeof readReport.output>

const MOST_CONFUSED = 20
const MOST_CONFLICTS = 50
const MOST_MATTERS = 10

/** The report of one model as it is told: of matters that contradict each other their numbers, of nobody a word. */
export async function reportTold(
  tx: Tx,
  tenantId: number,
  viewer: Viewer,
  catalogue: Catalogue,
  model: string,
  report: Report,
): Promise<Told> {
  const conflicts = report.conflicts.slice(0, MOST_CONFLICTS)
  const mattersOf = await mattersCarrying(
    tx,
    tenantId,
    viewer,
    catalogue,
    conflicts.flatMap(({ ids }) => ids),
  )
  return {
    ...figuresOf(model, report),
    perClass: Object.entries(report.perClass)
      .map(([label, figures]) => ({ label, ...figures }))
      .toSorted((a, b) => b.n - a.n || (a.label < b.label ? -1 : 1)),
    confusion: report.confusion.filter(({ label, said }) => label !== said).slice(0, MOST_CONFUSED),
    coverage: report.coverage.map(({ precision, share }) => ({ precision, share })),
    answers: report.answers.map(([probability, right]) => [probability, right]),
    conflicts: conflicts.map(({ ids, labels }) => ({
      labels: [...labels],
      matters: [...new Map(ids.flatMap(mattersOf).map((matter) => [matter.id, matter])).values()].slice(
        0,
        MOST_MATTERS,
      ),
      messages: ids.length,
    })),
    conflictCount: report.conflicts.length,
    tooFew: [...report.tooFew],
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The matters that carry these submissions; what was learnt from a file has other ids, and no matter. */
async function mattersCarrying(
  tx: Tx,
  tenantId: number,
  viewer: Viewer,
  catalogue: Catalogue,
  submissionIds: readonly string[],
): Promise<(submissionId: string) => Told['conflicts'][number]['matters']> {
  const ids = submissionIds.filter((id) => uuid.test(id))
  if (ids.length === 0) return () => []
  const rows = await tx
    .selectFrom('voice')
    .innerJoin('matter', (join) => join.onRef('matter.id', '=', 'voice.matterId').on('matter.tenantId', '=', tenantId))
    .select(['voice.submissionId', 'matter.id', 'matter.number', maySee(tenantId, viewer, catalogue).as('mayOpen')])
    .where('voice.tenantId', '=', tenantId)
    .where('voice.submissionId', '=', sql<string>`any(${ids}::uuid[])`)
    .where('matter.secret', '=', false)
    .execute()
  const byVoice = Map.groupBy(rows, ({ submissionId }) => submissionId)
  return (submissionId) => (byVoice.get(submissionId) ?? []).map(({ id, number, mayOpen }) => ({ id, number, mayOpen }))
}
