/**
 * What redaction costs on real messages, beside one plain expression for digits over the same texts in the same run; whether it
 * misses a telephone or identity number that another finder sees, or one planted where the messages' publishers blotted one
 * out; how many names of places it takes for something else; how its time grows with the length of a text, wanted about four
 * times for four times the length (sixteen would be the square). `node bench/redact.ts [folder of .xlsx]`; `--missed` prints what
 * is missed or left, `--show N [seed]` nothing but N messages with their spans marked, to be read by a person.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { redact, spansOf } from '../domain/access/redact.ts'
import { repeats } from '../domain/access/test-repeats.ts'
import { readTable } from '../server/files/read-table.ts'
import { allPrefectures, divisionsOf } from '../server/region/divisions.ts'
import { chanceOf } from '../test/chance.ts'
import { median } from './database.ts'
import { candidatesIn } from './other-finder.ts'

const options = process.argv.slice(2)
const show = options.indexOf('--show')
const folder = options.find((word) => word.includes('/')) ?? '../shared/data/messages'
const ROUNDS = 7

/** Where the publishers put noughts for a telephone (not for an amount), and stars for an identity number. */
const blottedPhone = /(?<!\d|\d-)0000-00000000(?![\d.]|元|[A-Z])/gi
const blottedId = /(?<=身份证[^\d*]{0,8})\*{6,}/g

const titles: string[] = []
const texts: string[] = []
const replies: string[] = []
if (existsSync(folder)) {
  for (const file of readdirSync(folder).filter((name) => name.startsWith('messages') && name.endsWith('.xlsx')))
    for await (const { cells } of readTable(join(folder, file))) {
      titles.push(cells['留言主题'] ?? '')
      texts.push(cells['留言详情'] ?? '')
      if (cells['答复意见']) replies.push(cells['答复意见'])
    }
} else console.log(`no messages in ${folder}: name a folder of .xlsx with the columns 留言主题, 留言详情 and 答复意见`)

if (show >= 0) showSome(Number(options[show + 1]), Number(options[show + 2] ?? 20))
else {
  for (const [name, all] of Object.entries({ titles, texts, replies })) if (all.length > 0) cost(name, all)
  if (texts.length > 0) {
    misses('titles and texts', [...titles, ...texts])
    misses('replies', replies)
    planted([...titles, ...texts, ...replies])
  }
  places()
  growth()
}

/** The time of 200,000 characters of each trap as a ratio to that of 50,000, the least disturbed of several rounds. */
function growth(): void {
  const took = (text: string) => {
    const began = performance.now()
    redact(text)
    return performance.now() - began
  }
  const found = repeats.map((unit) => {
    const whole = unit.repeat(Math.ceil(200_000 / unit.length))
    const part = whole.slice(0, 50_000)
    const rounds = Array.from({ length: ROUNDS }, () => [took(part), took(whole)] as const)
    const least = (n: 0 | 1) => Math.min(...rounds.map((round) => round[n]))
    return { unit, ratio: least(1) / least(0), ms: least(1) }
  })
  const [worst] = found.toSorted((a, b) => b.ratio - a.ratio)
  const longest = Math.max(...found.map(({ ms }) => ms))
  if (worst)
    console.log(
      `growth: four times the length takes ${worst.ratio.toFixed(1)} times at most, for ${JSON.stringify(worst.unit)} of ` +
        `${found.length}; the longest ${longest.toFixed(0)} ms`,
    )
}

/** µs a message, the least disturbed of several rounds. */
function cost(name: string, all: readonly string[]): void {
  const timed = (work: (text: string) => unknown) => {
    const rounds = Array.from({ length: ROUNDS }, () => {
      const began = performance.now()
      for (const text of all) work(text)
      return ((performance.now() - began) * 1000) / all.length
    })
    return median(rounds.slice(2))
  }
  const plain = timed((text) => text.replace(/\d{7,}/g, '〔电话〕'))
  const ours = timed(redact)
  const hidden = all.reduce((sum, text) => sum + spansOf(text).length, 0)
  const length = all.reduce((sum, text) => sum + text.length, 0) / all.length
  console.log(
    `${name}: ${all.length} of ${length.toFixed(0)} characters, ${hidden} spans; plain ${plain.toFixed(2)} µs, ` +
      `ours ${ours.toFixed(2)} µs, ratio ${(ours / plain).toFixed(1)}`,
  )
}

