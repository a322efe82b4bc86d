import type { Catalogue } from '../catalogue/catalogue.ts'
import { regionPath } from '../catalogue/lookup.ts'
import type { SharedRegion } from './grow-gazetteer.ts'

/** The smallest region, below the prefecture, that all regions are or lie in, by the catalogue; null where there is none. */
export function sharedRegionIn(catalogue: Pick<Catalogue, 'regions'>): SharedRegion {
  return (codes) => {
    const [first, ...others] = [...codes].map((code) => regionPath(catalogue, code).map((region) => region.code))
    const common = (first ?? []).filter((code, depth) => depth > 0 && others.every((path) => path[depth] === code))
    return common.at(-1) ?? null
  }
}
