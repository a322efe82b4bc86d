import type { Role } from '../access/role.ts'
import type { Details } from './details.ts'

/** 事项状态 */
export const statuses = {
  submitted: { zh: '待研判', en: 'submitted' },
  opened: { zh: '已建账', en: 'on the ledger' },
  dispatched: { zh: '已派单', en: 'dispatched' },
  suspended: { zh: '挂账', en: 'suspended' },
  answered: { zh: '待审核', en: 'answered' },
  resolved: { zh: '待回访', en: 'resolved' },
  cleared: { zh: '已清账', en: 'cleared' },
  declined: { zh: '不予受理', en: 'declined' },
  transferred: { zh: '已转送', en: 'transferred' },
  merged: { zh: '已并件', en: 'merged' },
  terminated: { zh: '终结', en: 'terminated' },
} as const
export type Status = keyof typeof statuses

/** 工单状态 */
export const orderStatuses = {
  sent: { zh: '待签收', en: 'sent' },
  claimed: { zh: '已领账', en: 'claimed' },
  answered: { zh: '已答复', en: 'answered' },
  accepted: { zh: '审核通过', en: 'accepted' },
  returned: { zh: '已退单', en: 'returned' },
  withdrawn: { zh: '已收回', en: 'withdrawn' },
} as const
export type OrderStatus = keyof typeof orderStatuses

/** On the ledger and not at rest: these make up the balance. */
export const onTheBook: readonly Status[] = ['opened', 'dispatched', 'suspended', 'answered', 'resolved']
/** 在办: something can still be asked, pressed or reported. */
export const inHand: readonly Status[] = ['opened', 'dispatched', 'suspended', 'answered']

export type Action = keyof Details

export type Rule = Readonly<{
  zh: string
  en: string
  /** Statuses of the matter it starts from; `[]`: it begins a matter. */
  from: readonly Status[]
  /** Where the matter may stand afterwards; absent: a fact is recorded, the status stays. */
  to?: readonly Status[]
  /** It is done to one work order, which must be in one of these. */
  order?: readonly OrderStatus[]
  /** `[]`: nobody orders it; it is written beside another line. */
  by: readonly Role[]
}>

const unit = ['unitHandler', 'unitLeader'] as const
const open = ['submitted', ...inHand] as const

/**
 * 办理程序: every way a matter can move, and who may move it. The server enforces this table, the web draws its buttons
 * from it, the manual's flow chart is printed from it. What an action needs stands in `details.ts`, what else must hold
 * in `checks.ts`.
 */
