import { addDays, dayNumber, isPlainDate, isWeekend, type PlainDate } from './plain-date.ts'

/** A day that a notice takes off or has worked, with the festival it belongs to. */
export type NoticeDay = Readonly<{ day: PlainDate; kind: 'holiday' | 'makeUpDay'; name: string }>
/** Something in a notice that contradicts itself: `text` is the place, `at` where it begins in the notice's `text`. */
export type NoticeFault = Readonly<{
  code: 'no-such-day' | 'wrong-weekday' | 'wrong-count' | 'backwards' | 'nothing-found' | 'not-a-weekend' | 'other-year'
  text: string
  at: number
}>
export type Notice = Readonly<{
  /** What was read: digits and brackets of one width. */
  text: string
  days: readonly NoticeDay[]
  faults: readonly NoticeFault[]
}>
/** A stretch of the notice, and where it begins in it. */
type Place = Readonly<{ text: string; at: number }>

const weekdays = '日一二三四五六'
/** 2月15日（农历腊月二十八、周日）: year and month may be left out where they were just said, and the bracket. */
const dayPattern = String.raw`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^()]*)\))?`

/**
 * Reads the State Council office's yearly notice on holidays from its own text, 国务院办公厅关于…年部分节假日安排的通知: each festival
 * with its days off (…放假…共…天) and the weekend days worked instead (…上班). What it says twice is held against itself:
 * the year in its title, weekdays, the count of days, the order of days. Advice (除夕 鼓励…休息) takes no day off.
 *
 * @param year the year the notice is for; days without a year are in it
 * @returns the days in order, and what contradicts itself; with any fault nothing of it should be kept
 */
export function readNotice(text: string, year: number): Notice {
  const plain = text.normalize('NFKC')
  const days = new Map<string, NoticeDay>()
  const faults: NoticeFault[] = []
  const title = /关于\s*(\d{4})\s*年/u.exec(plain)
  if (title && Number(title[1]) !== year) faults.push({ code: 'other-year', text: title[0], at: title.index })
  for (const festival of plain.matchAll(/([一-龥]{2,6}节?(?:、[一-龥]{2,6}节)?):([^\n]*)/gu)) {
    const [whole, name = '', told = ''] = festival
    const begins = festival.index + whole.length - told.length
    for (const sentence of told.matchAll(/[^。;]+/gu))
      readSentence({ text: sentence[0], at: begins + sentence.index }, name, year, days, faults)
  }
  if (days.size === 0) faults.push({ code: 'nothing-found', text: plain.trim().slice(0, 40), at: 0 })
  return {
    text: plain,
    days: [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    faults: faults.toSorted((a, b) => a.at - b.at),
  }
}

function readSentence(
  sentence: Place,
  name: string,
  year: number,
  days: Map<string, NoticeDay>,
  faults: NoticeFault[],
) {
  const off = /放假/.test(sentence.text)
  const worked = /上班/.test(sentence.text)
  if (off === worked) return
  const kind = off ? 'holiday' : 'makeUpDay'
  const reader = readerOf(year, faults)
  let count = 0
  for (const match of sentence.text.matchAll(
    new RegExp(`${dayPattern}(?:\\s*(?:至|到|—|-)\\s*${dayPattern})?`, 'gu'),
  )) {
    const place = { text: match[0], at: sentence.at + match.index }
    const first = reader(place, match.slice(1, 5))
    const last = match[7] === undefined ? first : reader(place, match.slice(5, 9))
    if (!first || !last) continue
    if (last < first) faults.push({ code: 'backwards', ...place })
    for (let day = first; day <= last; day = addDays(day, 1)) {
      count += 1
      if (worked && !isWeekend(day)) faults.push({ code: 'not-a-weekend', ...place })
      days.set(day, { day, kind, name })
    }
  }
  const told = /共\s*(\d+)\s*天/.exec(sentence.text)
  if (off && told && Number(told[1]) !== count)
    faults.push({ code: 'wrong-count', text: told[0], at: sentence.at + told.index })
}

/** Reads days one after another: a month or year that is left out is the one said last. */
function readerOf(year: number, faults: NoticeFault[]) {
  let saidYear = year
  let saidMonth = ''
  return (place: Place, [ofYear, month, day, bracket]: readonly (string | undefined)[]): PlainDate | null => {
    if (ofYear) saidYear = Number(ofYear)
    if (month) saidMonth = month
    const written = `${saidYear}-${saidMonth.padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`
    if (!isPlainDate(written)) {
      faults.push({ code: 'no-such-day', ...place })
      return null
    }
    const said = /(?:周|星期)([日天一二三四五六])/.exec(bracket ?? '')?.[1]?.replace('天', '日')
    if (said !== undefined && weekdays[weekdayOf(written)] !== said) faults.push({ code: 'wrong-weekday', ...place })
    return written
  }
}

/** 0 for Sunday; 1970-01-01, day 0, is a Thursday. */
function weekdayOf(day: PlainDate): number {
  return (((dayNumber(day) + 4) % 7) + 7) % 7
}
