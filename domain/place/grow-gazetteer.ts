import type { Point } from '../ledger/words.ts'
import type { EntryKind, GazetteerEntry } from './gazetteer.ts'
import { mentionsIn } from './mention.ts'
import type { PlaceIndex } from './place-index.ts'
import { foldSpelling } from './spelling.ts'

/** What was said of one matter whose region a person has confirmed. */
export type ConfirmedMatter = Readonly<{ regionCode: string; point: Point | null; words: string }>

/** The smallest region that all of them lie in, for a name to be of; null where only the whole prefecture holds them. */
export type SharedRegion = (codes: ReadonlySet<string>) => string | null

/** A name is kept from so many matters on. */
export const MATTERS_FOR_A_NAME = 3
const SHORTEST = 2
const LONGEST = 8
/** Of pieces that end alike the longest that has nearly all of the matters is the name, */
const NEARLY_ALL = 0.75
/** and in so many of its matters it has to stand behind something that cannot be a part of it. */
const STANDS_ALONE = 0.5
/** What stands between the same letters each time is a piece of a text that was sent again. */
const DIFFERENT_AROUND = 2

const kindOf: Readonly<Record<string, EntryKind>> = {
  小区: 'estate',
  家园: 'estate',
  花园: 'estate',
  公寓: 'estate',
  新村: 'estate',
  大街: 'road',
  大道: 'road',
  路: 'road',
  街: 'road',
  巷: 'road',
  小学: 'school',
  中学: 'school',
  一中: 'school',
  二中: 'school',
  三中: 'school',
  学校: 'school',
  幼儿园: 'school',
  学院: 'school',
  公司: 'company',
  集团: 'company',
  厂: 'company',
  市场: 'other',
  商场: 'other',
  广场: 'other',
  医院: 'other',
  卫生院: 'other',
  水库: 'other',
}
const ends = new RegExp(
  Object.keys(kindOf)
    .toSorted((a, b) => b.length - a.length)
    .join('|'),
  'gu',
)
/** 路灯 and 街道 are no roads, 厂长 no works. */
const otherWord = /^(?:[路街][灯面况基网由过途费政道]|厂[长区房家]|学校长|公司法)/u
/** What ends right before a name and is none of its letters. */
const apart = /(?:[^\p{Script=Han}A-Za-z0-9]|[在住的是于到去从和与及位对向由把被为请修走过给说告有买镇沿]|街道|^)$/u
/** A name has no such letters, at its beginning or inside. */
const noName =
  /[的了在是到被把去着过没不就都还也从或为让给请们您你我他她它这那哪些么将若该及因距跟例]|街道.|镇..|门口|出入|往来|影响|^(?:[于与对由等上下里中内外号楼栋区县镇乡村旗市道个家各某每几多两而沿现本当据]|\d+[路厂]|其中|目前|包括|一所|辖区|造成|预留|[设建]|继续|立即|进一步|位置|特大|人口)/u
/** 我们小区, 附近的学校: what anyone's is called. */
const anyones =
  /^(?:居民|住宅|高档|老旧|商业|附近|周边|旁边|对面|所有|全体|整个|物业|开发|建筑|建设|有限|责任|股份|房地产|自来水|供热|供电|热力|燃气|保险|公交|出租|高速|公|铁|马|道|水泥|土|大|小|主|出|走|修|门口|乡村|中心|民办|公办|私立|公立|职业|实验|安置|本|该|同|一条|条|半|全|新|老|旧)*(?:小区|家园|花园|公寓|新村|大街|大道|路|街|巷|小学|中学|学校|幼儿园|学院|公司|集团|厂|市场|商场|广场|医院|卫生院|水库)$/u

type Seen = { matters: Set<number>; alone: Set<number>; around: Set<string> }

/**
 * 地名库的生长: names of estates, roads, schools and companies, out of the words of confirmed matters: a piece of text that ends as
 * such names do and mostly begins where a name can begin, in so many matters, all of which lie in one region below the
 * prefecture. What is said of two regions is no entry. An estate is also known without its ending where that piece is said of its
 * region alone. Names of regions are taken out of the words first, for addresses run on without a stop. Thousands of matters take
 * about a second: it stops after each step of some milliseconds at most, and whoever runs it may do other things between.
 */
