import { addMonths, dayInChina, type PlainDate } from '../deadline/plain-date.ts'
import type { Status } from '../ledger/actions.ts'
import type { Kind } from '../ledger/words.ts'
import { stageOf } from './stage.ts'

/** Months after a matter came to rest for which it is kept who spoke (个人信息保护法第十九条: the shortest that is needed). */
export const MONTHS_KEPT = 36
/** Who reported something is forgotten sooner: when the time to act on it has passed (行政处罚法第三十六条: two years). */
export const MONTHS_KEPT_OF_REPORTS = 24

type Rested = Readonly<{ kind: Kind | null; status: Status; closedAt: Date | null }>

/** The first day on which an identity has to be gone; null while its matter has not come to rest. */
export function erasedFrom({ kind, status, closedAt }: Rested): PlainDate | null {
  if (stageOf(status) !== 'atRest' || closedAt === null) return null
  return addMonths(dayInChina(closedAt), kind === 'report' ? MONTHS_KEPT_OF_REPORTS : MONTHS_KEPT)
}

/** Why an identity cannot be erased at its owner's wish; null where it can. */
export function whyNotErased({ status }: Pick<Rested, 'status'>, held: boolean): 'in-hand' | 'on-hold' | null {
  if (held) return 'on-hold'
  return stageOf(status) === 'atRest' ? null : 'in-hand'
}

/** What a submitter may ask about their own identity (个人信息保护法第四十四至四十八条). */
export const requestKinds = {
  copy: { zh: '查阅复制', en: 'a copy' },
  correct: { zh: '更正', en: 'a correction' },
  delete: { zh: '删除', en: 'deletion' },
  explain: { zh: '说明处理规则', en: 'an explanation' },
} as const
export type RequestKind = keyof typeof requestKinds

/** Working days in which such a request is answered; once as many more, with a reason (个人信息保护法第五十条: 及时). */
export const ANSWER_WORKDAYS = 15
