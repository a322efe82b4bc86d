import { mongolianAt } from './redact-mongolian.ts'
import { givenCharacters, neverGiven, notNames, titles } from './redact-name-words.ts'
import { clearSurnames, compoundSurnames, surnames } from './redact-surnames.ts'

/** What follows a name in a sentence; anything but a Han character ends it as well. */
const goesOn =
  /^(?:[^\u4e00-\u9fff]|[是在于的系为和与及等说称因从住现已原男女同不把将被向对您你我他她家也都就又曾未没去给让要却则并妻母父仍再才只之以打骂拿带骗擅个户提拒交出告诉诈辩反]|身份|身为|身故|去世|病故|亲自|来自|先后|一直|一起|一同|一样|一级|二级|本人|全家|一家|电话|手机|反映|举报|投诉|本人|联系|年龄|今年|先生|女士|老师|主任|书记|$)/

/** The length of a name that has been announced in so many words, whatever its characters; 0 where none stands. */
export function saidName(letters: string, at: number): number {
  const mongolian = mongolianAt(letters, at)
  if (mongolian > 0) return mongolian
  const family = familyAt(letters, at)
  const given = (n: number) => mayBeGiven(letters[at + n])
  const whole = given(family + 1) && !isHan(letters[at + family + 2])
  if (family > 0 && given(family) && (whole || !isWord(letters, at)) && !isAddress(letters, at + family)) {
    return family + (given(family + 1) && !ends(letters, at + family + 1) ? 2 : 1)
  }
  let length = 0
  while (length < 7 && given(length)) length += 1
  return family === 0 && length >= 2 && length <= 5 && !isHan(letters[at + length]) ? length : 0
}

/** The length of a name behind a word that stands in front of many things: told by its characters, or by where it ends. */
export function announcedName(letters: string, at: number): number {
  const likely = likelyName(letters, at)
  const length = likely > 0 || isWord(letters, at) || !isClear(letters, at) ? likely : clearName(letters, at)
  return length > 0 && !isElsewhere(letters, at + length) ? length : 0
}

/** The same behind a word for an office or a relative, behind which nothing but a person stands. */
export function officialName(letters: string, at: number): number {
  const length = announcedName(letters, at)
  return length > 0 || isElsewhere(letters, at + 3) ? length : unclearName(letters, at)
}

/** The length of a name with rare characters behind a family name that is seldom anything else. */
function clearName(letters: string, at: number): number {
  const [one, two] = [letters[at + 1], letters[at + 2]]
  if (!mayBeGiven(one)) return 0
  if (mayBeGiven(two) && !isHan(letters[at + 3])) return isWord(letters, at + 1) ? 0 : 3
  const short = ends(letters, at + 2) || (isGiven(one) && !isGiven(two))
  return short && !shortAddresses.has(one as string) ? 2 : 0
}

/** The length of a name of three characters behind a family name that is a word as well, whatever follows. */
function unclearName(letters: string, at: number): number {
  const given = [letters[at + 1], letters[at + 2]]
  if (familyAt(letters, at) !== 1 || isWord(letters, at) || isWord(letters, at + 1) || joins(letters, at + 1)) return 0
  const likely = given.every(isGiven) || (given.every(mayBeGiven) && given.some(isGiven) && ends(letters, at + 3))
  return likely ? 3 : 0
}

/** The length of a name told by its characters alone; 0 where none stands. */
export function likelyName(letters: string, at: number): number {
  const mongolian = mongolianAt(letters, at)
  if (mongolian > 0) return mongolian
  const family = familyAt(letters, at)
  if (family === 2 && isAddress(letters, at + 2)) return 0
  if (family === 0 || isWord(letters, at) || !isGiven(letters[at + family])) return 0
  const two = isGiven(letters[at + family + 1]) && !joins(letters, at + family)
  const [afterOne, afterTwo] = [ends(letters, at + family + 1), ends(letters, at + family + 2)]
  if (family === 1 && !isClear(letters, at)) return two && afterTwo ? 3 : afterOne && !isHan(letters[at + 2]) ? 2 : 0
  if (two && (!afterOne || afterTwo)) return family + 2
  return afterOne ? family + 1 : 0
}

