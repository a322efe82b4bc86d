import { faultOfHours } from '../deadline/office-hours.ts'
import { isPlainDate } from '../deadline/plain-date.ts'
import { isRegionCode, isWithin, levelOf } from '../region/code.ts'
import type { Catalogue } from './catalogue.ts'
import { superiorsOf } from './lookup.ts'
import { catalogues } from './names.ts'
import type { CatalogueName, Person, Region, Rows, TimeLimit, Unit } from './rows.ts'

/** A row of a catalogue by name and code: `unit/roads`. */
export type Key = `${CatalogueName}/${string}`

export function key(catalogue: CatalogueName, code: string): Key {
  return `${catalogue}/${code}`
}

/** What is wrong with a row as things stand, and which other row it is about. */
export type Fault = Readonly<{ zh: string; en: string; about?: Key }>

const levels = {
  prefecture: { depth: 0, zh: '盟市级' },
  county: { depth: 1, zh: '旗县级' },
  township: { depth: 2, zh: '苏木乡镇级' },
  village: { depth: 3, zh: '嘎查村级' },
  grid: { depth: 4, zh: '网格' },
} as const satisfies Record<Region['level'], unknown>

/** What each row must fulfil against the other rows of the day. A rule looks at one row and names every fault it has. */
export const rules: { readonly [N in CatalogueName]: (row: Rows[N], catalogue: Catalogue) => readonly Fault[] } = {
  region: (region, { regions }) => [...codeFaults(region), ...parentFaults(region, regions)],

  unit(unit, catalogue) {
    const { regionCode, superior, level } = unit
    const region = catalogue.regions.get(regionCode)
    const outside = region && levels[region.level].depth < levels[level].depth
    return [
      ...(region ? [] : [missing('region', regionCode)]),
      ...(outside
        ? [
            {
              zh: `${levels[level].zh}单位不能负责${levels[region.level].zh}区划“${region.name}”。`,
              en: `A unit of level ${level} cannot answer for "${region.name}" (${region.level}).`,
              about: key('region', regionCode),
            },
          ]
        : []),
      ...(superior === null ? [] : superiorFaults(unit, superior, catalogue)),
    ]
  },

  person: (person, catalogue) => [...nameFaults(person, catalogue), ...roleFaults(person)],

  category({ level, parent }, { categories }) {
    if (level === 1)
      return parent === null ? [] : [{ zh: '一级分类没有上级。', en: 'A category of level 1 has no parent.' }]
    if (parent === null) return [{ zh: `${level}级分类须有上级。`, en: `A category of level ${level} has a parent.` }]
    const above = categories.get(parent)
    if (!above) return [missing('category', parent)]
    if (above.level === level - 1) return []
    return [
      {
        zh: `${level}级分类的上级须是${level - 1}级，“${above.name}”是${above.level}级。`,
        en: `The parent of level ${level} is of level ${level - 1}; "${above.name}" is of level ${above.level}.`,
        about: key('category', parent),
      },
    ]
  },

  duty: (duty, catalogue) => nameFaults(duty, catalogue),

  timeLimit({ limit }) {
    if (isAmount(limit)) return []
    return [
      {
        zh: '时限须大于零；按天、月、季计的须是整数。',
        en: 'A limit is above zero, and whole when counted in days, months or quarters.',
      },
    ]
  },

  calendarDay: ({ code }) =>
    isPlainDate(code)
      ? []
      : [{ zh: `“${code}”不是日期，请写成 2026-10-01。`, en: `"${code}" is not a day; write 2026-10-01.` }],

  officeHours({ code, hours }) {
    if (code !== 'all')
      return [{ zh: '办公时间只有一行，编码为 all。', en: 'Office hours are one row, of the code "all".' }]
    const fault = faultOfHours(hours)
    return fault ? [hoursFaults[fault]] : []
  },

  reason({ list, legalRoute }) {
    if (list !== 'decline' || legalRoute !== null) return []
    return [
      {
        zh: '不予受理的理由须写明群众可走的法定途径。',
        en: 'A reason to decline names the lawful way that is open to the submitter.',
      },
    ]
  },
}

const hoursFaults = {
  'no-spans': { zh: '工作日须有办公时段。', en: 'A workday has office hours.' },
  'bad-spans': {
    zh: '办公时段须在一天之内、先后有序、互不重叠。',
    en: 'Office hours lie within the day, in order, apart from each other.',
  },
  'bad-season': {
    zh: '季节的起止须是月-日，例如 05-01。',
    en: 'A season begins and ends on a month and day such as 05-01.',
  },
} as const

