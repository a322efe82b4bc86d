import type { StandingRows } from '../../domain/catalogue/as-of.ts'
import type { StatutoryLimit } from '../../domain/catalogue/rows.ts'
import { defaultRows } from '../catalogue/defaults.ts'
import { demoArticles } from './articles.ts'
import { demoCategories } from './categories.ts'
import { demoDuties } from './duties.ts'
import { demoStaff } from './people.ts'
import { demoRegions } from './regions.ts'
import { demoUnits } from './units.ts'

/** Limits of national law that a dispatcher picks; which matters they are for, no category says. */
const demoStatutoryLimits: readonly StatutoryLimit[] = [
  {
    code: 'xinfang',
    name: '信访事项处理意见',
    categoryCode: null,
    kind: null,
    limit: { amount: 60, unit: 'day', clock: 'calendar' },
    basis: '《信访工作条例》第三十四条',
  },
  {
    code: 'open-information',
    name: '政府信息公开申请答复',
    categoryCode: null,
    kind: null,
    limit: { amount: 20, unit: 'day', clock: 'work' },
    basis: '《中华人民共和国政府信息公开条例》第三十三条',
  },
]

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
    statutoryLimit: demoStatutoryLimits,
  }
}
