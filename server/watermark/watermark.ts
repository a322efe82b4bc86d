import type { Viewer } from '../../domain/access/role.ts'
import { markOf, type Watermark } from '../../domain/access/watermark.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Tx } from '../db/database.ts'

/** The watermark of a person of the staff, under a mark of its own. */
export async function watermarkOf(
  tx: Tx,
  tenantId: number,
  viewer: Viewer,
  catalogue: Pick<Catalogue, 'people' | 'units'>,
  { at, newId }: Readonly<{ at: Date; newId: () => string }>,
): Promise<Watermark> {
  const { name: prefecture } = await tx
    .selectFrom('tenant')
    .select('name')
    .where('id', '=', tenantId)
    .executeTakeFirstOrThrow()
  const unit = viewer.unitId === null ? null : (catalogue.units.get(viewer.unitId)?.name ?? null)
  const name = catalogue.people.get(viewer.id)?.name ?? viewer.id
  return { prefecture, unit, name, at, mark: markOf(newId()) }
}
