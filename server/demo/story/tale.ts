import type { Catalogue } from '../../../domain/catalogue/catalogue.ts'
import type { Unit } from '../../../domain/catalogue/rows.ts'
import { dayInChina } from '../../../domain/deadline/plain-date.ts'
import type { Chance } from '../chance.ts'
import type { Source } from '../submission.ts'
import { shortName } from '../units.ts'
import { saying } from '../words/phrase.ts'
import type { Hours } from './hours.ts'
import type { Plot } from './plots.ts'
import type { Staff } from './staff.ts'

/** What the life of one matter is made from. */
export type Tale = Source &
  Readonly<{
    plot: Plot | null
    chance: Chance
    hours: Hours
    staff: Staff
    catalogue: Catalogue
  }>

/** One of the phrases, its slots filled with what is given. */
export function tell(
  { chance }: Tale,
  phrases: readonly string[],
  slots: Readonly<Record<string, string>> = {},
): string {
  return saying(slots, chance)(chance.pick(phrases))
}

export function unitName({ catalogue }: Tale, unitId: string): string {
  const unit: Unit | undefined = catalogue.units.get(unitId)
  return unit ? shortName(unit) : unitId
}

/** `11月3日` */
export function spokenDay(instant: Date): string {
  const [, month, day] = dayInChina(instant).split('-').map(Number)
  return `${month}月${day}日`
}

/** Whether it cannot wait for office hours. */
export function pressing({ urgency }: Source): boolean {
  return urgency === 'urgent' || urgency === 'critical'
}
