import { notices } from './test-calendar.ts'

const minute = 60_000
const begins = Date.parse('2023-12-20T00:00:00+08:00')
const ends = Date.parse('2027-03-01T00:00:00+08:00')

/** For every minute of three years whether offices are open, put down from the notices and a zone database: for tests. */
const open = new Uint8Array((ends - begins) / minute)
const inChina = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })
const weekdayInChina = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', weekday: 'short' })
for (let midnight = begins; midnight < ends; midnight += 1440 * minute) {
  const day = inChina.format(midnight)
  const weekend = weekdayInChina.format(midnight).startsWith('S')
  const worked = isListed(day, 'makeUpDays') || (!weekend && !isListed(day, 'holidays'))
  for (let of = 0; of < 1440; of += 1) {
    const inHours = (of >= 510 && of < 720) || (of >= 870 && of < 1050)
    open[(midnight - begins) / minute + of] = worked && inHours ? 1 : 0
  }
}

/** Minutes counted one by one: the office minutes in `[from, to)`, whole minutes both. */
export function walkBetween(from: Date, to: Date): number {
  let count = 0
  for (let at = from.getTime(); at < to.getTime(); at += minute) count += openAt(at)
  return count
}

/** The instant by which that many office minutes went by, minute by minute, those inside a pause left out. */
export function walkOn(from: Date, minutes: number, pauses: readonly Readonly<{ from: Date; to: Date }>[] = []): Date {
  let at = from.getTime()
  for (let left = minutes; left > 0; at += minute) {
    const paused = pauses.some((pause) => pause.from.getTime() <= at && at < pause.to.getTime())
    if (!paused) left -= openAt(at)
  }
  return new Date(at)
}

/** The end of office hours on the n-th day with open offices after the day of receipt, minute by minute. */
export function walkDays(from: Date, days: number): Date {
  let at = from.getTime()
  do at += minute
  while (minuteOfDay(at) !== 0)
  let last = at
  for (let left = days; left > 0; ) {
    const midnight = at
    for (; at < midnight + 1440 * minute; at += minute) if (openAt(at)) last = at + minute
    if (last > midnight) left -= 1
  }
  return new Date(last)
}

function openAt(at: number): number {
  const known = open[(at - begins) / minute]
  if (known === undefined) throw new RangeError(`outside the walked years, or no whole minute: ${at}`)
  return known
}

function minuteOfDay(at: number): number {
  return ((at - begins) / minute) % 1440
}

function isListed(day: string, list: 'holidays' | 'makeUpDays'): boolean {
  const notice = Object.entries(notices).find(([year]) => day.startsWith(year))?.[1]
  const entries = notice?.[list].split(' ').map((entry) => entry.split('/')) ?? []
  const monthDay = day.slice(5)
  return entries.some(([first = '', last = first]) => first <= monthDay && monthDay <= last)
}
