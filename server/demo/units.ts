import type { Unit } from '../../domain/catalogue/rows.ts'
import { prefecture } from './prefecture.ts'

type Short = readonly [code: string, name: string, kind: Unit['kind'], superior: string]

const government = 'city-government'

const bureaus: readonly Short[] = [
  ['hotline-centre', '12345政务服务便民热线中心', 'centre', government],
  ['housing', '住房和城乡建设局', 'bureau', government],
  ['heat-gas', '热力燃气有限责任公司', 'utility', 'housing'],
  ['water-supply', '供排水有限责任公司', 'utility', 'housing'],
  ['industry', '工业和信息化局', 'bureau', government],
  ['power', '供电公司', 'utility', 'industry'],
  ['human-resources', '人力资源和社会保障局', 'bureau', government],
  ['education', '教育局', 'bureau', government],
  ['medical-insurance', '医疗保障局', 'bureau', government],
  ['health', '卫生健康委员会', 'bureau', government],
  ['traffic-police', '公安局交通管理支队', 'bureau', government],
  ['market', '市场监督管理局', 'bureau', government],
  ['environment', '生态环境局', 'bureau', government],
  ['farming', '农牧局', 'bureau', government],
  ['forest-grass', '林业和草原局', 'bureau', government],
  ['water-resources', '水利局', 'bureau', government],
  ['civil-affairs', '民政局', 'bureau', government],
  ['natural-resources', '自然资源局', 'bureau', government],
  ['transport', '交通运输局', 'bureau', government],
  ['city-management', '城市管理综合执法局', 'bureau', government],
  ['culture-tourism', '文化旅游体育局', 'bureau', government],
  ['emergency', '应急管理局', 'bureau', government],
  ['veterans', '退役军人事务局', 'bureau', government],
  ['petition', '信访局', 'bureau', government],
]

/** Six-digit code of the county, the word its government's unit code is made of. */
const countyGovernments: Readonly<Record<string, readonly [code: string, name: string]>> = {
  159902: ['wanghe', '望河区'],
  159903: ['beiping', '北屏区'],
  159921: ['anhe', '安和县'],
  159922: ['yuling', '榆岭县'],
  159923: ['maichuan', '麦川县'],
  159924: ['eren-tala', '额仁塔拉旗'],
  159925: ['jun-dalai', '准达来旗'],
  159926: ['barun-dalai', '巴润达来旗'],
  159927: ['har-nuur', '哈尔诺尔旗'],
  159928: ['naran-gol', '那仁郭勒旗'],
  159929: ['aru-tala', '阿茹塔拉旗'],
  159981: ['jintuo', '金驼市'],
}

/** The unit that answers for a county as a whole. */
export function countyUnit(countyCode: string): string {
  return `${countyGovernments[countyCode.slice(0, 6)]?.[0]}-government`
}

/** 40 units: the city government, its bureaus and utilities, 12 county governments, two townships and one village. */
export const demoUnits: readonly Unit[] = [
  {
    code: government,
    name: `${prefecture.name}人民政府`,
    kind: 'government',
    level: 'prefecture',
    regionCode: prefecture.regionCode,
    superior: null,
  },
  ...bureaus.map(([code, name, kind, superior]): Unit => {
    const full = (kind === 'utility' ? prefecture.short : prefecture.name) + name
    const unit = { code, name: full, kind, level: 'prefecture', regionCode: prefecture.regionCode, superior } as const
    return { ...unit, dutyPhone: null, dutyEmail: `${code}@duty.example` }
  }),
  ...Object.entries(countyGovernments).map(([county, [code, name]]): Unit => {
    const unit = { code: `${code}-government`, name: `${name}人民政府` }
    return { ...unit, kind: 'government', level: 'county', regionCode: county.padEnd(12, '0'), superior: government }
  }),
  {
    code: 'duran-sumu',
    name: '都兰希热苏木人民政府',
    kind: 'township',
    level: 'township',
    regionCode: '159924200000',
    superior: 'eren-tala-government',
  },
  {
    code: 'anhe-town',
    name: '安和镇人民政府',
    kind: 'township',
    level: 'township',
    regionCode: '159921100000',
    superior: 'anhe-government',
  },
  {
    code: 'liugujing-village',
    name: '荞麦梁乡六股井村村民委员会',
    kind: 'village',
    level: 'village',
    regionCode: '159921200205',
    superior: 'anhe-government',
  },
]

/** As people say it: without the name of the city before it. */
export function shortName({ name }: Unit): string {
  return name.replace(prefecture.name, '市').replace(prefecture.short, '市')
}
