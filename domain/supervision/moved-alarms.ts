import type { Catalogue } from '../catalogue/catalogue.ts'
import type { SupervisionRule } from '../catalogue/rows.ts'
import type { Stage } from '../deadline/stages.ts'
import type { Folder } from '../ledger/matter.ts'
import { type Alarm, alarmsOf } from './alarms.ts'

type Known = Pick<Catalogue, 'units' | 'unitHours' | 'calendar' | 'supervisionRules' | 'procedure'>
type Ruled = Alarm & Readonly<{ rule: SupervisionRule }>

/** What the clock would write of one occasion under two sets of rules; null: nothing. */
export type MovedAlarm = Readonly<{
  key: string
  rule: SupervisionRule
  stage: Stage | null
  before: Date | null
  after: Date | null
}>
export type AlarmsBoth = Readonly<{ before: readonly Ruled[]; after: readonly Ruled[]; moved: readonly MovedAlarm[] }>

/**
 * What the clock would write about a matter, as it stands, from an instant on and before another: under the rules as they are
 * and as they would be. What is due before the first instant is written by the old rules; what only the new rules ask for
 * and is due already comes at that instant.
 */
export function alarmsUnder(folder: Folder, before: Known, after: Known, from: Date, until: Date): AlarmsBoth {
  const all = alarmsOf(folder, before).filter(isRuled)
  const written = new Set(all.filter(({ at }) => at < from).map(({ key }) => key))
  const within = (alarms: readonly Ruled[]) =>
    alarms
      .filter(({ key, at }) => !written.has(key) && at < until)
      .map((alarm) => (alarm.at < from ? { ...alarm, at: from } : alarm))
  const was = within(all)
  const is = within(alarmsOf(folder, after).filter(isRuled))
  const [old, fresh] = [byKey(was), byKey(is)]
  const moved = [...new Map([...old, ...fresh]).values()].flatMap(({ key, rule, stage }) => {
    const [one, other] = [old.get(key), fresh.get(key)]
    const same = one?.at.getTime() === other?.at.getTime() && one?.rule.level === other?.rule.level
    return same ? [] : [{ key, rule, stage, before: one?.at ?? null, after: other?.at ?? null }]
  })
  return { before: was, after: is, moved }
}

function isRuled(alarm: Alarm): alarm is Ruled {
  return alarm.rule !== null
}

function byKey(alarms: readonly Ruled[]): ReadonlyMap<string, Ruled> {
  return new Map(alarms.map((alarm) => [alarm.key, alarm]))
}
