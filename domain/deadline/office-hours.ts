import { dayOfNumber, isPlainDate } from './plain-date.ts'

/** A stretch of a day in minutes since midnight, its end not included: 8:30–12:00 is `{ from: 510, to: 720 }`. */
export type Span = Readonly<{ from: number; to: number }>

/** A part of the year with hours of its own. Days are `MM-DD`, both included; from `10-01` to `04-30` runs over New Year. */
export type Season = Readonly<{ from: string; to: string; spans: readonly Span[] }>

/** 办公时间: the spans of an ordinary workday, and the seasons that differ; the first season that fits counts. */
export type OfficeHours = Readonly<{ spans: readonly Span[]; seasons: readonly Season[] }>

/** 8:30–12:00 and 14:30–17:30 all year: what a prefecture starts with until it enters its own. */
export const defaultOfficeHours: OfficeHours = {
  spans: [
    { from: 510, to: 720 },
    { from: 870, to: 1050 },
  ],
  seasons: [],
}

/** The spans of the numbered day, if it is a workday. */
export function spansOfDay(number: number, { spans, seasons }: OfficeHours): readonly Span[] {
  if (seasons.length === 0) return spans
  const day = dayOfNumber(number).slice(5)
  const season = seasons.find(({ from, to }) => (from <= to ? from <= day && day <= to : from <= day || day <= to))
  return season?.spans ?? spans
}

/** What keeps these hours from being used: a workday needs spans, in order, apart, within the day; a season real days. */
export function faultOfHours({ spans, seasons }: OfficeHours): 'no-spans' | 'bad-spans' | 'bad-season' | null {
  for (const list of [spans, ...seasons.map((season) => season.spans)]) {
    if (list.length === 0) return 'no-spans'
    const edges = list.flatMap(({ from, to }) => [from, to])
    if (edges.some((edge, n) => !Number.isInteger(edge) || edge < 0 || edge > 1440 || edge <= (edges[n - 1] ?? -1))) {
      return 'bad-spans'
    }
  }
  return seasons.every(({ from, to }) => isMonthDay(from) && isMonthDay(to)) ? null : 'bad-season'
}

/** `MM-DD`, 29 February included. */
function isMonthDay(text: string): boolean {
  return isPlainDate(`2024-${text}`)
}

/** Minutes since midnight as a clock on the wall shows them: 510 is `08:30`. */
export function wallClock(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** The minutes since midnight of `08:30`; NaN for what is no time of a day. */
export function minutesOf(clock: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(clock) ?? []
  return Number(hours) * 60 + Number(minutes)
}
