import type { NoticeTemplate, QuietHours } from '../../domain/catalogue/rows.ts'
import type { NoticeKind } from '../../domain/notice/kinds.ts'
import { templateCode } from '../../domain/notice/template.ts'

type Said = Readonly<{ zh: string; en: string }>
const look = '凭编号和查询码可在“查一查”查看。'
const lookEn = 'Look it up with your query code.'

/** 默认通知模板: the words a prefecture starts with. They say which number and what is next, and nothing of what was said. */
const words: Readonly<Record<NoticeKind, Said>> = {
  registered: {
    zh: `【连心】您反映的事项已收到，编号{number}。${look}`,
    en: `[Lianxin] We have what you said, number {number}. ${lookEn}`,
  },
  declined: {
    zh: `【连心】编号{number}不在受理范围。您可以：{route}。说明${look}`,
    en: `[Lianxin] {number} cannot be taken up here. The way that is open to you: {route}. ${lookEn}`,
  },
  transferred: {
    zh: `【连心】编号{number}已转送{agency}，对方编号{external}，由其依法处理并答复您。`,
    en: `[Lianxin] {number} was passed to {agency}, their number {external}; they deal with it and answer you.`,
  },
  dispatched: {
    zh: `【连心】编号{number}已交{unit}办理，承诺{due}前答复。${look}`,
    en: `[Lianxin] {number} is with {unit}, which answers by {due}. ${lookEn}`,
  },
  dispatchedByLaw: {
    zh: `【连心】编号{number}已交{unit}办理，一般{ordinary}前答复；按{basis}，最迟{due}前答复。${look}`,
    en: `[Lianxin] {number} is with {unit}: ordinarily by {ordinary}; by law ({basis}) by {due} at the latest. ${lookEn}`,
  },
  asked: {
    zh: `【连心】编号{number}：{unit}需要您补充信息，补充前期限暂停。请凭编号和查询码在“查一查”回复，或拨打12345。`,
    en: `[Lianxin] {number}: {unit} needs to know more from you; until then its time stands still. Answer with your query code or call 12345.`,
  },
  extended: {
    zh: `【连心】编号{number}经批准延期，新的答复期限{due}。原因${look}`,
    en: `[Lianxin] {number} was given more time, until {due}. ${lookEn}`,
  },
  suspended: {
    zh: `【连心】编号{number}暂不具备办理条件，已挂账，{day}前再次研判。原因${look}`,
    en: `[Lianxin] {number} cannot be settled yet; it stays on the ledger and is looked at again by {day}. ${lookEn}`,
  },
  resumed: {
    zh: `【连心】编号{number}已恢复办理，{unit}承诺{due}前答复。`,
    en: `[Lianxin] {number} was taken up again; {unit} answers by {due}.`,
  },
  answered: {
    zh: `【连心】编号{number}已有答复。${look}`,
    en: `[Lianxin] {number} has its answer. ${lookEn}`,
  },
  toRate: {
    zh: `【连心】编号{number}已有答复，请查看并评价：{link}（一次有效）。评价不经过承办单位。`,
    en: `[Lianxin] {number} has its answer. Read it and rate it, once: {link} . The unit that handled it does not see who rated.`,
  },
  redone: {
    zh: `【连心】编号{number}已重新交办，{unit}承诺{due}前答复。`,
    en: `[Lianxin] {number} is done again; {unit} answers by {due}.`,
  },
  redoneByLaw: {
    zh: `【连心】编号{number}已重新交{unit}办理，一般{ordinary}前答复；按{basis}，最迟{due}前答复。`,
    en: `[Lianxin] {number} is done again by {unit}: ordinarily by {ordinary}; by law ({basis}) by {due} at the latest.`,
  },
  progressed: {
    zh: `【连心】编号{number}有了新进展，{unit}已公开。${look}`,
    en: `[Lianxin] {unit} has reported progress on {number}. ${lookEn}`,
  },
  milestoneDone: {
    zh: `【连心】编号{number}完成了计划中的一个节点。${look}`,
    en: `[Lianxin] One step of the plan for {number} is done. ${lookEn}`,
  },
  cleared: { zh: `【连心】编号{number}已办结。${look}`, en: `[Lianxin] {number} is cleared. ${lookEn}` },
  terminated: {
    zh: `【连心】编号{number}已终结办理。原因和救济途径${look}`,
    en: `[Lianxin] {number} was ended. For why, and what is open to you: ${lookEn}`,
  },
  relayAsked: {
    zh: `【连心】编号{number}：{unit}给您留了言，对方看不到您是谁。请凭编号和查询码在“查一查”阅读和回复。`,
    en: `[Lianxin] {number}: {unit} wrote to you without knowing who you are. Read and answer with your query code.`,
  },
  identitySeen: {
    zh: `【连心】{unit}于{day}查看了您的身份信息，来件编号{number}。凭编号和查询码可在“查一查”看到谁看过；有疑问请拨打12345。`,
    en: `[Lianxin] {unit} looked at who you are on {day}, submission {number}. Look it up with your query code to see who did; for questions call 12345.`,
  },
  newOrder: {
    zh: `【连心】新工单：{number}交{unit}办理，{due}前答复，请及时签收。`,
    en: `[Lianxin] New order: {number} for {unit}, answer by {due}; please claim it.`,
  },
  orderWithdrawn: {
    zh: `【连心】{number}的工单已收回，{unit}无需再办。`,
    en: `[Lianxin] The order of {number} was taken back; nothing more for {unit} to do.`,
  },
  reminded: {
    zh: `【连心】{rule}催办：{number}，{unit}，{stage}期限{due}。`,
    en: `[Lianxin] Reminder {rule}: {number}, {unit}, {stage} by {due}.`,
  },
  milestoneDue: {
    zh: `【连心】{rule}：{number}的一个节点定于{day}完成，还没有报告完成，{unit}。`,
    en: `[Lianxin] {rule}: a milestone of {number} is set for {day} and not yet reported as done, {unit}.`,
  },
  supervised: {
    zh: `【连心】{level}{document}：{unit}，请于{day}前在平台回复。`,
    en: `[Lianxin] {level} {document}: {unit}, please reply on the platform by {day}.`,
  },
  supervisionLifted: {
    zh: `【连心】{document}已销号：{unit}。`,
    en: `[Lianxin] {document} was lifted: {unit}.`,
  },
  returnUpheld: {
    zh: `【连心】{number}退单已同意，{unit}不再承办。`,
    en: `[Lianxin] The return of {number} was upheld; {unit} no longer has it.`,
  },
  returnRefused: {
    zh: `【连心】{number}退单未同意，{unit}继续办理，{due}前答复。`,
    en: `[Lianxin] The return of {number} was refused; {unit} goes on, answer by {due}.`,
  },
  extensionGranted: {
    zh: `【连心】{number}延期已批准：{unit}，新期限{due}。`,
    en: `[Lianxin] {number} was given more time: {unit}, until {due}.`,
  },
  extensionRefused: {
    zh: `【连心】{number}延期未批准：{unit}，期限仍为{due}。`,
    en: `[Lianxin] More time for {number} was refused: {unit}, still by {due}.`,
  },
  suspensionGranted: {
    zh: `【连心】{number}挂账已批准：{unit}，{day}前再次研判。`,
    en: `[Lianxin] {number} is suspended: {unit}, to be reviewed by {day}.`,
  },
  suspensionRefused: {
    zh: `【连心】{number}挂账未批准：{unit}继续办理，{due}前答复。`,
    en: `[Lianxin] The suspension of {number} was refused: {unit} goes on, answer by {due}.`,
  },
  orderResumed: {
    zh: `【连心】{number}已恢复办理：{unit}，{due}前答复。`,
    en: `[Lianxin] {number} was taken up again: {unit}, answer by {due}.`,
  },
  informationGiven: {
    zh: `【连心】{number}已收到补充信息，{unit}的期限继续计算，{due}前答复。`,
    en: `[Lianxin] The information for {number} is there; the time of {unit} runs again, answer by {due}.`,
  },
  pauseEnded: {
    zh: `【连心】{number}暂停期满，{unit}的期限继续计算，{due}前答复。`,
    en: `[Lianxin] The pause of {number} has ended; the time of {unit} runs again, answer by {due}.`,
  },
  auditReturned: {
    zh: `【连心】{number}的答复审核未通过，请{unit}修改后再报，期限{due}。`,
    en: `[Lianxin] The answer to {number} did not pass the audit; {unit} please mend it, by {due}.`,
  },
  relayAnswered: {
    zh: `【连心】{number}：群众已通过平台回信，请{unit}查看。`,
    en: `[Lianxin] {number}: the submitter has answered by the relay; {unit} please read it.`,
  },
  convened: {
    zh: `【连心】{number}定于{day}会商，请参加。`,
    en: `[Lianxin] {number} is consulted on {day}; please take part.`,
  },
  led: {
    zh: `【连心】{number}由{person}领办，{day}前研判：{unit}。`,
    en: `[Lianxin] {number} was claimed by {person}, review by {day}: {unit}.`,
  },
  returnRequested: {
    zh: `{unit}申请退回{number}，请审核。`,
    en: `{unit} asks to return {number}; please judge.`,
  },
  extensionRequested: {
    zh: `{unit}申请{number}延期，请审批。`,
    en: `{unit} asks for more time for {number}; please judge.`,
  },
  suspensionRequested: {
    zh: `{unit}申请{number}挂账，请审批。`,
    en: `{unit} asks to suspend {number}; please judge.`,
  },
  supervisionReplied: {
    zh: `{document}已有回复，请审阅。`,
    en: `{document} was replied to; please read it.`,
  },
  escalated: {
    zh: `{level}{document}：{unit}，请关注。`,
    en: `{level} {document}: {unit}, for your attention.`,
  },
  unusualReveals: {
    zh: `{person}在{day}查看身份已超过 {count} 次，请在“身份查看记录”中核对理由。`,
    en: `{person} looked at identities more than {count} times on {day}; check the reasons in the list of reveals.`,
  },
}

export const defaultNoticeTemplates: readonly NoticeTemplate[] = Object.entries(words).flatMap(([kind, said]) =>
  (['zh', 'en'] as const).map((language) => ({
    code: templateCode(kind as NoticeKind, 'any', language),
    kind: kind as NoticeKind,
    channel: 'any' as const,
    language,
    subject: null,
    text: said[language],
  })),
)

/** Nobody's telephone rings at night for what can wait. */
export const defaultQuietHours: readonly QuietHours[] = [{ code: 'sms', from: 21 * 60, to: 8 * 60 }]
