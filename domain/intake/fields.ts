/**
 * What a column of a file of messages can mean, and the headings it is known by; the surer heading first, because a
 * file may have both 留言编号 and 编号. Headings are compared by `plainHeading`.
 */
export const fields = {
  id: {
    zh: '编号',
    known: [...said('编号、单号、序列号、ID'), ...list('编码、流水号、受理号、ticket no、ticket id、no、number')],
  },
  person: {
    zh: '姓名',
    known: [
      ...list(
        '留言用户、诉求人、诉求人姓名、来电人、来电人姓名、来信人、投诉人、反映人、申请人、联系人、市民姓名、群众姓名',
      ),
      ...list('用户姓名、用户名、姓名、用户、市民、群众、name、person、caller、submitter、user'),
    ],
  },
  phone: {
    zh: '电话',
    known: list(
      '联系电话、来电号码、来电电话、联系方式、手机号码、手机号、电话号码、主叫号码、手机、电话、phone、phone number、mobile、tel、telephone',
    ),
  },
  title: { zh: '主题', known: [...said('主题、标题、题目'), ...list('title、subject')] },
  text: {
    zh: '内容',
    known: [
      ...said('详情、详细内容、具体内容、主要内容、正文、内容、描述、内容描述'),
      ...list('诉求、留言、text、content、description、message、body、details'),
    ],
  },
  time: {
    zh: '时间',
    known: [
      ...said('时间、日期、提交时间、提交日期'),
      ...list('登记时间、登记日期、受理时间、受理日期、创建时间、接收时间、收件时间'),
      ...list('time、date、created、created at、received、received at、submitted at、datetime'),
    ],
  },
  channel: { zh: '渠道', known: [...said('渠道、来源'), ...list('受理渠道、来源渠道、受理方式、channel、source')] },
  address: {
    zh: '地址',
    known: list(
      '事发地址、事发地点、事件地址、发生地址、诉求地址、问题地址、详细地址、地址、地点、address、place、location',
    ),
  },
  region: {
    zh: '区划',
    known: list(
      '区划代码、行政区划、区划、所属区划、事发区域、所属区域、所属地区、所属旗县、旗县区、旗县、区县、县区、辖区、区域、地区、region、district、county、area',
    ),
  },
  category: {
    zh: '分类',
    known: [
      ...list('三级分类、三级标签、三级类别、二级分类、二级标签、二级类别、一级分类、一级标签、一级类别'),
      ...list('诉求分类、问题分类、问题类别、事项分类、事项类别、内容分类、分类、类别、category、label'),
    ],
  },
  kind: {
    zh: '诉求类型',
    known: list('诉求类型、诉求性质、工单类型、事项类型、来电类型、留言类型、类型、kind、type'),
  },
  answer: {
    zh: '答复',
    known: list('答复意见、答复内容、回复内容、回复意见、办理结果、处理结果、答复、回复、answer、reply、response'),
  },
  answerTime: {
    zh: '答复时间',
    known: list('答复时间、答复日期、回复时间、回复日期、办结时间、answer time、answered at、replied at'),
  },
  email: { zh: '邮箱', known: list('电子邮箱、电子邮件、邮箱、邮箱地址、email、mail') },
  secrecy: { zh: '保密', known: list('保密要求、是否保密、保密、secrecy、confidential') },
} as const satisfies Record<string, Readonly<{ zh: string; known: readonly string[] }>>

export type Field = keyof typeof fields

export function isField(name: string): name is Field {
  return Object.hasOwn(fields, name)
}

function list(headings: string): readonly string[] {
  return headings.split('、')
}

/** 留言编号, 诉求编号, 工单编号 …, 编号: one thing named after what the place calls a message, the bare word last. */
function said(words: string): readonly string[] {
  const prefixes = [...list('留言、诉求、工单、来电、来信、信件、来件、事项、反映、投诉、问题、求助'), '']
  return prefixes.flatMap((prefix) => list(words).map((word) => prefix + word))
}

/** A heading without what does not tell headings apart: case, width, spaces, signs, stars, and what stands in brackets. */
export function plainHeading(heading: string): string {
  const folded = heading.slice(0, 200).normalize('NFKC').toLowerCase()
  const bare = folded.replace(/[([【〔{<][^)\]】〕}>]*[)\]】〕}>]/g, '').replace(/[^\p{L}\p{N}]/gu, '')
  return bare === '' ? folded.replace(/[^\p{L}\p{N}]/gu, '') : bare
}
