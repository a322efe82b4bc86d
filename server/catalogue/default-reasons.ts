import type { Reason } from '../../domain/catalogue/rows.ts'

type Said = readonly [code: string, zh: string, en: string, legalRoute?: string]

/** The reasons a prefecture starts with; those to decline follow 国办函〔2025〕66号（二）, each with the way that is open. */
export const defaultReasons: readonly Reason[] = [
  ...list('decline', [
    [
      'litigation',
      '已进入或应当通过诉讼解决',
      'before a court, or to be settled there',
      '向有管辖权的人民法院起诉；可拨打12348咨询法律援助',
    ],
    [
      'arbitration',
      '已进入或应当通过仲裁解决',
      'in arbitration, or to be settled there',
      '向劳动人事争议仲裁委员会或约定的仲裁委员会申请仲裁',
    ],
    [
      'reconsideration',
      '应当通过行政复议解决',
      'to be settled by administrative reconsideration',
      '自知道行政行为之日起六十日内向行政复议机关申请复议',
    ],
    ['discipline', '属于纪检监察受理的举报', 'for discipline inspection', '拨打12388或向纪检监察机关举报'],
    [
      'disclosure',
      '属于政府信息公开申请',
      'a request for government information',
      '向制作或保存该信息的机关申请政府信息公开',
    ],
    ['petition', '已进入信访程序', 'already a petition', '向受理的信访机构查询；对处理意见不服的可申请复查、复核'],
    ['outside', '不属于本盟市的事项', 'outside this prefecture', '拨打事项所在地的12345（异地请加区号）'],
    [
      'secret',
      '涉及国家秘密、商业秘密或个人隐私',
      'concerns secrets of state or trade, or privacy',
      '请勿通过本平台提交，可向有权机关当面反映',
    ],
    ['unlawful', '违反法律法规或公序良俗', 'against the law or public order', '如有异议，可拨打12345申请复核'],
    ['unclear', '内容不清且无法补充', 'unclear, and nothing more can be learned', '补充时间、地点和事由后可重新提交'],
  ]),
  ...list('return', [
    ['not-duty', '不属于本单位职责', 'not a duty of this unit'],
    ['not-area', '不在本单位辖区', 'outside the area of this unit'],
    ['other-leads', '应由其他单位主办', 'another unit should lead'],
    ['wrong-category', '分类有误，实为另一类事项', 'wrongly classified'],
    ['duplicate', '与本单位在办事项重复', 'the same as a matter in hand here'],
    ['unclear', '地点或内容不清，无法办理', 'place or content too unclear to act on'],
  ]),
  ...list('terminate', [
    ['withdrawn', '诉求人撤回', 'withdrawn by the submitter'],
    ['legal', '已进入诉讼、仲裁、复议等法定程序', 'has gone to court, arbitration or reconsideration'],
    [
      'impossible',
      '客观条件不具备，已说明并告知后续安排',
      'not possible as things are; explained, with what comes next',
    ],
    [
      'unreasonable',
      '诉求不合法不合理，已三次以上解释',
      'without ground in law or reason; explained three times or more',
    ],
    ['unverifiable', '无法核实且联系不上诉求人', 'cannot be verified and the submitter cannot be reached'],
  ]),
  ...list('reopen', [
    ['not-solved', '问题没有解决', 'not solved'],
    ['came-back', '问题又出现', 'it came back'],
    ['not-true', '答复与事实不符', 'the answer is not what happened'],
    ['promise-broken', '承诺的时间到了没有办', 'the promised day passed'],
    ['manner', '态度或作风问题', 'the manner in which it was handled'],
  ]),
  ...list('extension', [
    ['survey', '需要检测、鉴定或评估', 'needs a test or survey'],
    ['coordination', '需要多部门协调', 'several departments must agree'],
    ['facts', '情况特别复杂，需进一步调查', 'unusually complex; more must be found out'],
    ['works', '工程施工需要时间', 'works take their time'],
  ]),
  ...list('suspension', [
    ['funds', '资金尚未落实', 'funds not yet granted'],
    ['season', '受季节限制，须待施工期', 'must wait for the building season'],
    ['policy', '政策正在制定或调整', 'a policy is being made or changed'],
    ['procedure', '等待法定程序结果', 'waits for a procedure of law'],
    ['higher', '已报上级，等待批复', 'submitted upwards; waits for the decision'],
  ]),
]

function list(name: Reason['list'], said: readonly Said[]): readonly Reason[] {
  return said.map(([code, zh, en, legalRoute = null]) => ({ code: `${name}-${code}`, list: name, zh, en, legalRoute }))
}
