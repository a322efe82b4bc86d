import { sql } from 'kysely'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { categoryPath } from '../../domain/catalogue/lookup.ts'
import type { Tx } from '../db/database.ts'
import { nearCopies } from '../text/near-copies.ts'
import type { MarkedMessage } from './lesson.ts'
import { messageOf } from './message.ts'

/** A reader learns from so many messages at most, the newest. */
export const MOST_LESSONS = 20_000
const AT_ONCE = 1000

/**
 * What people said, newest first, and what people decided of it: category, kind, urgency and track as a person opened the
 * matter, the leading unit where it was cleared and no unit had returned it. Nothing is taken from what is secret or from
 * reports (举报): words that a model hangs on show beside its suggestions. Near-copies are still in it, see `oneOfEach`.
 */
export async function lessonsOf(
  tx: Tx,
  tenantId: number,
  catalogue: Pick<Catalogue, 'categories'>,
): Promise<readonly MarkedMessage[]> {
  const lessons: MarkedMessage[] = []
  const paths = new Map<string, readonly string[]>()
  const pathOf = (code: string) => {
    const known = paths.get(code) ?? categoryPath(catalogue, code).map((category) => category.code)
    paths.set(code, known)
    return known
  }
  for (let before: string | null = null; lessons.length < MOST_LESSONS; ) {
    const matters = await openedMatters(tx, tenantId, before)
    const last = matters.at(-1)
    if (!last) break
    before = last.id
    const decided = new Map(matters.map((matter) => [matter.id, matter]))
    for (const { id, matterId, title, text } of await saidIn(tx, tenantId, [...decided.keys()])) {
      const { categoryCode, kind, urgency, track, unitId } = decided.get(matterId) as Decided
      const marks = Object.entries({ kind, urgency, track, unit: unitId }).filter(([, mark]) => mark !== null)
      const category = categoryCode === null ? [] : pathOf(categoryCode)
      lessons.push({ id, ...messageOf([`${title}\n${text}`]), category, marks: Object.fromEntries(marks) })
    }
  }
  return lessons.slice(0, MOST_LESSONS)
}

type Decided = Awaited<ReturnType<typeof openedMatters>>[number]

async function openedMatters(tx: Tx, tenantId: number, before: string | null) {
  const rows = await tx
    .selectFrom('matter')
    .select(['id', 'categoryCode', 'kind', 'urgency', 'track', 'status', 'leadUnitId', 'returnedBy'])
    .where('tenantId', '=', tenantId)
    .$if(before !== null, (query) => query.where('id', '<', before))
    .where('openedAt', 'is not', null)
    .where('status', '<>', 'merged')
    .where('secret', '=', false)
    .where((where) => where.or([where('kind', 'is', null), where('kind', '<>', 'report')]))
    .orderBy('id', 'desc')
    .limit(AT_ONCE)
    .execute()
  return rows.map(({ status, leadUnitId, returnedBy, ...matter }) => ({
    ...matter,
    unitId: status === 'cleared' && (returnedBy as readonly unknown[]).length === 0 ? leadUnitId : null,
  }))
}

function saidIn(tx: Tx, tenantId: number, matterIds: readonly string[]) {
  return tx
    .selectFrom('voice')
    .innerJoin('submission', (join) =>
      join.onRef('submission.id', '=', 'voice.submissionId').on('submission.tenantId', '=', tenantId),
    )
    .select(['submission.id', 'voice.matterId', 'submission.title', 'submission.text'])
    .where('voice.tenantId', '=', tenantId)
    .where('voice.matterId', '=', sql<string>`any(${matterIds}::uuid[])`)
    .where('voice.secrecy', '<>', 'secret')
    .orderBy('submission.id', 'desc')
    .execute()
}

/** One message of each text that was said more than once but for a few words: the first, as they stand. */
export function oneOfEach(lessons: readonly MarkedMessage[]): readonly MarkedMessage[] {
  const seen = new Set<number>()
  const groups = nearCopies(lessons)
  return lessons.filter((_, n) => {
    const group = groups[n] as number
    if (seen.has(group)) return false
    seen.add(group)
    return true
  })
}
