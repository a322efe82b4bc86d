/**
 * Why the ledger did not take a line: HTTP status and words a person can act on. `{name}` stands for a value that comes
 * with the refusal. 403: not yours to do; 409: not as things stand; 422: something is missing or does not fit.
 */
export const refusals = {
  'id-used-twice': {
    status: 409,
    zh: '这个编号已用于另一项内容，请换一个新编号重新提交。',
    en: 'This id already stands for something else; send it again under a new id.',
  },
  'wrong-role': {
    status: 403,
    zh: '“{action}”由{roles}办理，您的岗位不能操作。',
    en: '"{action}" is done by: {roles}. Your role cannot do it.',
  },
  'wrong-status': {
    status: 409,
    zh: '事项现在是“{status}”，不能“{action}”；请刷新查看最新进展。',
    en: 'The matter is "{status}" now and cannot take "{action}"; refresh to see what happened.',
  },
  'wrong-order-status': {
    status: 409,
    zh: '这张工单现在是“{status}”，不能“{action}”；请刷新查看最新进展。',
    en: 'This work order is "{status}" now and cannot take "{action}"; refresh to see what happened.',
  },
  'no-such-order': {
    status: 404,
    zh: '这个事项没有这张工单，请刷新后再选。',
    en: 'The matter has no such work order; refresh and choose again.',
  },
  'not-your-unit': {
    status: 403,
    zh: '这张工单不是派给您单位的，请由承办单位操作。',
    en: 'This work order was not sent to your unit; the unit that has it acts on it.',
  },
  recused: {
    status: 403,
    zh: '您已回避这个事项，不能办理；如需解除，请联系督办员或派单员。',
    en: 'You are recused from this matter and take no part in it; a supervisor or dispatcher can end that.',
  },
  'recuses-oneself-only': {
    status: 403,
    zh: '只能申请本人回避；本单位人员由单位负责人决定，其他人员和解除回避由督办员或派单员决定。',
    en: 'You recuse yourself, a unit leader the people of the unit; others, and the end of a recusal, are for a supervisor or dispatcher.',
  },
  'recused-already': {
    status: 409,
    zh: '此人已经回避这个事项，不用再操作。',
    en: 'This person is recused from the matter already; there is nothing to do.',
  },
  'not-recused': {
    status: 409,
    zh: '此人没有回避这个事项，不用解除。',
    en: 'This person is not recused from the matter; there is nothing to end.',
  },
  'not-your-region': {
    status: 403,
    zh: '这个地点不在您负责的区域内，请交当地网格员或派单员办理。',
    en: 'The place lies outside the region you answer for; leave it to the grid worker there or to a dispatcher.',
  },
  'own-unit': {
    status: 403,
    zh: '承办单位不能回访或研判自己办理的事项，请由回访员办理。',
    en: 'The handling unit may not follow up or judge its own matter; a follow-up agent does.',
  },
  'special-team-only': {
    status: 403,
    zh: '举报只由举报专办员回访、清账和重办，请交专办员办理。',
    en: 'A report is followed up, cleared and reopened by the special team; leave it to a report agent.',
  },
  'reports-only': {
    status: 403,
    zh: '举报专办员只回访和清理举报，其他事项请交回访员办理。',
    en: 'The special team follows up and clears reports; leave other matters to a follow-up agent.',
  },
  'clock-moved-back': {
    status: 409,
    zh: '服务器时间早于上一条账目，请管理员校准时间后再试。',
    en: 'The server clock is behind the last line; an administrator corrects it, then try again.',
  },
  'no-such-unit': {
    status: 422,
    zh: '没有单位“{unitId}”，请从单位目录中选择。',
    en: 'There is no unit "{unitId}"; choose one from the list of units.',
  },
  'no-such-person': {
    status: 422,
    zh: '没有这位人员，请从人员目录中选择。',
    en: 'There is no such person; choose one from the list of people.',
  },
  'no-such-category': {
    status: 422,
    zh: '没有分类“{categoryCode}”，请从分类目录中选择。',
    en: 'There is no category "{categoryCode}"; choose one from the tree.',
  },
  'no-such-region': {
    status: 422,
    zh: '没有区划“{regionCode}”，请从区划目录中选择。',
    en: 'There is no region "{regionCode}"; choose one from the tree.',
  },
  'no-such-article': {
    status: 422,
    zh: '知识库里没有“{articleId}”，可能已撤下；请重新选一条，或不选。',
    en: 'There is no article "{articleId}"; it may have been taken out. Choose another, or none.',
  },
  'no-such-reason': {
    status: 422,
    zh: '理由“{reasonCode}”不在“{action}”的理由清单里，请从清单中选择。',
    en: 'Reason "{reasonCode}" is not on the list for "{action}"; choose one from the list.',
  },
  'no-such-submission': {
    status: 422,
    zh: '这条来件不在这个事项里，请刷新后再选。',
    en: 'This submission does not belong to the matter; refresh and choose again.',
  },
  'no-such-target': {
    status: 422,
    zh: '要并入的事项不存在，请核对后再选。',
    en: 'The matter to merge into does not exist; choose another.',
  },
  'needs-kind': {
    status: 422,
    zh: '请先填写诉求类型、分类和地点。',
    en: 'Give the kind, the category and the place first.',
  },
  'merge-into-itself': {
    status: 422,
    zh: '事项不能并入自己，请另选一个。',
    en: 'A matter cannot be merged into itself; choose another.',
  },
  'target-closed': {
    status: 409,
    zh: '目标事项是“{status}”，不能再并入；请另选一个在办事项。',
    en: 'The target is "{status}" and takes no more submissions; choose one that is in hand.',
  },
  'target-merged': {
    status: 409,
    zh: '目标事项自己也已并件，请先拆件。',
    en: 'The matter it was merged into is itself merged; un-merge that one first.',
  },
  'not-by-machine': {
    status: 409,
    zh: '举报和涉及个人利益的事项只能由人工并件。',
    en: 'Reports and matters of personal benefit are merged by people only.',
  },
  'unit-complained-about': {
    status: 409,
    zh: '“{unit}”是被反映单位，不能承办；建议派给其上级“{superior}”。',
    en: '"{unit}" is complained about and cannot handle this; its superior "{superior}" is proposed.',
  },
  'not-a-township-duty': {
    status: 409,
    zh: '“{unit}”的履职清单里没有这一类事项，部门的事项不能派给苏木乡镇和嘎查村；请派给主管部门。',
    en: 'The duty list of "{unit}" has no such matter; a department\'s matter may not go to a township or village. Dispatch it to the department.',
  },
  'unit-returned-it': {
    status: 409,
    zh: '“{unit}”已退过这个事项且退单成立；请另选单位，或由督办员会商指定。',
    en: '"{unit}" returned this matter and the return was upheld; choose another unit, or a supervisor designates.',
  },
  'needs-consultation': {
    status: 409,
    zh: '这个事项已退单 {hops} 次，请由督办员组织会商指定。',
    en: 'This matter was returned {hops} times; a supervisor now consults and designates.',
  },
  'superior-leads': {
    status: 409,
    zh: '“{superior}”是“{unit}”的上级，职责重叠时由上级部门主办；请对调主办和协办。',
    en: '"{superior}" is above "{unit}": where duties overlap the higher bureau leads. Swap lead and assisting.',
  },
  'unit-named-twice': { status: 422, zh: '同一个单位只能出现一次，请去掉重复的单位。', en: 'Name each unit once.' },
  'joint-needs-two': {
    status: 422,
    zh: '合力共办至少需要一个协办单位。',
    en: 'The joint track needs at least one assisting unit.',
  },
  'immediate-is-one-unit': {
    status: 422,
    zh: '即知即办只派一个单位；需要几个单位一起办的请选合力共办。',
    en: 'The immediate track has one unit; choose the joint track for several.',
  },
  'no-time-limit': {
    status: 422,
    zh: '时限目录里没有适用于这类事项的办结时限，请管理员补充。',
    en: 'No time limit fits this matter; an administrator adds one.',
  },
  'no-such-statutory-limit': {
    status: 422,
    zh: '法定期限里没有“{statutoryCode}”，请从目录中选择，或不选。',
    en: 'There is no statutory limit "{statutoryCode}"; choose one from the list, or none.',
  },
  'designated-is-binding': {
    status: 409,
    zh: '会商指定的事项不能退单，请办理；确有困难请联系督办员。',
    en: 'A matter given by designation cannot be returned; handle it, or speak to the supervisor.',
  },
  'return-too-late': {
    status: 409,
    zh: '退单应在收到后 {days} 个工作日内提出，已超过；请继续办理。',
    en: 'A return must be asked for within so many working days of receipt: {days}; that time is over. Go on handling it.',
  },
  'request-pending': {
    status: 409,
    zh: '已有一项申请在等待审批，请等结果出来后再操作。',
    en: 'A request of yours is waiting for a decision; wait for it.',
  },
  'nothing-requested': {
    status: 409,
    zh: '没有待审批的申请，可能已被处理；请刷新。',
    en: 'There is nothing to decide here; somebody may have decided it. Refresh.',
  },
  'extension-used': {
    status: 409,
    zh: '延期只能批准一次，请在现有期限内办结，或申请挂账。',
    en: 'An extension is granted once only; finish within the limit, or ask for a suspension.',
  },
  'extension-too-late': {
    status: 409,
    zh: '延期应在到期前申请，现已到期；请尽快答复。',
    en: 'An extension must be asked for before the limit ends; it has ended. Answer as soon as you can.',
  },
  'wrong-signer': {
    status: 422,
    zh: '答复应由本单位负责人签发，请选择本单位负责人。',
    en: 'An answer is signed by the leader of the same unit; choose that person.',
  },
  'reply-missing': {
    status: 422,
    zh: '主办单位须填写给群众的公开答复。',
    en: 'The lead unit writes the public reply; it is missing.',
  },
  'reply-not-yours': {
    status: 422,
    zh: '公开答复由主办单位统一作出，协办单位只填内部办理记录。',
    en: 'The lead unit gives the one public reply; an assisting unit writes its internal record only.',
  },
  'why-not-missing': {
    status: 422,
    zh: '未解决或部分解决的，请说明原因。',
    en: 'Say why it is not, or only partly, solved.',
  },
  'assisting-open': {
    status: 409,
    zh: '还有 {count} 个协办单位没有答复，主办单位最后答复。',
    en: '{count} assisting units have not answered yet; the lead answers last.',
  },
  'minutes-missing': {
    status: 422,
    zh: '合力共办须附会商纪要。',
    en: 'The joint track needs the minutes of the consultation.',
  },
  'ending-missing': {
    status: 422,
    zh: '跟踪督办须写明结果：已办成、已纳入计划或暂不可行。',
    en: 'The watched track ends as done, planned or not feasible; say which.',
  },
  'claim-first': {
    status: 409,
    zh: '请先领账（签收）再答复；只有即知即办可以先办后补。',
    en: 'Claim the order first; only the immediate track acts first and records after.',
  },
  'checklist-open': {
    status: 422,
    zh: '审核清单还有未通过的项目：{failed}；请退回或补正。',
    en: 'The checklist is not passed: {failed}. Send it back or have it mended.',
  },
  'why-missing': { status: 422, zh: '请写明理由。', en: 'Give the reason.' },
  'result-missing': {
    status: 422,
    zh: '已联系上的，请填写是否解决和满意程度。',
    en: 'When the submitter was reached, record whether it is solved and how satisfied they are.',
  },
  'tried-this-hour': {
    status: 409,
    zh: '这个时段已经试过一次，请换一个时段再联系。',
    en: 'This was already tried within the hour; try at another hour.',
  },
  'not-followed-up': {
    status: 409,
    zh: '还有 {count} 条来件没有回访，也没有在不同时段联系满 3 次。',
    en: '{count} submissions are neither followed up nor tried three times at different hours.',
  },
  'not-solved': {
    status: 409,
    zh: '有 {count} 位诉求人反映没有解决，请重办或提交研判。',
    en: '{count} submitters say it is not solved; reopen it or bring it before the panel.',
  },
  'evidence-missing': {
    status: 422,
    zh: '领导领办的事项清账须附办结证据。',
    en: 'A matter claimed by a leader is cleared with evidence.',
  },
  'unit-missing': {
    status: 422,
    zh: '这个事项没有承办单位，重办时请指定主办单位。',
    en: 'No unit has this matter; name the lead unit when reopening it.',
  },
  'panel-too-small': {
    status: 422,
    zh: '研判须由两名以上不同人员参加，且不能来自承办单位。',
    en: 'A panel has two or more different people, none of them from the handling units.',
  },
  'nothing-to-judge': {
    status: 409,
    zh: '没有诉求人表示未解决或不满意，无需研判。',
    en: 'No submitter says it is unsolved or unsatisfactory; there is nothing to judge.',
  },
  'no-unit-has-it': {
    status: 409,
    zh: '现在没有单位承办这个事项，也就没有单位可以申请终结；请先派单，再由承办单位书面申请。',
    en: 'No unit has this matter now, so none can ask to terminate it; dispatch it first, then its unit asks in writing.',
  },
  'not-its-unit': {
    status: 422,
    zh: '只能由承办这个事项的单位书面申请终结，请选择承办单位。',
    en: 'Only a unit that has this matter can ask to terminate it; choose that unit.',
  },
  'wrong-track': {
    status: 409,
    zh: '领导领办只用于建账领办和跟踪督办的事项，请按现有方式办理。',
    en: 'Leaders claim matters on the ledger and watched tracks only; this one goes its own way.',
  },
  'already-led': {
    status: 409,
    zh: '已由另一位领导领办，不必再领。',
    en: 'Another leader has already claimed this matter; there is nothing left to do.',
  },
  'not-the-holder': {
    status: 403,
    zh: '只有承办单位、领办领导或督办员可以填写进展。',
    en: 'Progress is written by the units, the leader or the supervisor who hold the matter.',
  },
  'public-text-missing': {
    status: 422,
    zh: '跟踪督办的事项按季公开进展：请填写“公开进展”，群众和公开账本看到的就是这些文字。',
    en: 'Progress of a watched matter is public: write the public text, which is what submitters and the public book show.',
  },
  'public-text-names': {
    status: 422,
    zh: '公开进展里不能有手机号码、微信一类的账号、证件号或银行卡号、填写人的姓名，请删去后再提交；联系方式只写办公电话。',
    en: 'What the public reads holds no mobile number, no account such as of WeChat, no number of an identity or bank card, and no name of who writes it; take it out. Give the telephone of the office.',
  },
  'level-not-higher': {
    status: 422,
    zh: '提级须高于现在的级别（L{level}）。',
    en: 'An escalation goes above the present level (L{level}).',
  },
  'pause-not-over': {
    status: 409,
    zh: '暂停期还没有满，或计时没有暂停；期满时系统会自动恢复计时。',
    en: 'The pause is not over yet, or nothing is paused; when it is, the clock goes on by itself.',
  },
  'no-open-document': {
    status: 409,
    zh: '没有尚未销号的督办件，不用回复或销号。',
    en: 'No supervision document is open here; there is nothing to reply to or to lift.',
  },
  'no-such-document': {
    status: 422,
    zh: '没有“{document}”这份督办件，请从列表中选择。',
    en: 'There is no supervision document {document}; choose one of the list.',
  },
  'document-lifted': {
    status: 409,
    zh: '“{document}”已经销号，不用再回复或销号。',
    en: 'The document {document} is lifted already; nothing is left to do about it.',
  },
  'no-such-milestone': {
    status: 422,
    zh: '没有这个节点，请从领办计划的节点中选择。',
    en: 'There is no such milestone; choose one of the plan.',
  },
  'not-led': {
    status: 409,
    zh: '这个事项没有领导领办，不用约定下次研判日期。',
    en: 'No leader has claimed this matter, so there is no next review to name.',
  },
  'day-in-the-past': {
    status: 422,
    zh: '日期“{on}”已经过去，请填写今后的日期。',
    en: 'The day {on} is past; give a day to come.',
  },
} as const satisfies Record<string, Readonly<{ status: 403 | 404 | 409 | 422; zh: string; en: string }>>

export type RefusalCode = keyof typeof refusals

/** A refusal with the values its words need. */
export type Refusal = Readonly<{ code: RefusalCode; params?: Readonly<Record<string, string | number>> }>

export function refuse(code: RefusalCode, params?: Refusal['params']): Refusal {
  return params ? { code, params } : { code }
}
