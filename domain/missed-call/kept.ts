const DAY_MS = 86_400_000

/** Days after which the telephone of a missed call that is settled is erased: what is still to be done stands with the matter. */
export const DAYS_KEPT = 30
/** Days after the last ring from which nobody is rung back any more, and the telephone is erased too (个人信息保护法第十九条). */
export const DAYS_OPEN = 90

/** Calls settled before this moment lose their telephone at `now`. */
export function settledBefore(now: Date): Date {
  return new Date(now.getTime() - DAYS_KEPT * DAY_MS)
}

/** Calls that rang last before this moment are given up at `now`. */
export function givenUpBefore(now: Date): Date {
  return new Date(now.getTime() - DAYS_OPEN * DAY_MS)
}
