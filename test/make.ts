import type { Actor, Role } from '../domain/access/role.ts'
import { actorAs } from '../domain/access/viewer.ts'
import { catalogueOf } from '../domain/catalogue/as-of.ts'
import type { Catalogue } from '../domain/catalogue/catalogue.ts'
import { grantTo } from '../domain/catalogue/grants.ts'
import type {
  Article,
  Category,
  Duty,
  GrantRow,
  Person,
  Reason,
  Region,
  StatutoryLimit,
  TimeLimit,
  Unit,
} from '../domain/catalogue/rows.ts'
import type { Limit } from '../domain/deadline/clock.ts'
import { defaultQuietHours } from '../server/catalogue/default-notices.ts'
import { defaultSupervisionRules } from '../server/catalogue/default-supervision.ts'

/** A UUID that a test can read: `uid(7)`; version 7, so that it also serves as the id of a line. */
export function uid(n: number): string {
  return `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
}

const region = (code: string, name: string, level: Region['level'], parent: string | null): Region => ({
  code,
  name,
  level,
  parent,
  point: null,
})
const regions: readonly Region[] = [
  region('159900000000', '测试盟', 'prefecture', null),
  region('159901000000', '东旗', 'county', '159900000000'),
  region('159902000000', '西旗', 'county', '159900000000'),
  region('159901100000', '河口苏木', 'township', '159901000000'),
  region('159901100201', '河口嘎查', 'village', '159901100000'),
]

const unit = (
  code: string,
  name: string,
  kind: Unit['kind'],
  level: Unit['level'],
  superior: string | null,
  regionCode = '159900000000',
): Unit => ({
  code,
  name,
  kind,
  level,
  regionCode,
  superior,
})
export const units: readonly Unit[] = [
  unit('centre', '热线中心', 'centre', 'prefecture', null),
  unit('government', '盟行署', 'government', 'prefecture', null),
  unit('housing', '住建局', 'bureau', 'prefecture', 'government'),
  unit('roads', '交通局', 'bureau', 'prefecture', 'government'),
  unit('water', '水务局', 'bureau', 'prefecture', 'government'),
  unit('police', '公安局', 'bureau', 'prefecture', 'government'),
  unit('housing-east', '东旗住建局', 'bureau', 'county', 'housing', '159901000000'),
  unit('township', '河口苏木政府', 'township', 'township', 'government', '159901100000'),
]

type Employed = Readonly<{ person: Person; grants: readonly GrantRow[] }>

const staff: readonly Employed[] = [
  person(1, '操作员', ['operator'], 'centre'),
  person(2, '派单员', ['dispatcher'], 'centre'),
  person(3, '督办员', ['supervisor'], 'centre'),
  person(4, '回访员', ['followUpAgent'], 'centre'),
  person(5, '领导甲', ['leader'], 'government'),
  person(6, '网格员', ['gridWorker'], null, '159901100000'),
  person(7, '管理员', ['systemAdministrator'], 'centre'),
  person(8, '督办员乙', ['supervisor'], 'centre'),
  person(9, '分析员', ['analyst'], 'centre'),
  person(10, '外包话务员', ['contractOperator'], 'centre'),
  person(11, '举报专办员', ['reportAgent'], 'centre'),
  person(12, '安全管理员', ['securityAdministrator'], 'centre'),
  person(13, '审计管理员', ['auditAdministrator'], 'centre'),
  ...units.flatMap((one, n) => [
    person(100 + n * 2, `${one.name}承办人`, ['unitHandler'], one.code),
    person(101 + n * 2, `${one.name}负责人`, ['unitHandler', 'unitLeader'], one.code),
  ]),
]

function person(
  n: number,
  name: string,
  roles: readonly Role[],
  unitId: string | null,
  regionCode: string | null = null,
): Employed {
  const one: Person = { code: uid(n), name, unitId, regionCode }
  return { person: one, grants: roles.map((role) => grantTo(one, role, '159900000000')) }
}

const category = (code: string, name: string, parent: string | null): Category => ({
  code,
  name,
  level: parent === null ? 1 : code.length === 4 ? 2 : 3,
  parent,
  standardCode: null,
})
const categories = [
  category('01', '城建', null),
  category('0101', '供热', '01'),
  category('0101001', '不热', '0101'),
  category('02', '农牧', null),
]

const duties: readonly Duty[] = [
  { code: 'd1', unitId: 'housing', categoryCode: '01', regionCode: null, basis: '三定规定' },
  { code: 'd2', unitId: 'township', categoryCode: '02', regionCode: '159901100000', basis: '履职事项清单' },
]

const limit = (stage: TimeLimit['stage'], span: Limit, fits: Partial<TimeLimit> = {}): TimeLimit => ({
  code: [stage, fits.kind, fits.urgency, fits.track].filter(Boolean).join('-'),
  stage,
  kind: null,
  urgency: null,
  track: null,
  limit: span,
  basis: '测试时限',
  ...fits,
})
const workdays = (amount: number): Limit => ({ amount, unit: 'day', clock: 'work' })
const hours = (amount: number): Limit => ({ amount, unit: 'hour', clock: 'continuous' })
const timeLimits = [
  limit('accept', workdays(1)),
  limit('contact', hours(24)),
  limit('result', workdays(5)),
  limit('result', hours(24), { urgency: 'urgent' }),
  limit('result', hours(24), { track: 'immediate' }),
  limit('result', workdays(15), { track: 'joint' }),
  limit('result', { amount: 1, unit: 'quarter', clock: 'calendar' }, { track: 'watched' }),
  limit('review', { amount: 1, unit: 'quarter', clock: 'calendar' }, { track: 'watched' }),
]

/** Longer than any limit of the table but the quarterly one; it counts where somebody picks it. */
const statutoryLimits: readonly StatutoryLimit[] = [
  {
    code: 'law',
    name: '法定事项',
    categoryCode: null,
    kind: null,
    limit: { amount: 60, unit: 'day', clock: 'calendar' },
    basis: '《某某条例》第二十条',
  },
]

const reason = (code: string, list: Reason['list']): Reason => ({
  code,
  list,
  zh: code,
  en: code,
  legalRoute: list === 'decline' ? '诉讼' : null,
})
const reasons = [
  reason('decline-litigation', 'decline'),
  reason('return-not-ours', 'return'),
  reason('terminate-same-again', 'terminate'),
]

const articles: readonly Article[] = [
  {
    code: 'heat-report',
    question: '暖气不热怎么报修？',
    answer: '先拨打供热公司客服；四小时内无人上门，再拨打 12345。',
    categoryCode: '01',
    regionCode: null,
    basis: '供热用热合同',
    keywords: ['不热', '报修'],
  },
]

/** The rows of a small prefecture, for loading them into a database. */
export const catalogueRows = {
  region: regions,
  unit: units,
  person: staff.map(({ person: one }) => one),
  grant: staff.flatMap(({ grants }) => grants),
  category: categories,
  duty: duties,
  timeLimit: timeLimits,
  statutoryLimit: statutoryLimits,
  reason: reasons,
  supervisionRule: defaultSupervisionRules,
  quietHours: defaultQuietHours,
  article: articles,
}

/** As they stand: units, people, categories, limits; an ordinary calendar without holidays. */
export const catalogue: Catalogue = catalogueOf(catalogueRows)

/** A person of the small prefecture, as an actor. */
export function actor(role: Role, unitId?: string): Actor {
  if (role === 'system') return { id: uid(0), roles: ['system'], unitId: null, regionCode: null }
  const found = [...catalogue.people.values()].find(
    (one) => one.roles.includes(role) && (unitId === undefined || one.unitId === unitId),
  )
  if (!found) throw new Error(`nobody is ${role} of ${unitId}`)
  return actorAs(found)
}

/** The leader who signs for a unit. */
export function signer(unitId: string): string {
  return actor('unitLeader', unitId).id
}