export function* growGazetteer(
  matters: readonly ConfirmedMatter[],
  regions: PlaceIndex,
  shared: SharedRegion,
  enough = MATTERS_FOR_A_NAME,
): Generator<void, readonly GazetteerEntry[]> {
  // What never stands alone is no name and is not counted: that leaves a tenth of the pieces.
  const rests: string[] = []
  const alone = new Map<string, Set<number>>()
  for (const [n, { words }] of matters.entries()) {
    const rest = withoutRegions(words, regions)
    rests.push(rest)
    for (const { piece, standsAlone } of piecesOf(rest)) if (standsAlone) put(alone, piece, n)
    yield
  }
  const seen = new Map<string, Seen>()
  for (const [piece, of] of alone) {
    if (of.size < enough * STANDS_ALONE) continue
    if (!noName.test(piece) && !anyones.test(piece))
      seen.set(piece, { alone: of, matters: new Set(), around: new Set() })
    yield
  }
  for (const [n, rest] of rests.entries()) {
    for (const { piece, around } of piecesOf(rest)) {
      const one = seen.get(piece)
      one?.matters.add(n)
      one?.around.add(around)
    }
    yield
  }
  const often = [...seen].filter(
    ([, { matters: of, alone: first, around }]) =>
      of.size >= enough && first.size >= of.size * STANDS_ALONE && around.size >= DIFFERENT_AROUND,
  )
  const counts = new Map(often.map(([name, { matters: of }]) => [name, of.size]))
  const entries: GazetteerEntry[] = []
  for (const [name, found] of often) {
    yield
    if (!isWhole(name, counts)) continue
    const of = [...found.matters].map((n) => matters[n] as ConfirmedMatter)
    const regionCode = shared(new Set(of.map((matter) => matter.regionCode)))
    if (regionCode === null) continue
    const ending = endingOf(name)
    const kind = kindOf[ending] ?? 'other'
    const bare = name.slice(0, -ending.length)
    const aliases = kind === 'estate' && bare.length >= 3 && isOnlyOf(bare, regionCode, matters, shared) ? [bare] : []
    entries.push({ name, aliases, kind, regionCode, point: middle(of) })
  }
  return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** The words with a stop in place of every region that is named with its ending. */
function withoutRegions(words: string, regions: PlaceIndex): string {
  let rest = words
  for (const { start, end, ending } of mentionsIn(foldSpelling(words), regions))
    if (ending) rest = rest.slice(0, start) + STOP.repeat(end - start) + rest.slice(end)
  return rest
}
const STOP = '|'

type Piece = Readonly<{ piece: string; standsAlone: boolean; around: string }>

/** Every piece of the words that ends as a name does, whether it stands alone, and the letters around it. */
function* piecesOf(words: string): Iterable<Piece> {
  for (const { 0: ending, index } of words.matchAll(ends)) {
    const end = index + ending.length
    if (otherWord.test(words.slice(end - 1, end + 2))) continue
    for (let start = index - 1; start >= 0 && start >= index - LONGEST; start -= 1) {
      if (!/[\p{Script=Han}A-Za-z0-9]/u.test(words[start] ?? '')) break
      if (start > index - SHORTEST) continue
      const before = words.slice(Math.max(0, start - 2), start)
      const around = `${before.slice(-1)}${words.slice(end, end + 1)}`
      yield { piece: words.slice(start, end), standsAlone: apart.test(before), around }
    }
  }
}

function put(into: Map<string, Set<number>>, key: string, value: number): void {
  const set = into.get(key)
  if (set) set.add(value)
  else into.set(key, new Set([value]))
}

/** No longer name has nearly all of its matters. */
function isWhole(name: string, counts: ReadonlyMap<string, number>): boolean {
  const count = counts.get(name) ?? 0
  for (const [other, size] of counts)
    if (other.length > name.length && other.endsWith(name) && size >= count * NEARLY_ALL) return false
  return true
}

function endingOf(name: string): string {
  return [...name.matchAll(ends)].at(-1)?.[0] ?? ''
}

function isOnlyOf(
  piece: string,
  regionCode: string,
  matters: readonly ConfirmedMatter[],
  shared: SharedRegion,
): boolean {
  const codes = matters.filter(({ words }) => words.includes(piece)).map((matter) => matter.regionCode)
  return shared(new Set([...codes, regionCode])) === regionCode
}

/** The middle of where its matters lie, by the median of each coordinate, so that one wrong point moves nothing. */
function middle(matters: readonly ConfirmedMatter[]): Point | null {
  const points = matters.flatMap(({ point }) => (point ? [point] : []))
  const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
  return points.length === 0
    ? null
    : { lat: median(points.map(({ lat }) => lat)), lon: median(points.map(({ lon }) => lon)) }
}
