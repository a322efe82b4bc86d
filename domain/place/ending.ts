import type { Region } from '../catalogue/rows.ts'
import { foldSpelling } from './spelling.ts'

/** What a place is called after its own name. `other` has no ending that is known. */
export const placeKinds = [
  'other',
  'village',
  'gacha',
  'community',
  'quarters',
  'town',
  'township',
  'sum',
  'street',
  'farm',
  'banner',
  'county',
  'district',
  'city',
  'league',
] as const
export type PlaceKind = (typeof placeKinds)[number]

type Level = Region['level']

const peoples =
  '满 回 蒙古 朝鲜 达斡尔 鄂温克 鄂伦春 俄罗斯 锡伯 苗 侗 瑶 彝 壮 土家 布依 白 藏 傣 哈尼 畲 黎 哈萨克 维吾尔'.split(
    ' ',
  )

/** 简称: what people leave out, or say instead. Longer ones are looked for first. */
const endings: readonly Readonly<{ kind: PlaceKind; levels: readonly Level[]; words: readonly string[] }>[] = [
  {
    kind: 'village',
    levels: ['village'],
    words: ['村', '村委会', '村委', '村民委员会', '村村民委员会', '村村委会', '大队'],
  },
  {
    kind: 'gacha',
    levels: ['village'],
    words: ['嘎查', '嘎查村', '嘎查社区', '嘎查委员会', '嘎查村委会', '嘎查村居委会', '嘎查村民委员会'],
  },
  {
    kind: 'community',
    levels: ['village'],
    words: ['社区', '社区居委会', '社区委员会', '社区居民委员会', '居委会', '居民委员会', '社区筹备处', '直属社区'],
  },
  { kind: 'quarters', levels: ['village'], words: ['生活区', '分场生活区', '虚拟生活区', '虚拟社区'] },
  { kind: 'town', levels: ['township'], words: ['镇'] },
  { kind: 'township', levels: ['township'], words: ['乡', '民族乡', ...peoples.map((people) => `${people}族乡`)] },
  { kind: 'sum', levels: ['township'], words: ['苏木'] },
  { kind: 'street', levels: ['township'], words: ['街道', '街道办', '街道办事处', '街道筹备处'] },
  {
    kind: 'farm',
    levels: ['township', 'village'],
    words: ['牧场', '农场', '林场', '总场', '农牧场', '种畜场', '良种场'],
  },
  { kind: 'banner', levels: ['county'], words: ['旗', '自治旗', '联合旗'] },
  { kind: 'county', levels: ['county'], words: ['县', '自治县', '县市'] },
  { kind: 'district', levels: ['county'], words: ['区', '新区', '矿区', '管理区', '管理区管委会'] },
  { kind: 'city', levels: ['county', 'prefecture'], words: ['市'] },
  { kind: 'league', levels: ['prefecture'], words: ['盟', '地区'] },
]

/** An ending as it stands in folded text. */
export type Ending = Readonly<{ word: string; kind: PlaceKind; levels: readonly Level[] }>

const longestFirst: readonly Ending[] = endings
  .flatMap(({ kind, levels, words }) => words.map((word) => ({ word: foldSpelling(word), kind, levels })))
  .toSorted((a, b) => b.word.length - a.word.length)
const byFirst = Map.groupBy(longestFirst, ({ word }) => word.charCodeAt(0))

/** What a name of one level is without its ending; the whole name where it has none or nothing would be left. */
export function withoutEnding(folded: string, level: Level): Readonly<{ stem: string; kind: PlaceKind }> {
  const ending = longestFirst.find(
    ({ word, levels }) => levels.includes(level) && folded.length > word.length && folded.endsWith(word),
  )
  return ending ? { stem: folded.slice(0, -ending.word.length), kind: ending.kind } : { stem: folded, kind: 'other' }
}

/** A market or a citizen is no city, a zone of something no district. */
const notAnEnding = /^(?:市场|市民|市政|市价|区域|区分|区间|县城以|村镇|乡村|乡下|旗下|旗帜|旗舰|镇静)/u

/** The longest ending that stands in folded text at a place; undefined where none does. */
export function endingAt(folded: string, at: number): Ending | undefined {
  const found = byFirst.get(folded.charCodeAt(at))?.find(({ word }) => folded.startsWith(word, at))
  return found && found.word.length === 1 && notAnEnding.test(folded.slice(at, at + 3)) ? undefined : found
}
