import type { Point } from '../ledger/words.ts'
import type { EntryKind, GazetteerEntry } from './gazetteer.ts'

/** What was said of one matter whose region a person has confirmed. */
export type ConfirmedMatter = Readonly<{ regionCode: string; point: Point | null; words: string }>

/** The smallest region that all of them lie in, for a name to be of; null where only the whole prefecture holds them. */
export type SharedRegion = (codes: ReadonlySet<string>) => string | null

/** A name is kept from so many matters on. */
export const MATTERS_FOR_A_NAME = 3
const SHORTEST = 2
const LONGEST = 8
/** Of what ends alike the longest piece that has nearly all of the matters is the name. */
const NEARLY_ALL = 0.75

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
/** A name does not begin with a word that stands before names. */
const noBeginning =
  /^[的了是在于到去从和与及或住位即个这那该本我你他她它们家里上下有对把被由向给让将请问为因就也都还又没不很多每各某几两一二三四五六七八九十、号楼栋区县镇乡村旗市道]/u
/** 我们小区, 附近的学校: what anyone's is called. */
const anyones =
  /^(?:居民|住宅|高档|老旧|商业|附近|周边|旁边|对面|所有|全体|整个|物业|开发|建筑|建设|有限|责任|房地产|自来水|供热|供电|热力|燃气|保险|公交|出租|高速|公|铁|马|道|水泥|土|大|小|主|出|走|修|门口|乡村|中心|民办|公办|私立|公立|职业|实验)*(?:小区|家园|花园|公寓|新村|大街|大道|路|街|巷|小学|中学|学校|幼儿园|学院|公司|集团|厂|市场|商场|广场|医院|卫生院|水库)$/u

type Seen = { matters: Set<number>; lefts: Set<string> }

/**
 * 地名库的生长: names of estates, roads, schools and companies, out of the words of confirmed matters: a piece of text that ends as
 * such names do, with different letters before it, in so many matters, all of which lie in one region below the prefecture.
 * What is said of two regions is no entry. An estate is also known without its ending where that piece is said of its region alone.
 */
export function growGazetteer(
  matters: readonly ConfirmedMatter[],
  shared: SharedRegion,
  enough = MATTERS_FOR_A_NAME,
): readonly GazetteerEntry[] {
  const seen = new Map<string, Seen>()
  for (const [n, { words }] of matters.entries())
    for (const { 0: ending, index } of words.matchAll(ends)) note(seen, words, index, ending, n)
  const often = [...seen].filter(([, { matters }]) => matters.size >= enough)
  const counts = new Map(often.map(([name, { matters }]) => [name, matters.size]))
  return often
    .filter(
      ([name, { lefts }]) => lefts.size > 1 && !noBeginning.test(name) && !anyones.test(name) && isWhole(name, counts),
    )
    .flatMap(([name, found]) => {
      const of = [...found.matters].map((n) => matters[n] as ConfirmedMatter)
      const regionCode = shared(new Set(of.map((matter) => matter.regionCode)))
      if (regionCode === null) return []
      const ending = endingOf(name)
      const kind = kindOf[ending] ?? 'other'
      const bare = name.slice(0, -ending.length)
      const aliases = kind === 'estate' && bare.length >= 3 && isOnlyOf(bare, regionCode, matters, shared) ? [bare] : []
      return [{ name, aliases, kind, regionCode, point: middle(of) }]
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** Every piece of text that ends here, with the letter before it. */
function note(seen: Map<string, Seen>, words: string, at: number, ending: string, matter: number): void {
  for (let length = 1; length <= LONGEST; length += 1) {
    const start = at - length
    if (start < 0 || !/[\p{Script=Han}A-Za-z0-9]/u.test(words[start] ?? '')) return
    if (length < SHORTEST) continue
    const piece = words.slice(start, at + ending.length)
    const one = seen.get(piece) ?? { matters: new Set(), lefts: new Set() }
    one.matters.add(matter)
    one.lefts.add(words[start - 1] ?? '')
    seen.set(piece, one)
  }
}

/** No longer piece has nearly all of its matters, and it is not the end of a longer name that begins well. */
function isWhole(name: string, counts: ReadonlyMap<string, number>): boolean {
  const count = counts.get(name) ?? 0
  for (const [other, size] of counts)
    if (other.length > name.length && other.endsWith(name) && size >= count * NEARLY_ALL && !noBeginning.test(other))
      return false
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
