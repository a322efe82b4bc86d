import { sql } from 'kysely'
import { matterTreatment, orderTreatment, treatment } from '../../domain/access/policy.ts'
import { actingOn, type Relation, recording, standingsOf } from '../../domain/access/relation.ts'
import type { Viewer } from '../../domain/access/role.ts'
import type { Field, Treatment } from '../../domain/access/treatment.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Folder, Voice } from '../../domain/ledger/matter.ts'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { type Held, loadFolders } from '../ledger/store.ts'

/** A matter as one viewer may see it. */
export type SeenMatter = Readonly<{
  held: Held
  relations: readonly Relation[]
  /** The viewer with the grants in which they may act on it. */
  acting: Viewer
  /** Of one submitter, or of the matter itself. */
  treat: (field: Field, voice?: Pick<Voice, 'submissionId' | 'secrecy'>) => Treatment
  /** Of the record and requests of one unit's order. */
  treatOrder: (order: Readonly<{ unitId: string }>) => Treatment
}>

/**
 * A matter, if the viewer may see it at all.
 *
 * @throws AppError `matter-not-found`, the same for what there is not and what is not for them
 */
export async function seenMatter(
  tx: Tx,
  tenantId: number,
  viewer: Viewer,
  catalogue: Catalogue,
  matterId: string,
): Promise<SeenMatter> {
  const held = (await loadFolders(tx, tenantId, [matterId], 'read')).get(matterId)
  const seen = held && seenBy(viewer, held, await recordedBy(tx, tenantId, viewer, held.folder), catalogue)
  if (!seen) throw new AppError('matter-not-found')
  return seen
}

/**
 * The matter in a viewer's eyes; null where for them there is none.
 *
 * @param recorded the submissions of the matter that the viewer recorded themselves
 */
export function seenBy(
  viewer: Viewer,
  held: Held,
  recorded: ReadonlySet<string>,
  catalogue: Catalogue,
): SeenMatter | null {
  const { matter, orders } = held.folder
  const subject = { matter, orders, recorded: recorded.size > 0 }
  const standings = standingsOf(viewer, subject, catalogue)
  if (standings.length === 0) return null
  const treat: SeenMatter['treat'] = (field, voice) =>
    voice
      ? treatment(standings, field, {
          kind: matter.kind,
          secrecy: voice.secrecy,
          own: recorded.has(voice.submissionId),
        })
      : matterTreatment(standings, field, matter)
  return {
    held,
    acting: actingOn(viewer, subject, catalogue),
    relations: [...new Set(standings.map(({ relation }) => relation))],
    treat,
    treatOrder: (order) => orderTreatment(viewer, standings, order, matter),
  }
}

/** Which of a matter's submissions the viewer recorded; asked only of those who record at all. */
export async function recordedBy(
  tx: Tx,
  tenantId: number,
  viewer: Viewer,
  { voices }: Pick<Folder, 'voices'>,
): Promise<ReadonlySet<string>> {
  if (!viewer.grants.some(({ role }) => recording.includes(role))) return new Set()
  const ids = voices.map(({ submissionId }) => submissionId)
  const rows = await tx
    .selectFrom('submission')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('recordedBy', '=', viewer.id)
    .execute()
  return new Set(rows.map(({ id }) => id))
}
