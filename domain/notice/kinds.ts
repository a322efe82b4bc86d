/** What may stand in the words of a notice, in `{braces}`: ids, numbers, days and names of units; never who spoke or what they said. */
export const placeholders = {
  number: { zh: '编号', en: 'number' },
  unit: { zh: '单位', en: 'unit' },
  due: { zh: '期限', en: 'limit' },
  ordinary: { zh: '一般期限', en: 'ordinary limit' },
  basis: { zh: '法定期限的依据', en: 'basis of the statutory limit' },
  day: { zh: '日期', en: 'day' },
  stage: { zh: '环节', en: 'stage' },
  level: { zh: '督办级别', en: 'level' },
  document: { zh: '督办文号', en: 'document number' },
  rule: { zh: '督办规则', en: 'supervision rule' },
  agency: { zh: '受转部门', en: 'who it was passed to' },
  external: { zh: '对方编号', en: 'their number' },
  route: { zh: '法定途径', en: 'lawful way' },
  link: { zh: '评价链接', en: 'link to rate it' },
  person: { zh: '工作人员', en: 'person of the staff' },
  count: { zh: '次数', en: 'count' },
} as const
export type Placeholder = keyof typeof placeholders

type Kind = Readonly<{
  zh: string
  en: string
  to: 'submitter' | 'staff'
  may: readonly Placeholder[]
}>

const kind = (to: Kind['to'], zh: string, en: string, ...may: readonly Placeholder[]): Kind => ({
  zh,
  en,
  to,
  may: ['number', ...may],
})
const submitter = 'submitter'
const staff = 'staff'

/** 通知种类: one row a kind; whom it is for, and what may stand in its words beside the number. */
export const noticeKinds = {
  registered: kind(submitter, '已受理', 'received'),
  declined: kind(submitter, '不予受理', 'declined', 'route'),
  transferred: kind(submitter, '已转送', 'transferred', 'agency', 'external'),
  dispatched: kind(submitter, '已派单', 'sent to a unit', 'unit', 'due'),
  dispatchedByLaw: kind(
    submitter,
    '已派单（法定期限）',
    'sent to a unit (statutory limit)',
    'unit',
    'due',
    'ordinary',
    'basis',
  ),
  asked: kind(submitter, '请补充信息', 'a question for you', 'unit'),
  extended: kind(submitter, '延期', 'more time was granted', 'unit', 'due'),
  suspended: kind(submitter, '挂账', 'suspended', 'unit', 'day'),
  resumed: kind(submitter, '恢复办理', 'taken up again', 'unit', 'due'),
  answered: kind(submitter, '已答复', 'the answer is there', 'unit'),
  toRate: kind(submitter, '请评价', 'please rate it', 'unit', 'link'),
  redone: kind(submitter, '重新办理', 'done again', 'unit', 'due'),
  redoneByLaw: kind(
    submitter,
    '重新办理（法定期限）',
    'done again (statutory limit)',
    'unit',
    'due',
    'ordinary',
    'basis',
  ),
  progressed: kind(submitter, '有新进展', 'progress was reported', 'unit'),
  milestoneDone: kind(submitter, '节点完成', 'a step is done', 'unit'),
  cleared: kind(submitter, '已清账', 'cleared'),
  terminated: kind(submitter, '终结', 'terminated'),
  relayAsked: kind(submitter, '单位来信', 'a message from a unit', 'unit'),
  identitySeen: kind(submitter, '身份被查看', 'identity looked at', 'unit', 'day'),

  newOrder: kind(staff, '新工单', 'a new order', 'unit', 'due'),
  orderWithdrawn: kind(staff, '工单收回', 'an order taken back', 'unit'),
  reminded: kind(staff, '催办', 'a reminder', 'unit', 'rule', 'stage', 'due'),
  milestoneDue: kind(staff, '节点将到', 'a milestone comes', 'unit', 'rule', 'day'),
  supervised: kind(staff, '督办单', 'a supervision notice', 'unit', 'document', 'level', 'day'),
  supervisionLifted: kind(staff, '督办销号', 'supervision lifted', 'unit', 'document'),
  returnUpheld: kind(staff, '同意退单', 'a return upheld', 'unit'),
  returnRefused: kind(staff, '不同意退单', 'a return refused', 'unit', 'due'),
  extensionGranted: kind(staff, '同意延期', 'an extension granted', 'unit', 'due'),
  extensionRefused: kind(staff, '不同意延期', 'an extension refused', 'unit', 'due'),
  suspensionGranted: kind(staff, '同意挂账', 'a suspension granted', 'unit', 'day'),
  suspensionRefused: kind(staff, '不同意挂账', 'a suspension refused', 'unit', 'due'),
  orderResumed: kind(staff, '工单恢复办理', 'an order taken up again', 'unit', 'due'),
  informationGiven: kind(staff, '已补充信息', 'information given', 'unit', 'due'),
  pauseEnded: kind(staff, '暂停期满', 'a pause has ended', 'unit', 'due'),
  auditReturned: kind(staff, '审核退回', 'sent back by the audit', 'unit', 'due'),
  relayAnswered: kind(staff, '群众已回信', 'the submitter has answered', 'unit'),
  convened: kind(staff, '会商', 'a consultation', 'unit', 'day'),
  led: kind(staff, '领导领办', 'claimed by a leader', 'unit', 'person', 'day'),

  returnRequested: kind(staff, '申请退单', 'a return requested', 'unit'),
  extensionRequested: kind(staff, '申请延期', 'an extension requested', 'unit'),
  suspensionRequested: kind(staff, '申请挂账', 'a suspension requested', 'unit'),
  supervisionReplied: kind(staff, '督办回复', 'a reply to supervision', 'unit', 'document'),
  escalated: kind(staff, '提级督办', 'escalated', 'unit', 'document', 'level', 'day'),
  unusualReveals: kind(staff, '身份查看偏多', 'many looks at identities', 'person', 'day', 'count'),
} as const satisfies Readonly<Record<string, Kind>>
export type NoticeKind = keyof typeof noticeKinds

/** 通知渠道: how a notice leaves the platform. Every notice stands on a page, too. */
export const noticeChannels = {
  page: { zh: '页面', en: 'page' },
  sms: { zh: '短信', en: 'SMS' },
  email: { zh: '邮件', en: 'e-mail' },
} as const
export type NoticeChannel = keyof typeof noticeChannels
export type Outside = Exclude<NoticeChannel, 'page'>

/** 通知状态 */
export const noticeStates = {
  shown: { zh: '仅在页面', en: 'on the page alone' },
  superseded: { zh: '被后一条替代', en: 'a later one took its place' },
  waiting: { zh: '待发送', en: 'waiting' },
  claimed: { zh: '待发送', en: 'taken up' },
  sending: { zh: '正在发送', en: 'being sent' },
  sent: { zh: '已发送', en: 'sent' },
  inDoubt: { zh: '不确定是否送出', en: 'in doubt' },
  dead: { zh: '未能送出', en: 'not sent' },
} as const
export type NoticeState = keyof typeof noticeStates
