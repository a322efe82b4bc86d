import type {
  CalendarDay,
  DangerWord,
  Hours,
  ProcedureNumber,
  StatutoryLimit,
  SupervisionRule,
  TimeLimit,
} from '../../../domain/catalogue/rows.ts'
import type { Notice } from '../../../domain/deadline/read-notice.ts'

/** What is to be changed, before anybody has seen what it moves. */
export type Change = Readonly<{
  days?: CalendarDay[]
  daysOut?: string[]
  hours?: Hours[]
  hoursOut?: string[]
}>

/** The catalogues of rules: how long something may take, what follows, and what cannot wait. */
export type Ruled = 'timeLimit' | 'statutoryLimit' | 'procedureNumber' | 'supervisionRule' | 'dangerWord'

/** The same of them. */
export type RulesChange = Readonly<{
  limits?: TimeLimit[]
  limitsOut?: string[]
  laws?: StatutoryLimit[]
  lawsOut?: string[]
  numbers?: ProcedureNumber[]
  rules?: SupervisionRule[]
  rulesOut?: string[]
  dangers?: DangerWord[]
  dangersOut?: string[]
}>

/** 录入通知: its days, and of those entered for its year before, the ones it does not have. Local days off stay. */
export function changeOf(
  { days }: Notice,
  year: number,
  standing: readonly CalendarDay[],
): Change & { daysOut: string[] } {
  const told = new Set<string>(days.map(({ day }) => day))
  const daysOut = standing
    .filter(({ code, kind }) => code.startsWith(`${year}-`) && kind !== 'localDay' && !told.has(code))
    .map(({ code }) => code)
  return { days: days.map(({ day: code, kind, name }) => ({ code, kind, name })), daysOut }
}
