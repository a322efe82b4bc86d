const ZONE = 'Asia/Shanghai'

type Language = 'zh' | 'en'
type Form = 'aloud' | 'message'
type SpokenWriter = ReturnType<typeof writerIn>

/** Making a format costs a hundred times what using it does. */
const writers = new Map<string, SpokenWriter>()

/**
 * Writes instants and days as people say them: with the weekday and without the year; times in UTC+8. In whole words to be read
 * aloud on the telephone, in short ones in a message.
 */
export function spokenWriter(language: Language, form: Form = 'aloud'): SpokenWriter {
  const key = `${language} ${form}`
  const made = writers.get(key) ?? writerIn(language, form)
  writers.set(key, made)
  return made
}

function writerIn(language: Language, form: Form) {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN'
  const length = form === 'aloud' ? 'long' : 'short'
  const day = { month: length, day: 'numeric', weekday: length } as const
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const moment = new Intl.DateTimeFormat(locale, { ...day, ...time, timeZone: ZONE })
  const morning = new Intl.DateTimeFormat(locale, { ...day, timeZone: ZONE })
  const date = new Intl.DateTimeFormat(locale, { ...day, timeZone: 'UTC' })
  return {
    /** 3月6日星期五 16:50, in a message 3月6日周五 16:50. */
    moment: (iso: string) => moment.format(new Date(iso)),
    /** 3月9日星期一, the day of an instant. */
    dayOf: (iso: string) => morning.format(new Date(iso)),
    /** 3月9日星期一, of a day `2026-03-09`. */
    day: (plain: string) => date.format(new Date(`${plain}T00:00:00Z`)),
  }
}
