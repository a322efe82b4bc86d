import { mongolianAt, mongolianNames } from './redact-mongolian.ts'
import {
  announcedName,
  ends,
  familyAt,
  isClear,
  isName,
  likelyName,
  mayBeGiven,
  measured,
  officialName,
  saidName,
} from './redact-name-at.ts'
import { announcing, before, titles } from './redact-name-words.ts'
import { BLOT } from './redact-shape.ts'
import type { Span } from './redact-span.ts'
import { standingNames } from './redact-standing.ts'
import { finderOf } from './redact-words.ts'

type Place = Readonly<{ start: number; end: number }>

const nextCue = finderOf([...announcing, ...before])
const nextTitle = finderOf(titles)
const announces = new Set(announcing)
/** Words that stand in front of other things as well. */
const many = new Set(
  '本人 我是 我名 市民 居民 村民 社员 群众 业主 住户 租户 女儿 儿女 学生 孩子 队员 员工 工人 老人 女子 男子 区长 负责人 控制人'.split(
    ' ',
  ),
)
const afterCue = /(?:姓名|名字)?(?:[(][^()\d]{1,6}[)])?([ ]?[是为叫:][ ]?|[ ])?/y
/** What has a name (店名叫…) and is nobody. */
const things = /[店村路桥厂校院区地站镇司网片剧歌]/
const joint = /^[、和及与, /]{1,2}/

/**
 * Names of people: after and before words that announce them, in front of a number of theirs, Mongolian ones by their
 * elements, by themselves where a sentence sets them apart; and wherever the same name stands again.
 */
export function namesIn(letters: string): Span[] {
  const places = [
    ...announced(letters),
    ...entitled(letters),
    ...besideNumbers(letters),
    ...mongolianNames(letters),
    ...standingNames(letters),
  ]
  if (places.length === 0) return []
  const listed = [...places, ...joined(letters, places)]
  const names = new Set(listed.map(({ start, end }) => letters.slice(start, end)))
  const all = [...listed, ...again(letters, new Set([...names, ...longer(letters, names)]))].toSorted(
    (a, b) => a.start - b.start || b.end - a.end,
  )
  const found: Span[] = []
  for (const { start, end } of all) if (start >= (found.at(-1)?.end ?? 0)) found.push({ start, end, what: 'name' })
  return found
}

/** Names behind a word that announces them. */
function announced(letters: string): Place[] {
  const found: Place[] = []
  for (let cue = nextCue(letters, 0); cue; ) {
    afterCue.lastIndex = cue.at + cue.word.length
    const link = afterCue.exec(letters)
    const thing = cue.word.startsWith('名') && things.test(letters[cue.at - 1] ?? '')
    const said = !thing && announces.has(cue.word) && (link?.[1] !== undefined || cue.word.endsWith('叫'))
    const at = cue.at + cue.word.length + (link?.[0].length ?? 0)
    const length = thing ? 0 : (said ? saidName : many.has(cue.word) ? announcedName : officialName)(letters, at)
    if (length > 0) found.push({ start: at, end: at + length })
    cue = nextCue(letters, length > 0 ? at + length : cue.at + 1)
  }
  return found
}

/** Names that are joined to others (王建国、李秀英), one after another to either side until one is known already. */
function joined(letters: string, places: readonly Place[]): Place[] {
  const known = new Set(places.flatMap(({ start, end }) => [start, -end]))
  const found: Place[] = []
  const add = (place: Place) => {
    known.add(place.start).add(-place.end)
    found.push(place)
    return place
  }
  for (const place of places) {
    for (let next = after(letters, place); next && !known.has(next.start); next = after(letters, next)) add(next)
    for (let next = ahead(letters, place); next && !known.has(-next.end); next = ahead(letters, next)) add(next)
  }
  return found
}

function after(letters: string, { end }: Place): Place | null {
  const join = joint.exec(letters.slice(end, end + 2))?.[0].length ?? 0
  const length = join === 0 ? 0 : announcedName(letters, end + join)
  return length === 0 ? null : { start: end + join, end: end + join + length }
}

/** In front of a name with 、 between: a comma parts more than names. */
function ahead(letters: string, { start }: Place): Place | null {
  const end = start - 1
  if (letters[end] !== '、') return null
  const at = [end - 3, end - 2, end - 4].find((from) => from >= 0 && announcedName(letters, from) === end - from)
  return at === undefined ? null : { start: at, end }
}

/** Names in front of a form of address or an office. */
function entitled(letters: string): Place[] {
  const found: Place[] = []
  for (let title = nextTitle(letters, 0); title; title = nextTitle(letters, title.at + title.word.length)) {
    const end = title.at - (/[副总大老小]/.test(letters[title.at - 1] ?? '') ? 1 : 0)
    const start = [3, 4, 2].map((length) => end - length).find((at) => at >= 0 && isName(letters, at, end))
    if (start !== undefined) found.push({ start, end })
  }
  return found
}

/** A name with nothing in front, and what may stand between it and a number. */
const beforeNumber =
  /(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,6}?)[ ,:(、]{0,2}(?:的|联系|个人|本人)?(?:电话|手机|号码|手机号码?|身份证号?码?|联系方式)?[ 是为:]{0,2}$/

/** Names in front of a telephone or number of a person that is hidden already. */
function besideNumbers(letters: string): Place[] {
  const found: Place[] = []
  for (let blot = letters.indexOf(BLOT); blot >= 0; blot = letters.indexOf(BLOT, blot + 1)) {
    if (letters[blot - 1] === BLOT) continue
    const from = Math.max(0, blot - 24)
    const match = beforeNumber.exec(letters.slice(from, blot))
    const length = match?.[1]?.length ?? 0
    const start = from + (match?.index ?? 0)
    const whole = mongolianAt(letters, start) || (familyAt(letters, start) > 0 ? saidName(letters, start) : 0)
    const sure = start + length < blot || isClear(letters, start) || likelyName(letters, start) === length
    if (length > 0 && whole === length && sure && !measured(letters, start)) found.push({ start, end: start + length })
  }
  return found
}

/** Names of two characters that are always followed by the same one, which is theirs (陈立 of 陈立赑). */
function longer(letters: string, names: ReadonlySet<string>): string[] {
  const short = new Set([...names].filter((name) => name.length === 2))
  if (short.size === 0) return []
  const behind = new Map<string, string[]>()
  for (const { start, end } of again(letters, short)) {
    const name = letters.slice(start, end)
    const third = ends(letters, end) ? '' : letters.charAt(end)
    behind.set(name, [...(behind.get(name)?.slice(-2) ?? []), third])
  }
  return [...behind].flatMap(([name, [one, two, three = two]]) =>
    one !== undefined && one === two && two === three && mayBeGiven(one) ? [name + one] : [],
  )
}

/** The other places where a name stands that was found. */
function again(letters: string, names: ReadonlySet<string>): Place[] {
  const next = finderOf([...names])
  const found: Place[] = []
  for (let name = next(letters, 0); name; name = next(letters, name.at + name.word.length))
    found.push({ start: name.at, end: name.at + name.word.length })
  return found
}
