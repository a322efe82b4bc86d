/**
 * 区划代码: the statistical division code, 12 digits in groups of 2-2-2-3-3, zeros below its own level
 * (统计用区划代码和城乡划分代码编制规则). A grid has three digits more, after its village's or its township's code.
 */
export type RegionCode = string & { readonly brand: 'RegionCode' }

/** 省、盟市、旗县市区、苏木乡镇街道、嘎查村社区、网格 */
export type RegionLevel = 'province' | 'prefecture' | 'county' | 'township' | 'village' | 'grid'

/** How many leading digits say which place it is. */
const levels: readonly Readonly<{ level: RegionLevel; digits: number }>[] = [
  { level: 'province', digits: 2 },
  { level: 'prefecture', digits: 4 },
  { level: 'county', digits: 6 },
  { level: 'township', digits: 9 },
  { level: 'village', digits: 12 },
  { level: 'grid', digits: 15 },
]

/** Whether the text is a whole code: 12 digits, or 15 for a grid. */
export function isRegionCode(text: string): text is RegionCode {
  return /^[1-9]\d{11}((?!000)\d{3})?$/.test(text)
}

/** The whole code that begins with these digits: `150400000000` for `1504` and for `150400`. Null where there is none. */
export function parseRegionCode(text: string): RegionCode | null {
  const code = levels.some(({ digits }) => digits === text.length) ? text.padEnd(12, '0') : ''
  return isRegionCode(code) ? code : null
}

export function levelOf(code: RegionCode): RegionLevel {
  return ownLevel(code).level
}

/** The code without the zeros below its level: `150402` for `150402000000`. */
export function shortCode(code: RegionCode): string {
  return code.slice(0, ownLevel(code).digits)
}

/** The code in its groups, for people to read: `15-04-02-001-201`. */
export function groupedCode(code: RegionCode): string {
  return (code.match(/^(..)(..)(..)(...)(...)(...)?$/) ?? []).slice(1).filter(Boolean).join('-')
}

/** The place one level up or, where that level is left out as in a city without counties, the next above; null for a province. */
export function parentOf(code: RegionCode): RegionCode | null {
  const above = levels.findLast(({ digits }) => digits < ownLevel(code).digits)
  return above ? parseRegionCode(code.slice(0, above.digits)) : null
}

/** Whether a place is `ancestor` or lies inside it. */
export function isWithin(code: string, ancestor: string): boolean {
  return isRegionCode(ancestor) && code.startsWith(shortCode(ancestor))
}

/** 旗县市区 that the place is or lies in; null above that level and in a city without counties. */
export function countyOf(code: RegionCode): RegionCode | null {
  return placeAt('county', code)
}

/** 苏木乡镇街道 that the place is or lies in; null above that level. */
export function townshipOf(code: RegionCode): RegionCode | null {
  return placeAt('township', code)
}

/** The tenant the place belongs to: its prefecture's six-digit division code, 150400. Null for a province. */
export function tenantOf(code: RegionCode): number | null {
  return levelOf(code) === 'province' ? null : Number(code.slice(0, 4)) * 100
}

/** The prefecture a tenant number stands for; null if it stands for none. */
export function regionOfTenant(tenant: number): RegionCode | null {
  const code = tenant % 100 === 0 ? parseRegionCode(String(tenant)) : null
  return code && levelOf(code) === 'prefecture' ? code : null
}

function placeAt(level: RegionLevel, code: RegionCode): RegionCode | null {
  for (let place: RegionCode | null = code; place; place = parentOf(place)) {
    if (levelOf(place) === level) return place
  }
  return null
}

function ownLevel(code: RegionCode): (typeof levels)[number] {
  const own = levels.find(({ digits }) => /^0*$/.test(code.slice(digits)))
  if (!own) throw new RangeError(`not a division code: ${code}`)
  return own
}
