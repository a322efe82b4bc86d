import type { CatalogueName } from '../../../domain/catalogue/rows.ts'

/**
 * The catalogues a table can be read as. Office hours are rows with parts, which a table does not hold; grants come as the
 * roles of a list of people, leave is arranged person by person, and of supervision rules, words of notices, quiet hours and
 * numbers of the procedure there are few.
 */
export type TableName = Exclude<
  CatalogueName,
  'officeHours' | 'grant' | 'standIn' | 'supervisionRule' | 'noticeTemplate' | 'quietHours' | 'procedureNumber'
>

/** The fields a table may have for each catalogue, with the headings each goes by; the first is the one to write. */
export const headings = {
  region: {
    code: ['区划代码', '代码', '编码', 'code'],
    name: ['名称', '区划名称', 'name'],
    level: ['级别', '层级', 'level'],
    parent: ['上级', '上级代码', '上级区划', 'parent'],
    lat: ['纬度', 'lat', 'latitude'],
    lon: ['经度', 'lon', 'longitude'],
  },
  unit: {
    code: ['单位编码', '编码', '代码', '单位代码', 'code'],
    name: ['单位名称', '名称', '单位', 'name', 'unit'],
    kind: ['单位类型', '类型', '性质', 'kind'],
    level: ['层级', '级别', 'level'],
    regionCode: ['区划', '所在区划', '辖区', '区划代码', 'region'],
    superior: ['上级单位', '上级', '主管部门', '主管单位', 'superior'],
    dutyPhone: ['值班电话', '联系电话', '办公电话', 'dutyPhone'],
    dutyEmail: ['值班邮箱', '联系邮箱', '单位邮箱', 'dutyEmail'],
  },
  person: {
    code: ['人员编号', '编号', '工号', 'code', 'id'],
    name: ['姓名', '名称', 'name'],
    roles: ['岗位', '角色', 'roles', 'role'],
    unitId: ['单位', '所在单位', '单位名称', 'unit'],
    regionCode: ['区划', '负责区划', '网格', '包联区划', 'region'],
  },
  category: {
    code: ['分类编码', '编码', '代码', '分类代码', 'code'],
    name: ['分类名称', '名称', '分类', 'name'],
    parent: ['上级分类', '上级', '上级编码', 'parent'],
    standardCode: ['标准编码', '标准代码', '国标编码', 'standard'],
    first: ['一级分类', '一级', '一级类别', '一级标签', 'level1'],
    second: ['二级分类', '二级', '二级类别', '二级标签', 'level2'],
    third: ['三级分类', '三级', '三级类别', '三级标签', 'level3'],
  },
  duty: {
    code: ['职责编号', '编号', '编码', 'code'],
    unitId: ['单位', '承办单位', '责任单位', '主办单位', 'unit'],
    categoryCode: ['分类', '诉求分类', '事项分类', '事项', 'category'],
    regionCode: ['区划', '适用区划', '区域', 'region'],
    basis: ['依据', '职责依据', '法律依据', 'basis'],
  },
  timeLimit: {
    code: ['时限编码', '编码', 'code'],
    stage: ['环节', '阶段', 'stage'],
    kind: ['诉求类型', '类型', 'kind'],
    urgency: ['紧急程度', 'urgency'],
    track: ['办理方式', 'track'],
    limit: ['时限', '办理时限', 'limit'],
    basis: ['依据', '法律依据', 'basis'],
  },
  statutoryLimit: {
    code: ['期限编码', '编码', 'code'],
    name: ['名称', '事项名称', 'name'],
    categoryCode: ['分类', '诉求分类', 'category'],
    kind: ['诉求类型', '类型', 'kind'],
    limit: ['法定期限', '期限', '时限', 'limit'],
    basis: ['依据', '法律依据', 'basis'],
  },
  calendarDay: {
    code: ['日期', 'day', 'date'],
    kind: ['类型', '放假或上班', 'kind'],
    name: ['名称', '节日', '说明', 'name'],
  },
  article: {
    code: ['条目编码', '编码', 'code'],
    question: ['问题', '标题', '常见问题', 'question'],
    answer: ['答案', '答复', '内容', 'answer'],
    categoryCode: ['分类', '诉求分类', 'category'],
    regionCode: ['区划', '适用区划', 'region'],
    basis: ['依据', '政策依据', 'basis'],
    keywords: ['关键词', 'keywords'],
  },
  dangerWord: {
    code: ['险情词编码', '编码', 'code'],
    parts: ['险情词', '词', '词语', 'parts', 'words'],
    urgency: ['紧急程度', 'urgency'],
  },
  reason: {
    code: ['理由编码', '编码', 'code'],
    list: ['清单', '用于', '理由清单', 'list'],
    zh: ['理由', '中文', '内容', 'zh'],
    en: ['英文', 'en'],
    legalRoute: ['法定途径', '告知途径', 'legalRoute'],
  },
} as const satisfies { readonly [N in TableName]: Readonly<Record<string, readonly string[]>> }

/** The fields of a catalogue's table. */
export type Field<N extends TableName = TableName> = { [K in N]: keyof (typeof headings)[K] & string }[N]

/** Which column each field stands in; `unknown` are names in `given` that the table or the catalogue does not have. */
export type Columns = Readonly<{ at: ReadonlyMap<string, number>; unknown: readonly string[] }>

/**
 * Finds the columns by their headings, or as told: `given` names for a field the heading it goes by here. A heading
 * counts for the first field that knows it.
 */
export function columnsOf(
  name: TableName,
  header: readonly string[],
  given: Readonly<Record<string, string>> = {},
): Columns {
  const plain = header.map(plainHeading)
  const fields: Readonly<Record<string, readonly string[]>> = headings[name]
  const at = new Map<string, number>()
  const unknown = Object.keys(given).filter((field) => !Object.hasOwn(fields, field))
  for (const field of Object.keys(fields)) {
    const told = given[field]
    if (told === undefined) continue
    const index = plain.indexOf(plainHeading(told))
    if (index < 0) unknown.push(told)
    else at.set(field, index)
  }
  for (const [field, names] of Object.entries(fields)) {
    if (given[field] !== undefined) continue
    const taken = new Set(at.values())
    const index = names.map((one) => plain.indexOf(plainHeading(one))).find((found) => found >= 0 && !taken.has(found))
    if (index !== undefined) at.set(field, index)
  }
  return { at, unknown }
}

/** As people vary it: 单位 名称（必填）* is 单位名称. */
function plainHeading(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\([^)]*\)/g, '')
    .replace(/[\s*:_-]/g, '')
    .toLowerCase()
}
