import { useMemo } from 'react'
import { type Language, useSpeech } from '../language.ts'

/** One zone for everybody: 北京时间, UTC+8. */
const ZONE = 'Asia/Shanghai'

/** Writes instants, months and numbers in the language of the page; every time in UTC+8. */
export function writer(language: Language) {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN'
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: ZONE })
  const short = new Intl.DateTimeFormat(locale, {
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: ZONE,
  })
  const month = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' })
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const number = new Intl.NumberFormat(locale)
  const megabytes = new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 })
  const kilobytes = new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 })
  const share = new Intl.NumberFormat(locale, { style: 'percent' })
  return {
    /** 2026年4月17日 09:30 */
    moment: (iso: string) => moment.format(new Date(iso)),
    /** 04/17 09:30, for lists of one year. */
    short: (iso: string) => short.format(new Date(iso)),
    /** 2026年4月, of a day `2026-04-17`. */
    month: (day: string) => month.format(new Date(`${day}T00:00:00Z`)),
    /** 2026年4月17日, of a day `2026-04-17`. */
    day: (date: string) => day.format(new Date(`${date}T00:00:00Z`)),
    number: (n: number) => number.format(n),
    /** Of a number of bytes; in kilobytes, at least one, where it is less than one megabyte. */
    megabytes: (bytes: number) =>
      bytes < 1024 ** 2 ? kilobytes.format(Math.max(1, bytes / 1024)) : megabytes.format(bytes / 1024 ** 2),
    /** Of a share, 0 to 1. */
    share: (part: number) => share.format(part),
  }
}

/** `writer` in the language of the page. */
export function useWriter() {
  const { language } = useSpeech()
  return useMemo(() => writer(language), [language])
}
