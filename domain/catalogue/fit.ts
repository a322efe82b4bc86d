import { theSystem } from '../access/role.ts'
import { faultOfHours } from '../deadline/office-hours.ts'
import { isPlainDate } from '../deadline/plain-date.ts'
import { isRegionCode, isWithin, levelOf } from '../region/code.ts'
import type { Catalogue } from './catalogue.ts'
import { type Fault, key } from './fault.ts'
import { grantFaults, standInFaults } from './fit-grants.ts'
import { superiorsOf } from './lookup.ts'
import { dangerFaults } from './fit-danger.ts'
import { quietFaults, templateFaults } from './fit-notices.ts'
import { supervisionFaults } from './fit-supervision.ts'
import { catalogues } from './names.ts'
import { procedureNumbers } from './procedure.ts'
import type { CatalogueName, Region, Rows, TimeLimit, Unit } from './rows.ts'

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
      ...dutyFaults(unit),
    ]
  },

  person: (person, catalogue) => [
    ...nameFaults(person, catalogue),
    ...(person.code === theSystem
      ? [{ zh: '这个编号留给系统，请换一个人员编号。', en: 'This id stands for the system; give the person another.' }]
      : []),
  ],
  grant: (grant, catalogue) => [...nameFaults(grant, catalogue), ...grantFaults(grant, catalogue)],
  standIn: (standIn, catalogue) => [
    ...nameFaults(standIn, catalogue),
    ...nameFaults({ personId: standIn.standInId }, catalogue),
    ...standInFaults(standIn, catalogue),
  ],

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

  article: (article, catalogue) => nameFaults(article, catalogue),

  timeLimit: ({ limit }) => limitFaults(limit),
  statutoryLimit: (row, catalogue) => [...nameFaults(row, catalogue), ...limitFaults(row.limit)],

  procedureNumber({ code, amount }) {
    const { zh, en, most } = procedureNumbers[code]
    if (Number.isInteger(amount) && amount >= 1 && amount <= most) return []
    return [{ zh: `“${zh}”须是 1 到 ${most} 的整数。`, en: `"${en}" is a whole number from 1 to ${most}.` }]
  },

  calendarDay: ({ code }) =>
    isPlainDate(code)
      ? []
      : [{ zh: `“${code}”不是日期，请写成 2026-10-01。`, en: `"${code}" is not a day; write 2026-10-01.` }],

  officeHours({ code, hours }, { units }) {
    const fault = faultOfHours(hours)
    return [
      ...(code === 'all' || units.has(code) ? [] : [missing('unit', code)]),
      ...(fault ? [hoursFaults[fault]] : []),
    ]
  },

  supervisionRule: (rule) => supervisionFaults(rule),

  noticeTemplate: (template, catalogue) => templateFaults(template, catalogue),
  quietHours: (hours) => quietFaults(hours),
  dangerWord: (row) => dangerFaults(row),

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

function dutyFaults({ dutyPhone }: Unit): readonly Fault[] {
  if (!dutyPhone || /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|\d{5,6})$/.test(dutyPhone)) return []
  return [
    {
      zh: '值班电话写手机号（收短信）或带区号的座机号，只写一个。',
      en: 'The duty telephone is one mobile number (it gets the messages) or one landline with its area code.',
    },
  ]
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

type Names = Readonly<{
  personId?: string
  unitId?: string | null
  categoryCode?: string | null
  regionCode?: string | null
}>

/** What a row names by code stands in its catalogue. */
function nameFaults(
  { personId, unitId = null, categoryCode = null, regionCode = null }: Names,
  { people, units, categories, regions }: Catalogue,
): readonly Fault[] {
  const faults: Fault[] = []
  if (personId !== undefined && !people.has(personId)) faults.push(missing('person', personId))
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

function limitFaults(limit: TimeLimit['limit']): readonly Fault[] {
  if (isAmount(limit)) return []
  return [
    {
      zh: '时限须大于零；按天、月、季计的须是整数。',
      en: 'A limit is above zero, and whole when counted in days, months or quarters.',
    },
  ]
}

function isAmount({ amount, unit }: TimeLimit['limit']): boolean {
  const byTheHour = unit === 'minute' || unit === 'hour'
  return amount > 0 && amount < 1e6 && (byTheHour || Number.isInteger(amount))
}
