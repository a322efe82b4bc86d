import type { Catalogue } from '../catalogue/catalogue.ts'
import { spokenWriter } from '../deadline/spoken-date.ts'
import { stages } from '../deadline/stages.ts'
import { levels, type Level } from '../supervision/levels.ts'
import type { Placeholder } from './kinds.ts'
import type { Language } from './template.ts'
import type { NoticeParams } from './told.ts'

/** 受转部门 */
export const agencies = {
  police110: { zh: '公安110', en: 'the police (110)' },
  fire119: { zh: '消防119', en: 'the fire brigade (119)' },
  ambulance120: { zh: '急救120', en: 'the ambulance (120)' },
  petition: { zh: '信访部门', en: 'the petition office' },
} as const

type Known = Pick<Catalogue, 'units' | 'people' | 'reasons' | 'supervisionRules'>
type Given = NoticeParams & Readonly<{ link?: string }>

const centre = { zh: '热线中心', en: 'the hotline centre' }

/** What each placeholder becomes. Days as 3月2日周一, instants as 3月2日周一 17:30, in China. */
const sayers: { readonly [P in Placeholder]: (given: Given, language: Language, known: Known) => string | undefined } =
  {
    number: ({ number }) => number,
    unit: ({ unitId }, language, { units }) => (unitId && units.get(unitId)?.name) || centre[language],
    due: ({ dueAt }, language) => dueAt && spokenWriter(language, 'message').moment(dueAt),
    ordinary: ({ ordinaryAt }, language) => ordinaryAt && spokenWriter(language, 'message').moment(ordinaryAt),
    basis: ({ basis }) => basis,
    day: ({ day }, language) => day && spokenWriter(language, 'message').day(day),
    stage: ({ stage }, language) => stage && stages[stage][language],
    level: ({ level }, language) => levels[level as Level]?.[language],
    document: ({ document }) => document,
    rule: ({ rule }, _, { supervisionRules }) => supervisionRules.find(({ code }) => code === rule)?.name,
    agency: ({ agency }, language) => agency && agencies[agency][language],
    external: ({ externalNumber }) => externalNumber,
    route: ({ reasonCode }, _, { reasons }) => reasons.get(reasonCode ?? '')?.legalRoute ?? undefined,
    link: ({ link }) => link,
    person: ({ personId }, _, { people }) => people.get(personId ?? '')?.name ?? personId,
    count: ({ count }) => count?.toString(),
  }

/** The values for the words of a notice, by placeholder. */
export function valuesOf(
  given: Given,
  language: Language,
  known: Known,
): Readonly<Partial<Record<Placeholder, string>>> {
  const pairs = Object.entries(sayers).map(([name, say]) => [name, say(given, language, known)])
  return Object.fromEntries(pairs) as Partial<Record<Placeholder, string>>
}

/** 示例: what a preview is filled with. Nothing of it is real; each is as long as such a value gets. */
export const sampleValues: { readonly [L in Language]: Readonly<Record<Placeholder, string>> } = {
  zh: {
    number: 'LX-20260302-000123',
    unit: '住房和城乡建设局',
    due: '12月29日周三 17:30',
    ordinary: '12月22日周三 17:30',
    basis: '《某某条例》第二十条',
    day: '12月30日周四',
    stage: '首次联系',
    level: '督办单',
    document: 'LX-20260302-000123-督1',
    rule: '48小时预警',
    agency: '信访部门',
    external: 'XF20260302001',
    route: '向人民法院提起诉讼',
    link: 'https://12345.example.gov.cn/rate#LX-20260302-000123/ABCDEFGHJKMN',
    person: '承办人甲',
    count: '20',
  },
  en: {
    number: 'LX-20260302-000123',
    unit: 'the housing bureau',
    due: 'Wed 29 Dec, 17:30',
    ordinary: 'Wed 22 Dec, 17:30',
    basis: '《某某条例》第二十条',
    day: 'Thu, 30 Dec',
    stage: 'first contact',
    level: 'supervision notice',
    document: 'LX-20260302-000123-督1',
    rule: '48 hours to go',
    agency: 'the petition office',
    external: 'XF20260302001',
    route: 'an action in the people’s court',
    link: 'https://12345.example.gov.cn/rate#LX-20260302-000123/ABCDEFGHJKMN',
    person: 'Handler A',
    count: '20',
  },
}