/** Whether 和 stands between two names rather than in one. */
function joins(letters: string, at: number): boolean {
  return letters[at] === '和' && surnames.has(letters[at + 1] ?? '')
}

/** Whether a name and nothing else fills a place: of likely characters, or of any where the sentence parts in front of it. */
export function isName(letters: string, start: number, end: number): boolean {
  if (mongolianAt(letters, start) === end - start) return true
  const family = familyAt(letters, start)
  const given = letters.slice(start + family, end)
  if (family === 0 || given.length === 0 || given.length > 2 || isWord(letters, start)) return false
  const parted = parts.test(letters.slice(Math.max(0, start - 1), start))
  const letter = Array.from(given)
  if (!parted) return letter.every(isGiven)
  return letter.every(mayBeGiven) && (isClear(letters, start) || letter.some(isGiven))
}

/** What stands in front of a name in a sentence. */
export const parts = /^$|[^\u4e00-\u9fff]|[由与和跟向找的给对请叫让被是经该及致为到]/

/** How many characters of a Han family name stand at a place. */
export function familyAt(letters: string, at: number): number {
  if (!surnames.has(letters[at] ?? '') && !compoundSurnames.has(letters.slice(at, at + 2))) return 0
  return compoundSurnames.has(letters.slice(at, at + 2)) ? 2 : 1
}

/** What follows a name that is a place's or a firm's. */
const elsewhere =
  /^(?:[东南西北中]?路|大厦|小区|花园|广场|教育|社区|街|大道|镇|村|庄|屯|县|乡|旗|嘎查|苏木|公园|中学|小学|学校|医院|超市|集团|公司|商城|酒店|饭店|家园|公寓)/

/** Whether what stands there makes a place or a firm of a name in front of it. */
export function isElsewhere(letters: string, at: number): boolean {
  return elsewhere.test(letters.slice(at, at + 2))
}

/** Whether a family name stands there that is seldom anything else. */
export function isClear(letters: string, at: number): boolean {
  return clearSurnames.has(letters[at] ?? '')
}

/** Whether an ordinary word begins there. */
export function isWord(letters: string, at: number): boolean {
  return notNames.has(letters.slice(at, at + 2)) || isAddress(letters, at + 1)
}

function isAddress(letters: string, at: number): boolean {
  return addresses.has(letters.slice(at, at + 2))
}

/** Words behind a family name that are no given name. */
const addresses = new Set([...titles, '领导', '警官', '厅长', '家人', '姓名'])
/** The same in one character (胡总), or in place of the name (张某). */
const shortAddresses = new Set('总工董某姐哥叔姨婶爷奶嫂局处科')

/** Whether a name may end in front of a place. */
export function ends(letters: string, at: number): boolean {
  return goesOn.test(letters.slice(at, at + 2))
}

/** Whether given names often have the character. */
export function isGiven(character: string | undefined): boolean {
  return character !== undefined && givenCharacters.has(character) && !neverGiven.has(character)
}

/** Whether a given name can have the character. */
export function mayBeGiven(character: string | undefined): boolean {
  return isHan(character) && !neverGiven.has(character as string)
}

/** Whether it is a Han character of the basic plane. */
export function isHan(character: string | undefined): boolean {
  return character !== undefined && character >= '\u4e00' && character <= '\u9fff'
}

/** Family names that count things behind a figure (40余层, 15分钟), and such as do so only in front of a thing (6张床). */
const measures = /[\d半几多分一二三四五六七八九十百千万两](?:[余段钟万方]|([张戴严]))$/

/** Whether what begins there is an amount rather than a name. */
export function measured(letters: string, at: number): boolean {
  const match = measures.exec(letters.slice(Math.max(0, at - 1), at + 1))
  return match !== null && (match[1] === undefined || !isGiven(letters[at + 1]) || !isGiven(letters[at + 2]))
}