export const actions: Readonly<Record<Action, Rule>> = {
  register:           { zh: '受理',     en: 'register',             from: [],                                            to: ['submitted'],              by: ['citizen', 'operator', 'contractOperator', 'gridWorker', 'dispatcher', 'system'] },
  classify:           { zh: '分类',     en: 'classify',             from: ['submitted', 'opened'],                                                       by: ['operator', 'dispatcher'] },
  open:               { zh: '建账',     en: 'open',                 from: ['submitted'],                                 to: ['opened'],                 by: ['operator', 'dispatcher', 'gridWorker'] },
  settle:             { zh: '即办',     en: 'settle',               from: ['submitted', 'opened'],                       to: ['resolved'],               by: ['operator', 'gridWorker'] },
  decline:            { zh: '不予受理', en: 'decline',              from: ['submitted'],                                 to: ['declined'],               by: ['dispatcher'] },
  transfer:           { zh: '转送',     en: 'transfer',             from: ['submitted'],                                 to: ['transferred'],            by: ['operator', 'dispatcher'] },
  merge:              { zh: '并件',     en: 'merge',                from: ['submitted', 'opened', 'dispatched'],         to: ['merged'],                 by: ['dispatcher', 'system'] },
  absorb:             { zh: '并入',     en: 'absorb',               from: ['submitted', 'opened', 'dispatched', 'suspended', 'answered'],                by: [] },
  unmerge:            { zh: '拆件',     en: 'unmerge',              from: ['merged'],                                    to: ['submitted', 'opened'],    by: ['dispatcher'] },
  release:            { zh: '拆出',     en: 'release',              from: ['submitted', 'opened', 'dispatched', 'suspended', 'answered', 'resolved', 'cleared', 'terminated'], by: [] },
  dispatch:           { zh: '派单',     en: 'dispatch',             from: ['opened'],                                    to: ['dispatched'],             by: ['dispatcher'] },
  designate:          { zh: '会商指定', en: 'designate',            from: ['opened'],                                    to: ['dispatched'],             by: ['supervisor'] },
  claim:              { zh: '领账',     en: 'claim',                from: ['dispatched'], order: ['sent'],                                               by: unit },
  contact:            { zh: '首次联系', en: 'contact',              from: ['dispatched'], order: ['claimed'],                                            by: unit },
  requestReturn:      { zh: '申请退单', en: 'request a return',     from: ['dispatched'], order: ['sent', 'claimed'],                                    by: unit },
  judgeReturn:        { zh: '退单审核', en: 'judge a return',       from: ['dispatched'], order: ['sent', 'claimed'],    to: ['opened', 'dispatched'],   by: ['dispatcher'] },
  requestExtension:   { zh: '申请延期', en: 'request an extension', from: ['dispatched'], order: ['claimed'],                                            by: unit },
  judgeExtension:     { zh: '延期审批', en: 'judge an extension',   from: ['dispatched'], order: ['claimed'],                                            by: ['supervisor'] },
  requestInformation: { zh: '请补充',   en: 'ask the submitter',    from: ['dispatched'], order: ['claimed'],                                            by: unit },
  giveInformation:    { zh: '补充信息', en: 'give information',     from: ['dispatched'], order: ['claimed'],                                            by: ['citizen', 'operator', 'contractOperator'] },
  endPause:           { zh: '暂停期满', en: 'end a pause',          from: ['dispatched'], order: ['sent', 'claimed'],                                    by: ['system'] },
  requestSuspension:  { zh: '申请挂账', en: 'request a suspension', from: ['dispatched'], order: ['claimed'],                                            by: ['unitLeader'] },
  judgeSuspension:    { zh: '挂账审批', en: 'judge a suspension',   from: ['dispatched'], order: ['claimed'],            to: ['suspended', 'dispatched'], by: ['supervisor'] },
  resume:             { zh: '恢复办理', en: 'resume',               from: ['suspended'],                                 to: ['dispatched'],             by: ['unitLeader', 'supervisor'] },
  answer:             { zh: '答复',     en: 'answer',               from: ['dispatched'], order: ['sent', 'claimed'],    to: ['dispatched', 'answered'], by: unit },
  audit:              { zh: '审核',     en: 'audit',                from: ['answered'],                                  to: ['resolved', 'dispatched'], by: ['dispatcher'] },
  followUp:           { zh: '回访',     en: 'follow up',            from: ['resolved'],                                                                  by: ['followUpAgent', 'reportAgent', 'citizen'] },
  clear:              { zh: '清账',     en: 'clear',                from: ['resolved'],                                  to: ['cleared'],                by: ['followUpAgent', 'reportAgent'] },
  reopen:             { zh: '重办',     en: 'reopen',               from: ['resolved', 'cleared'],                       to: ['dispatched'],             by: ['followUpAgent', 'reportAgent'] },
  judge:              { zh: '不满意研判', en: 'judge',              from: ['resolved'],                                  to: ['cleared', 'dispatched'],  by: ['followUpAgent', 'reportAgent', 'supervisor'] },
  terminate:          { zh: '终结',     en: 'terminate',            from: ['opened', 'dispatched', 'suspended', 'answered', 'resolved'], to: ['terminated'], by: ['supervisor'] },
  supervise:          { zh: '督办',     en: 'supervise',            from: open,                                                                          by: ['supervisor', 'system'] },
  remind:             { zh: '催办',     en: 'remind',               from: open,                                                                          by: ['supervisor', 'system'] },
  escalate:           { zh: '提级',     en: 'escalate',             from: open,                                                                          by: ['supervisor', 'system'] },
  replySupervision:   { zh: '督办回复', en: 'reply to supervision', from: [...inHand, 'resolved'],                                                       by: unit },
  liftSupervision:    { zh: '督办销号', en: 'lift supervision',     from: [...inHand, 'resolved'],                                                       by: ['supervisor'] },
  convene:            { zh: '召集会商', en: 'convene',              from: ['opened', 'dispatched'],                                                      by: ['dispatcher', 'supervisor'] },
  claimByLeader:      { zh: '领导领办', en: 'claim by a leader',    from: ['opened', 'dispatched', 'suspended'],                                         by: ['leader'] },
  recuse:             { zh: '回避',     en: 'recuse',               from: ['submitted', ...inHand, 'resolved'],                                           by: [...unit, 'operator', 'dispatcher', 'followUpAgent', 'reportAgent', 'leader', 'supervisor'] },
  progress:           { zh: '进展',     en: 'progress',             from: inHand,                                                                        by: [...unit, 'leader', 'supervisor'] },
}

export const allActions = Object.keys(actions) as readonly Action[]