/** What another finder sees and redaction leaves, counted by kind. */
function misses(name: string, all: readonly string[]): void {
  const seen = { phone: 0, idNumber: 0 }
  const missed = { phone: 0, idNumber: 0 }
  const long = { rows: 0, left: 0 }
  for (const text of all) {
    const spans = spansOf(text)
    const candidates = candidatesIn(text)
    for (const { kind, start, end } of candidates.sure) {
      seen[kind] += 1
      if (spans.some((span) => span.start <= start && span.end >= end)) continue
      missed[kind] += 1
      print(kind, text, start, end)
    }
    for (const { start, end } of candidates.long) {
      if (candidates.sure.some((one) => one.start < end && start < one.end)) continue
      long.rows += 1
      if (spans.some((span) => span.start < end && start < span.end)) continue
      long.left += 1
      print('left', text, start, end)
    }
  }
  for (const kind of ['phone', 'idNumber'] as const)
    console.log(`${name}: ${seen[kind]} × ${kind} by the other finder, ${missed[kind]} missed`)
  console.log(`${name}: ${long.rows} other rows of seven figures and more, ${long.left} left`)
}

function print(what: string, text: string, start: number, end: number): void {
  if (options.includes('--missed'))
    console.log(what, text.slice(Math.max(0, start - 14), end + 10).replace(/\s+/g, ' '))
}

/** Invented numbers in every spelling in the places of those that were blotted out: how many are not hidden whole. */
function planted(all: readonly string[]): void {
  const chance = chanceOf(7)
  for (const [kind, blot, invent] of [
    ['phone', blottedPhone, inventedPhone],
    ['idNumber', blottedId, inventedId],
  ] as const) {
    let [count, missed] = [0, 0]
    for (const text of all) {
      const put: { start: number; end: number }[] = []
      let [made, end] = ['', 0]
      for (const { 0: stood, index } of text.matchAll(blot)) {
        made += text.slice(end, index)
        const start = made.length
        made += invent(chance)
        put.push({ start, end: made.length })
        end = index + stood.length
      }
      if (put.length === 0) continue
      made += text.slice(end)
      const spans = spansOf(made)
      count += put.length
      for (const { start, end } of put)
        if (!spans.some((span) => span.start <= start && span.end >= end)) {
          missed += 1
          print(`planted ${kind}`, made, start, end)
        }
    }
    console.log(`planted: ${count} × ${kind}, ${missed} missed`)
  }
}

type Chance = () => number

function oneOf<T>(choices: readonly T[], chance: Chance): T {
  return choices[Math.floor(chance() * choices.length)] as T
}

function digits(count: number, chance: Chance): string {
  return Array.from({ length: count }, () => Math.floor(chance() * 10)).join('')
}

/** As people write figures; a number is either parted by signs or written in other figures. */
function spelled(groups: readonly string[], chance: Chance): string {
  const figures = oneOf(
    ['0123456789', '0123456789', '０１２３４５６７８９', '零一二三四五六七八九', '〇幺二三四五六七八九'],
    chance,
  )
  const sign = oneOf(['', '', '', ' ', '-', '—', '－', '.', '·', '　'], chance)
  return groups.join(sign).replace(/\d/g, (digit) => figures[Number(digit)] as string)
}

function inventedPhone(chance: Chance): string {
  const mobile = `1${oneOf(['3', '5', '7', '8', '9'], chance)}${digits(9, chance)}`
  if (chance() < 0.3) return spelled([oneOf(['0475', '0471', '010'], chance), `8${digits(6, chance)}`], chance)
  return spelled([mobile.slice(0, 3), mobile.slice(3, 7), mobile.slice(7)], chance)
}

function inventedId(chance: Chance): string {
  const born = `19${oneOf(['55', '68', '73', '91'], chance)}${oneOf(['01', '06', '12'], chance)}${oneOf(['01', '19', '28'], chance)}`
  return spelled(['152301', born, `${digits(3, chance)}${oneOf(['1', '8', 'X', 'x'], chance)}`], chance)
}

/** Names of Inner Mongolia's places in which something is found: nothing of a place is to be hidden but its numbers. */
function places(): void {
  const all = allPrefectures()
    .filter(({ code }) => code.startsWith('15'))
    .flatMap(({ code }) => [...divisionsOf(code)].map(({ name }) => `${name}的路灯坏了`))
  const changed = all.filter((text) => spansOf(text).length > 0)
  if (options.includes('--missed')) for (const text of changed) console.log('place', redact(text))
  console.log(`places: ${all.length} names of Inner Mongolia, ${changed.length} changed`)
}

/** Messages by a seed, spans marked 【what:…】. */
function showSome(count: number, seed: number): void {
  const chance = chanceOf(seed)
  for (let n = 0; n < count; n += 1) {
    const at = Math.floor(chance() * texts.length)
    const text = `${titles[at]} ## ${texts[at]}`
    let marked = ''
    let end = 0
    for (const span of spansOf(text)) {
      marked += `${text.slice(end, span.start)}【${span.what}:${text.slice(span.start, span.end)}】`
      end = span.end
    }
    console.log(`${n + 1}: ${(marked + text.slice(end)).replace(/\s+/g, ' ')}`)
  }
}
