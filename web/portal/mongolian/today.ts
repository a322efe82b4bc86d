const parts = new Intl.DateTimeFormat('zh-CN', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  weekday: 'narrow',
  timeZone: 'Asia/Shanghai',
})

/** The day in UTC+8 by its parts: digits, and the weekday as Chinese writes it, the Mongolian names of ours having no source. */
export function dayOf(now: Date): Readonly<Record<'year' | 'month' | 'day' | 'weekday', string>> {
  const of = (type: Intl.DateTimeFormatPartTypes) =>
    parts.formatToParts(now).find((part) => part.type === type)?.value ?? ''
  return { year: of('year'), month: of('month'), day: of('day'), weekday: of('weekday') }
}
