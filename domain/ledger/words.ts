/** The closed lists a matter is described with. Their display text may be overridden by catalogue rows. */
type Words = Record<string, Readonly<{ zh: string; en: string }>>

/** 诉求类型 */
export const kinds = {
  inquiry: { zh: '咨询', en: 'inquiry' },
  help: { zh: '求助', en: 'request for help' },
  complaint: { zh: '投诉', en: 'complaint' },
  report: { zh: '举报', en: 'report' },
  suggestion: { zh: '建议', en: 'suggestion' },
  praise: { zh: '表扬', en: 'praise' },
  other: { zh: '其他', en: 'other' },
} as const satisfies Words
export type Kind = keyof typeof kinds

/** 办理方式: 急、难、愁、盼 */
export const tracks = {
  immediate: { zh: '即知即办', en: 'settled at once' },
  ledger: { zh: '建账领办', en: 'by the book' },
  joint: { zh: '合力共办', en: 'joint' },
  watched: { zh: '跟踪督办', en: 'watched' },
} as const satisfies Words
export type Track = keyof typeof tracks

/** 紧急程度 */
export const urgencies = {
  critical: { zh: '特急', en: 'critical' },
  urgent: { zh: '紧急', en: 'urgent' },
  normal: { zh: '一般', en: 'normal' },
  complex: { zh: '复杂', en: 'complex' },
} as const satisfies Words
export type Urgency = keyof typeof urgencies

/** What cannot wait until its turn in the queue, the most urgent first. */
export const pressing = ['critical', 'urgent'] as const satisfies readonly Urgency[]
export type Pressing = (typeof pressing)[number]

/** 受理渠道 */
export const channels = {
  hotline: { zh: '12345热线', en: 'hotline 12345' },
  web: { zh: '网站', en: 'web portal' },
  email: { zh: '电子邮件', en: 'e-mail' },
  box: { zh: '意见箱', en: 'suggestion box' },
  wechat: { zh: '微信公众号', en: 'WeChat' },
  media: { zh: '媒体', en: 'press, radio, TV' },
  grid: { zh: '网格上报', en: 'grid worker' },
  visit: { zh: '走访', en: 'visit' },
  handDown: { zh: '上级交办', en: 'handed down' },
  import: { zh: '批量导入', en: 'import' },
} as const satisfies Words
export type Channel = keyof typeof channels

/** 保密要求 */
export const secrecies = {
  open: { zh: '可告知承办单位', en: 'open to the responsible unit' },
  hiddenFromUnit: { zh: '对承办单位隐名', en: 'hidden from the unit' },
  secret: { zh: '完全保密', en: 'secret' },
} as const satisfies Words
export type Secrecy = keyof typeof secrecies

/** WGS84, degrees. */
export type Point = Readonly<{ lat: number; lon: number }>
