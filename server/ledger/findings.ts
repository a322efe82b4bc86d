/** What `verify` can find, and what it means. */
export const findings = {
  'no-lines': { zh: '事项没有任何账目', en: 'the matter has no lines' },
  'line-missing': { zh: '账目编号不连续，缺少第 {seq} 行', en: 'line {seq} is missing' },
  'chain-broken': { zh: '第 {seq} 行没有接在上一行之后', en: 'line {seq} does not follow the line before' },
  'content-changed': { zh: '第 {seq} 行的内容被改动', en: 'the content of line {seq} was changed' },
  'line-changed': { zh: '第 {seq} 行的编号、动作或时间被改动', en: 'the head of line {seq} was changed' },
  'head-differs': {
    zh: '事项记录的末行与账目不符，可能缺少最后的账目',
    en: 'the matter ends in another line than its ledger; last lines may be missing',
  },
  'row-differs': {
    zh: '重放账目与事项现状不符：{fields}',
    en: 'replaying gives something else than the rows: {fields}',
  },
  'movement-differs': { zh: '收支登记与账目不符', en: 'what the book recorded differs from the lines' },
  'cannot-replay': { zh: '第 {seq} 行无法重放', en: 'line {seq} cannot be replayed' },
  'seal-broken': { zh: '{day} 的日封与账目不符', en: 'the seal of {day} does not fit the lines' },
  'seal-missing': {
    zh: '{day} 没有日封，而后面的日子有',
    en: 'there is no seal for {day} although later days have one',
  },
  'tally-differs': {
    zh: '汇总数 {tally} 记为 {kept}，实为 {counted}；可用 recount 命令重算',
    en: 'the tally {tally} says {kept} and counts {counted}; the command recount counts again',
  },
  'submission-lost': { zh: '来件 {number} 不在任何事项里', en: 'submission {number} is in no matter' },
} as const

export type FindingCode = keyof typeof findings
export type Finding = Readonly<{
  code: FindingCode
  matterId: string | null
  seq: number | null
  zh: string
  en: string
}>

/** A finding in words. */
export function finding(
  code: FindingCode,
  where: Readonly<{ matterId?: string; seq?: number }> = {},
  params: Readonly<Record<string, string | number>> = {},
): Finding {
  const values: Readonly<Record<string, string | number>> = {
    ...params,
    ...(where.seq !== undefined && { seq: where.seq }),
  }
  const fill = (words: string) => words.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''))
  return {
    code,
    matterId: where.matterId ?? null,
    seq: where.seq ?? null,
    zh: fill(findings[code].zh),
    en: fill(findings[code].en),
  }
}