/** Lists find what lies inside a place by the digits of its code, so the code and the tree must say the same. */
function codeFaults({ code, level, parent }: Region): readonly Fault[] {
  if (!isRegionCode(code) || levelOf(code) !== level) {
    return [
      { zh: `“${code}”不是${levels[level].zh}的区划代码。`, en: `"${code}" is not a division code of level ${level}.` },
    ]
  }
  if (parent === null || isWithin(code, parent)) return []
  return [
    {
      zh: `代码“${code}”不在上级“${parent}”之内。`,
      en: `The code "${code}" does not lie inside its parent "${parent}".`,
      about: key('region', parent),
    },
  ]
}

function parentFaults({ code, level, parent }: Region, regions: Catalogue['regions']): readonly Fault[] {
  if (level === 'prefecture') {
    if (parent !== null) return [{ zh: '盟市级区划没有上级。', en: 'A prefecture has no parent.' }]
    const other = [...regions.values()].find((region) => region.level === 'prefecture' && region.code !== code)
    if (!other) return []
    return [
      {
        zh: `盟市级区划只能有一个，已有“${other.name}”。`,
        en: `There is one prefecture already: "${other.name}".`,
        about: key('region', other.code),
      },
    ]
  }
  if (parent === null)
    return [{ zh: `${levels[level].zh}区划须有上级。`, en: 'A region below the prefecture has a parent.' }]
  const above = regions.get(parent)
  if (!above) return [missing('region', parent)]
  return levels[above.level].depth < levels[level].depth ? [] : [notAbove('region', above, level)]
}

function superiorFaults(unit: Unit, superior: string, catalogue: Catalogue): readonly Fault[] {
  const above = catalogue.units.get(superior)
  if (!above) return [missing('unit', superior)]
  if (superior === unit.code || superiorsOf(catalogue, superior).includes(unit)) {
    return [
      {
        zh: `上级单位“${above.name}”又在本单位之下，上下级成了环。`,
        en: `"${above.name}" is above and below this unit: the superiors run in a circle.`,
        about: key('unit', superior),
      },
    ]
  }
  return levels[above.level].depth <= levels[unit.level].depth ? [] : [notAbove('unit', above, unit.level)]
}

/** Administrators keep watch on each other: nobody is two of them (三员分立). */
const administrators = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'] as const

function roleFaults({ roles, unitId, regionCode }: Person): readonly Fault[] {
  const has = (role: Person['roles'][number]) => roles.includes(role)
  const faults: Fault[] = []
  if (has('citizen') || has('system'))
    faults.push({ zh: '“群众”和“系统”不是工作人员的岗位。', en: 'Nobody on the staff is "citizen" or "the system".' })
  if (administrators.filter(has).length > 1)
    faults.push({
      zh: '系统、安全、审计三类管理员不能由同一人兼任。',
      en: 'System, security and audit administrator are three different people.',
    })
  if ((has('unitHandler') || has('unitLeader')) && unitId === null)
    faults.push({ zh: '承办人和单位负责人须填所在单位。', en: 'A unit handler or leader belongs to a unit.' })
  if (has('gridWorker') && regionCode === null)
    faults.push({ zh: '网格员须填负责的区划。', en: 'A grid worker answers for a region.' })
  return faults
}

type Names = Readonly<{ unitId?: string | null; categoryCode?: string | null; regionCode?: string | null }>

/** What a row names by code stands in its catalogue. */
function nameFaults(
  { unitId = null, categoryCode = null, regionCode = null }: Names,
  { units, categories, regions }: Catalogue,
): readonly Fault[] {
  const faults: Fault[] = []
  if (unitId !== null && !units.has(unitId)) faults.push(missing('unit', unitId))
  if (categoryCode !== null && !categories.has(categoryCode)) faults.push(missing('category', categoryCode))
  if (regionCode !== null && !regions.has(regionCode)) faults.push(missing('region', regionCode))
  return faults
}

function missing(catalogue: CatalogueName, code: string): Fault {
  const { zh, en } = catalogues[catalogue]
  return { zh: `${zh}里没有“${code}”。`, en: `There is no "${code}" among the ${en}.`, about: key(catalogue, code) }
}

function notAbove(
  catalogue: 'region' | 'unit',
  above: Readonly<{ code: string; name: string; level: Region['level'] }>,
  level: Region['level'],
): Fault {
  return {
    zh: `上级“${above.name}”是${levels[above.level].zh}，不在${levels[level].zh}之上。`,
    en: `The parent "${above.name}" is of level ${above.level}, which is not above ${level}.`,
    about: key(catalogue, above.code),
  }
}

function isAmount({ amount, unit }: TimeLimit['limit']): boolean {
  const byTheHour = unit === 'minute' || unit === 'hour'
  return amount > 0 && amount < 1e6 && (byTheHour || Number.isInteger(amount))
}
