import { roles, type Role } from '../../../domain/access/role.ts'
import type { CalendarDay, Reason, Region, Unit } from '../../../domain/catalogue/rows.ts'
import type { Limit } from '../../../domain/deadline/clock.ts'
import { parsePlainDate, isPlainDate, type PlainDate } from '../../../domain/deadline/plain-date.ts'
import type { Stage } from '../../../domain/deadline/stages.ts'
import { kinds, type Pressing, tracks, urgencies } from '../../../domain/ledger/words.ts'

/** A cell that cannot be understood, and what to write. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  readonly zh: string
  readonly en: string

  constructor(zh: string, en: string) {
    super(en)
    this.zh = zh
    this.en = en
  }
}

/** Reads one of a closed list by its Chinese words or its code; `null` for an empty cell. Throws `Unreadable`. */
function oneOf<K extends string>(
  what: string,
  words: Readonly<Record<K, readonly string[]>>,
): (text: string) => K | null {
  const keys = Object.keys(words) as K[]
  const known = new Map(keys.flatMap((key) => [key, ...words[key]].map((word) => [word.toLowerCase(), key] as const)))
  return (text) => {
    if (text === '') return null
    const key = known.get(text.toLowerCase())
    if (key) return key
    const expected = keys.map((one) => words[one][0] ?? one).join('、')
    throw new Unreadable(
      `${what}“${text}”不认识，请写：${expected}。`,
      `"${text}" is not known; write one of: ${keys.join(', ')}.`,
    )
  }
}

const chinese = <K extends string>(of: Readonly<Record<K, Readonly<{ zh: string }>>>) =>
  Object.fromEntries(
    Object.entries<Readonly<{ zh: string }>>(of).map(([key, { zh }]) => [key, [zh]]),
  ) as unknown as Readonly<Record<K, readonly string[]>>

export const readKind = oneOf('诉求类型', chinese(kinds))
export const readUrgency = oneOf('紧急程度', chinese(urgencies))
/** Of the urgencies those alone that cannot wait. */
export const readPressing = oneOf<Pressing>(
  '紧急程度',
  chinese({ critical: urgencies.critical, urgent: urgencies.urgent }),
)
export const readTrack = oneOf('办理方式', {
  ...chinese(tracks),
  immediate: ['即知即办', '急'],
  ledger: ['建账领办', '难'],
  joint: ['合力共办', '愁'],
  watched: ['跟踪督办', '盼'],
})

export const readUnitKind = oneOf<Unit['kind']>('单位类型', {
  centre: ['中心', '热线中心'],
  bureau: ['部门', '委办局', '局'],
  utility: ['公用企业', '企业', '国企'],
  township: ['苏木乡镇', '乡镇', '苏木', '乡', '镇', '街道', '乡镇街道'],
  village: ['嘎查村', '嘎查', '村', '社区', '嘎查村社区'],
  government: ['政府', '党委政府'],
})
export const readLevel = oneOf<Region['level']>('层级', {
  prefecture: ['盟市级', '盟市', '市级', '盟级', '地市级'],
  county: ['旗县级', '旗县', '县级', '旗县市区', '区县级'],
  township: ['苏木乡镇级', '苏木乡镇', '乡镇级', '乡级', '街道'],
  village: ['嘎查村级', '嘎查村', '村级', '社区'],
  grid: ['网格', '网格级'],
})
export const readStage = oneOf<Stage>('环节', {
  accept: ['签收', '接单', '领账'],
  contact: ['首次联系', '联系'],
  feedback: ['首次反馈', '反馈'],
  result: ['办结', '办理', '答复'],
  plan: ['方案', '计划'],
  review: ['进展', '定期进展', '复核'],
})
export const readDayKind = oneOf<CalendarDay['kind']>('类型', {
  holiday: ['放假', '节假日', '休息', '休'],
  localDay: ['地方放假', '地方假日', '本地放假'],
  makeUpDay: ['上班', '调休上班', '调休', '补班', '班'],
})
export const readReasonList = oneOf<Reason['list']>('清单', {
  decline: ['不予受理'],
  return: ['退单'],
  terminate: ['终结'],
  reopen: ['重办'],
  extension: ['延期'],
  suspension: ['挂账'],
})

const readRole = oneOf('岗位', chinese(roles))

/** Several roles in one cell: 承办人、单位负责人. Throws `Unreadable`. */
export function readRoles(text: string): Role[] {
  const named = text.split(/[、，,;；/\s]+/).map((one) => readRole(one))
  return [...new Set(named.filter((role) => role !== null))]
}

const units: readonly (readonly [pattern: RegExp, clock: Limit['clock'], unit: Limit['unit']])[] = [
  [/^分钟?$/, 'continuous', 'minute'],
  [/^(小)?时$/, 'continuous', 'hour'],
  [/^工作分钟$/, 'work', 'minute'],
  [/^工作小?时$/, 'work', 'hour'],
  [/^工作[日天]$/, 'work', 'day'],
  [/^(自然)?[日天]$/, 'calendar', 'day'],
  [/^月$/, 'calendar', 'month'],
  [/^季度?$/, 'calendar', 'quarter'],
]

/** 30分钟、24小时、4个工作小时、5个工作日、30日、3个月、1个季度. Throws `Unreadable`. */
export function readLimit(text: string): Limit {
  const [, amount = '', word = ''] = /^(\d+(?:\.\d+)?)\s*个?(\S+?)内?$/.exec(text.normalize('NFKC')) ?? []
  const found = units.find(([pattern]) => pattern.test(word))
  if (!found)
    throw new Unreadable(
      `时限“${text}”看不懂，请写成 5个工作日、24小时、30分钟 或 1个季度。`,
      `The limit "${text}" is not understood; write 5个工作日, 24小时, 30分钟 or 1个季度.`,
    )
  const [, clock, unit] = found
  return { amount: Number(amount), clock, unit } as Limit
}

/** 2026-10-01, 2026/10/1, 2026年10月1日, 20261001. Throws `Unreadable`. */
export function readDay(text: string): PlainDate {
  const [, year = '', month = '', date = ''] =
    /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:[ T].*)?$/.exec(text.normalize('NFKC')) ?? []
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  if (isPlainDate(day)) return parsePlainDate(day)
  throw new Unreadable(
    `日期“${text}”看不懂，请写成 2026-10-01。`,
    `The day "${text}" is not understood; write 2026-10-01.`,
  )
}
