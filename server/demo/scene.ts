import type { Region } from '../../domain/catalogue/rows.ts'
import type { Point } from '../../domain/ledger/words.ts'
import type { Chance } from './chance.ts'
import { near } from './regions.ts'
import type { Setting } from './words/theme.ts'

/** 地点: where something happens, and every word for it. */
export type Scene = Readonly<{
  regionCode: string
  address: string
  point: Point
  slots: Readonly<Record<'place' | 'estate' | 'road' | 'village' | 'township' | 'county', string>>
}>

const roads = [
  '长虹路',
  '云锦路',
  '糖厂路',
  '毛纺街',
  '牧歌大街',
  '迎泽街',
  '北屏大街',
  '电建路',
  '澄湖西路',
  '体育场路',
  '货场路',
  '新安街',
  '丹枫路',
  '松涛路',
  '敕勒大街',
  '同心路',
  '河堤路',
  '铁牛路',
  '望河大街',
  '金驼街',
  '站前路',
  '文化路东段',
  '光明南街',
  '滨河北路',
  '友谊巷',
  '教育路',
  '建材街',
  '老城根巷',
]
const landmarks = [
  '加油站门口',
  '早市南口',
  '公交站旁',
  '桥头',
  '中学西墙外',
  '农贸市场门前',
  '小学路口',
  '药店对面',
  '粮站门口',
  '信用社门前',
  '环岛东侧',
  '铁路桥下',
  '十字路口',
  '丁字路口往北五十米',
  '公园北门',
  '医院后门',
]
const estateEndings = ['小区', '家园', '花园', '新村']

/** The two districts speak as often as this many counties. */
const DISTRICT_WEIGHT = 3.2
/** Townships and the village that have a duty list of their own come up a little more often. */
const ownDuties: Readonly<Record<string, number>> = { 159924200: 6, 159921100: 5, 159921200205: 8 }

/** Places to draw from, with the sums of their weights. */
type Drawable = Readonly<{ regions: readonly Region[]; sums: readonly number[] }>
/** All places things can happen in, by setting. */
export type Places = Readonly<{ inside: Readonly<Record<Setting, Drawable>>; byCode: ReadonlyMap<string, Region> }>

export function placesOf(regions: ReadonlyMap<string, Region>): Places {
  const villages = [...regions.values()].filter((region) => region.level === 'village')
  const urban = drawable(villages.filter(({ name }) => name.endsWith('社区')))
  const rural = drawable(villages.filter(({ name }) => !name.endsWith('社区')))
  const pastures = drawable(villages.filter(({ name }) => name.endsWith('嘎查')))
  const townships = drawable([...regions.values()].filter((region) => region.level === 'township'))
  const inside = { estate: urban, road: urban, pasture: pastures, village: rural, town: townships }
  return { inside, byCode: regions }
}

function drawable(regions: readonly Region[]): Drawable {
  const sums: number[] = []
  for (const { code } of regions) {
    const weight = ownDuties[code] ?? ownDuties[code.slice(0, 9)] ?? (/^15990[23]/.test(code) ? DISTRICT_WEIGHT : 1)
    sums.push((sums.at(-1) ?? 0) + weight)
  }
  return { regions, sums }
}

/** A place that suits the setting. */
export function sceneFor(setting: Setting, map: Places, chance: Chance): Scene {
  return sceneAt(drawn(map.inside[setting], chance), setting, map, chance)
}

function sceneAt(region: Region, setting: Setting, map: Places, chance: Chance): Scene {
  const township = map.byCode.get(region.level === 'township' ? region.code : (region.parent ?? ''))
  const county = map.byCode.get(region.code.slice(0, 6).padEnd(12, '0'))
  const villages = map.inside.village.regions.filter(({ code }) => code.startsWith(region.code.slice(0, 9)))
  const estates = map.inside.estate.regions.filter(({ code }) => code.startsWith(region.code.slice(0, 6)))
  const village =
    region.level === 'village' ? region.name : villages.length > 0 ? chance.pick(villages).name : region.name
  const estate = estateOf(setting === 'estate' ? region : chance.pick(estates))
  const road = chance.pick(roads)
  const townshipName = township?.name ?? ''
  const place = {
    estate: `${estate}${chance.integer(1, 28)}号楼`,
    road:
      road +
      (chance.happens(0.4)
        ? `与${chance.pick(roads.filter((other) => other !== road))}交叉口`
        : chance.pick(landmarks)),
    town: `${county?.name}${townshipName}`,
    village: townshipName + village,
    pasture: townshipName + village,
  }[setting]
  return {
    regionCode: region.code,
    address:
      setting === 'town'
        ? place
        : `${county?.name}${setting === 'village' || setting === 'pasture' ? '' : townshipName}${place}`,
    point: near(region.point, setting === 'pasture' ? 0.03 : 0.004, chance),
    slots: { place, estate, road, village, township: townshipName, county: county?.name ?? '' },
  }
}

/** The housing estate of a community: its name with an ending that is always the same. */
function estateOf({ name, code }: Region): string {
  return name.replace(/社区$/, '') + estateEndings[Number(code.slice(-3)) % estateEndings.length]
}

function drawn({ regions, sums }: Drawable, chance: Chance): Region {
  const value = chance.next() * (sums.at(-1) ?? 0)
  return regions[sums.findIndex((sum) => sum > value)] ?? chance.pick(regions)
}
