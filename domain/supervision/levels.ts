/** 督办级别 L0–L7 (domain.md 7; china-rules 2.8). */
export const levels = {
  0: { zh: '系统提醒', en: 'reminder by the system' },
  1: { zh: '电话催办', en: 'urged by telephone' },
  2: { zh: '督办单', en: 'supervision notice' },
  3: { zh: '工作提醒函', en: 'letter to the head' },
  4: { zh: '提级督办', en: 'raised to a leader' },
  5: { zh: '挂牌督办', en: 'listed in public' },
  6: { zh: '约谈', en: 'called in for a talk' },
  7: { zh: '移交纪检监察', en: 'handed to discipline inspection' },
} as const
export type Level = keyof typeof levels

/** What makes the clock write a line by itself, with what its amount counts. */
export const triggers = {
  half: { zh: '时间过半', en: 'half of the time has passed' },
  before: { zh: '到期前（小时）', en: 'before the limit, in hours' },
  due: { zh: '到期', en: 'the limit' },
  overdue: { zh: '超期后（工作日）', en: 'after the limit, in workdays' },
  silent: { zh: '督办后仍无回音（工作日）', en: 'no word after a supervision notice, in workdays' },
  redos: { zh: '重办次数', en: 'redone so often' },
  returns: { zh: '退单次数', en: 'returned so often' },
  waiting: { zh: '申请待批（工作日）', en: 'a request waits, in workdays' },
  review: { zh: '研判或节点之前（天）', en: 'before a review or milestone, in days' },
  onDay: { zh: '研判或节点当天', en: 'on the day of a review or milestone' },
} as const
export type Trigger = keyof typeof triggers

/** Whom a line is addressed to. */
export const addressees = {
  unit: { zh: '承办单位', en: 'the unit' },
  unitLeader: { zh: '单位负责人', en: 'the head of the unit' },
  superior: { zh: '上级单位', en: 'the unit above' },
  leader: { zh: '包联领导', en: 'the leader' },
  supervisor: { zh: '督办员', en: 'the supervisors' },
} as const
export type Addressee = keyof typeof addressees
