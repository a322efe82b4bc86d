import type { StandingRows } from '../../domain/catalogue/as-of.ts'
import { defaultRows } from '../catalogue/defaults.ts'
import { demoArticles } from './articles.ts'
import { demoCategories } from './categories.ts'
import { demoDuties } from './duties.ts'
import { demoStaff } from './people.ts'
import { demoRegions } from './regions.ts'
import { demoUnits } from './units.ts'

/** Every catalogue of the demo prefecture; time limits, reasons, hours and holidays are those any prefecture starts with. */
export function demoCatalogues(seed: string): StandingRows {
  return {
    ...defaultRows(),
    region: demoRegions(seed),
    unit: demoUnits,
    ...demoStaff(seed),
    category: demoCategories,
    duty: demoDuties,
    article: demoArticles,
  }
}
