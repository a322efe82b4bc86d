import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { type PlaceIndex, placeIndex } from '../../domain/place/place-index.ts'
import type { Tx } from '../db/database.ts'
import { gazetteerOf, gazetteerVersion } from './store.ts'

type Kept = Readonly<{ version: number; index: PlaceIndex }>
/** One index for the regions of a snapshot; it goes when the snapshot goes. */
const kept = new WeakMap<Catalogue['regions'], Kept>()

/** The names of a prefecture, ready to be looked for; built anew when its regions or its gazetteer have changed. */
export async function namesOf(tx: Tx, tenantId: number, { regions }: Pick<Catalogue, 'regions'>): Promise<PlaceIndex> {
  const version = (await gazetteerVersion(tx, tenantId))?.getTime() ?? 0
  const known = kept.get(regions)
  if (known?.version === version) return known.index
  const index = placeIndex(regions.values(), version === 0 ? [] : await gazetteerOf(tx, tenantId))
  kept.set(regions, { version, index })
  return index
}
