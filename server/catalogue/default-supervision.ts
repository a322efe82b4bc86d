import type { SupervisionRule } from '../../domain/catalogue/rows.ts'

const warning = '参照鄂托克旗2026年做法：到期前48小时预警催办、24小时重点督办'
const ours = '平台初始设置，请按本盟市规定修改'

const rule = (
  code: string,
  level: number,
  name: string,
  trigger: SupervisionRule['trigger'],
  told: Partial<Pick<SupervisionRule, 'amount' | 'stages' | 'addressee' | 'basis' | 'replyWorkdays'>> = {},
): SupervisionRule => ({
  code,
  level,
  name,
  trigger,
  amount: null,
  stages: null,
  addressee: 'unit',
  basis: ours,
  replyWorkdays: null,
  ...told,
})

/**
 * The ladder a prefecture starts with (domain.md 4 and 7; china-rules 2.3 and 2.8): what the clock does by itself, and the
 * levels that people order.
 */
export const defaultSupervisionRules: readonly SupervisionRule[] = [
  rule('l0-half', 0, '时间过半提醒', 'half'),
  rule('l0-48', 0, '48小时预警', 'before', { amount: 48, stages: ['result'], basis: warning }),
  rule('l0-24', 0, '24小时重点督办', 'before', {
    amount: 24,
    stages: ['result'],
    addressee: 'unitLeader',
    basis: warning,
  }),
  rule('l0-due', 0, '到期提醒', 'due', { addressee: 'unitLeader' }),
  rule('l0-waiting', 0, '申请待批提醒', 'waiting', { amount: 1, addressee: 'supervisor' }),
  rule('l0-review', 0, '研判与节点提醒', 'review', { amount: 3, addressee: 'leader' }),
  rule('l0-review-day', 0, '研判与节点当天提醒', 'onDay', { addressee: 'leader' }),
  rule('l1-phone', 1, '电话催办', null),
  rule('l2-overdue', 2, '超期督办单', 'overdue', {
    amount: 1,
    stages: ['result'],
    basis: '参照某市直部门规定：期满次日发催办通知书，抄送分管领导和督查部门',
    replyWorkdays: 2,
  }),
  rule('l3-silent', 3, '工作提醒函', 'silent', {
    amount: 5,
    addressee: 'unitLeader',
    basis: '参照某市直部门规定：催办后五个工作日仍无回音的',
    replyWorkdays: 3,
  }),
  rule('l4-redos', 4, '三次重办提级督办', 'redos', { amount: 3, addressee: 'leader', replyWorkdays: 5 }),
  rule('l4-returns', 4, '三次退单提级督办', 'returns', {
    amount: 3,
    addressee: 'leader',
    basis: '参照巴彦淖尔市做法：三次退单的会商指定主办单位',
    replyWorkdays: 5,
  }),
  rule('l5-listed', 5, '挂牌督办', null, {
    addressee: 'unitLeader',
    basis: '参照潍坊市12345政务服务便民热线条例第二十六条',
    replyWorkdays: 5,
  }),
  rule('l6-talk', 6, '约谈', null, {
    addressee: 'unitLeader',
    basis: '参照潍坊市12345政务服务便民热线条例第二十六条',
  }),
  rule('l7-discipline', 7, '移交纪检监察', null, { addressee: 'superior' }),
]
