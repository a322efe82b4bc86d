import type { SupervisionRule, TimeLimit } from '../../../domain/catalogue/rows.ts'

/** A code for a new limit, of what it is for: `joint-urgent-result`; with a number behind it where that is taken. */
export function limitCode(
  { stage, kind, urgency, track }: Pick<TimeLimit, 'stage' | 'kind' | 'urgency' | 'track'>,
  taken: readonly string[],
): string {
  return free([...[track, urgency, kind].filter((one) => one !== null), stage].join('-'), taken)
}

/** A code for a new rule, of its level and occasion: `l2-overdue-3`. */
export function ruleCode(
  { level, trigger, amount }: Pick<SupervisionRule, 'level' | 'trigger' | 'amount'>,
  taken: readonly string[],
): string {
  return free([`l${level}`, trigger ?? 'ordered', amount].filter((one) => one !== null).join('-'), taken)
}

/** The limit of the table that is for the same, if there is one: two would leave open which of them counts. */
export function sameLimit(
  row: Pick<TimeLimit, 'stage' | 'kind' | 'urgency' | 'track'>,
  rows: readonly TimeLimit[],
): TimeLimit | undefined {
  return rows.find(
    ({ stage, kind, urgency, track }) =>
      stage === row.stage && kind === row.kind && urgency === row.urgency && track === row.track,
  )
}

function free(code: string, taken: readonly string[]): string {
  let one = code
  for (let n = 2; taken.includes(one); n += 1) one = `${code}-${n}`
  return one
}
