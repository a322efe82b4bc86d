import { addDays, dayNumber, isPlainDate, isWeekend, type PlainDate } from './plain-date.ts'

/** A day that a notice takes off or has worked, with the festival it belongs to. */
export type NoticeDay = Readonly<{ day: PlainDate; kind: 'holiday' | 'makeUpDay'; name: string }>
/** Something in a notice that contradicts itself; `text` is the place. */
export type NoticeFault = Readonly<{
  code: 'no-such-day' | 'wrong-weekday' | 'wrong-count' | 'backwards' | 'nothing-found' | 'not-a-weekend'
  text: string
}>
export type Notice = Readonly<{ days: readonly NoticeDay[]; faults: readonly NoticeFault[] }>

const weekdays = '日一二三四五六'
/** 2月15日（农历腊月二十八、周日）: year and month may be left out where they were just said, and the bracket. */
const dayPattern = String.raw`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:[（(]([^（）()]*)[）)])?`

/**
 * Reads the State Council office's yearly notice on holidays from its own text, 国务院办公厅关于…年部分节假日安排的通知: each festival
 * with its days off (…放假…共…天) and the weekend days worked instead (…上班). What it says twice is held against itself:
 * weekdays, the count of days, the order of days. Advice (除夕 鼓励…休息) takes no day off.
 *
 * @param year the year the notice is for; days without a year are in it
 * @returns the days in order, and what contradicts itself; with any fault nothing of it should be kept
 */
export function readNotice(text: string, year: number): Notice {
  const days = new Map<string, NoticeDay>()
  const faults: NoticeFault[] = []
  for (const [, name, told] of text
    .normalize('NFKC')
    .matchAll(/([一-龥]{2,6}节?(?:、[一-龥]{2,6}节)?)[:：]([^\n]*)/gu)) {
    if (!name || !told) continue
    for (const sentence of told.split(/[。;；]/)) readSentence(sentence, name, year, days, faults)
  }
  if (days.size === 0) faults.push({ code: 'nothing-found', text: text.trim().slice(0, 40) })
  return { days: [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1)), faults }
}

function readSentence(
  sentence: string,
  name: string,
  year: number,
  days: Map<string, NoticeDay>,
  faults: NoticeFault[],
) {
  const off = /放假/.test(sentence)
  const worked = /上班/.test(sentence)
  if (off === worked) return
  const kind = off ? 'holiday' : 'makeUpDay'
  const told: PlainDate[] = []
  const reader = readerOf(year, faults)
  for (const match of sentence.matchAll(new RegExp(`${dayPattern}(?:\\s*(?:至|到|—|-)\\s*${dayPattern})?`, 'gu'))) {
    const first = reader(match[0], match.slice(1, 5))
    const last = match[7] === undefined ? first : reader(match[0], match.slice(5, 9))
    if (!first || !last) continue
    if (last < first) faults.push({ code: 'backwards', text: match[0] })
    for (let day = first; day <= last; day = addDays(day, 1)) told.push(day)
  }
  const count = /共(\d+)天/.exec(sentence)?.[1]
  if (off && count !== undefined && Number(count) !== told.length) faults.push({ code: 'wrong-count', text: sentence })
  for (const day of told) {
    if (worked && !isWeekend(day)) faults.push({ code: 'not-a-weekend', text: `${day} ${name}` })
    days.set(day, { day, kind, name })
  }
}

/** Reads days one after another: a month or year that is left out is the one said last. */
function readerOf(year: number, faults: NoticeFault[]) {
  let saidYear = year
  let saidMonth = ''
  return (text: string, [ofYear, month, day, bracket]: readonly (string | undefined)[]): PlainDate | null => {
    if (ofYear) saidYear = Number(ofYear)
    if (month) saidMonth = month
    const written = `${saidYear}-${saidMonth.padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`
    if (!isPlainDate(written)) {
      faults.push({ code: 'no-such-day', text })
      return null
    }
    const said = /(?:周|星期)([日天一二三四五六])/.exec(bracket ?? '')?.[1]?.replace('天', '日')
    if (said !== undefined && weekdays[weekdayOf(written)] !== said) faults.push({ code: 'wrong-weekday', text })
    return written
  }
}

/** 0 for Sunday; 1970-01-01, day 0, is a Thursday. */
function weekdayOf(day: PlainDate): number {
  return (((dayNumber(day) + 4) % 7) + 7) % 7
}
