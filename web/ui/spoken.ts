import type { Language } from '../language.ts'

const ZONE = 'Asia/Shanghai'

/** Writes instants and days as they are read aloud on the telephone, with the weekday and without the year; times in UTC+8. */
export function spokenWriter(language: Language) {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN'
  const day = { month: 'long', day: 'numeric', weekday: 'long' } as const
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const moment = new Intl.DateTimeFormat(locale, { ...day, ...time, timeZone: ZONE })
  const morning = new Intl.DateTimeFormat(locale, { ...day, timeZone: ZONE })
  const date = new Intl.DateTimeFormat(locale, { ...day, timeZone: 'UTC' })
  return {
    /** 3月6日星期五 16:50 */
    moment: (iso: string) => moment.format(new Date(iso)),
    /** 3月9日星期一, the day of an instant. */
    dayOf: (iso: string) => morning.format(new Date(iso)),
    /** 3月9日星期一, of a day `2026-03-09`. */
    day: (plain: string) => date.format(new Date(`${plain}T00:00:00Z`)),
  }
}
