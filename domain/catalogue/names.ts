import { roles } from '../access/role.ts'
import { noticeChannels, noticeKinds } from '../notice/kinds.ts'
import { procedureNumbers } from './procedure.ts'
import type { CatalogueName, Rows } from './rows.ts'

type Named<N extends CatalogueName> = Readonly<{
  zh: string
  en: string
  /** The field that names the row above, where the catalogue is a tree. */
  above: keyof Rows[N] | null
  /** What a person reads in a row, joined for a search by words. */
  said: (row: Rows[N]) => string
}>

/** Every catalogue: its name, whether it is a tree, and what a row says. */
export const catalogues: { readonly [N in CatalogueName]: Named<N> } = {
  region: { zh: '区划', en: 'regions', above: 'parent', said: ({ name }) => name },
  unit: { zh: '单位', en: 'units', above: 'superior', said: ({ name }) => name },
  person: { zh: '人员', en: 'people', above: null, said: ({ name }) => name },
  grant: {
    zh: '授权',
    en: 'grants',
    above: null,
    said: ({ personId, role, unitId }) => `${personId} ${roles[role].zh} ${roles[role].en} ${unitId ?? ''}`,
  },
  standIn: {
    zh: '代班',
    en: 'stand-ins',
    above: null,
    said: ({ personId, standInId, why }) => `${personId} ${standInId} ${why}`,
  },
  category: { zh: '诉求分类', en: 'categories', above: 'parent', said: ({ name }) => name },
  duty: { zh: '职责清单', en: 'duties', above: null, said: ({ unitId, basis }) => `${unitId} ${basis}` },
  timeLimit: { zh: '时限', en: 'time limits', above: null, said: ({ basis }) => basis },
  statutoryLimit: {
    zh: '法定期限',
    en: 'statutory limits',
    above: null,
    said: ({ name, basis }) => `${name} ${basis}`,
  },
  procedureNumber: {
    zh: '程序参数',
    en: 'numbers of the procedure',
    above: null,
    said: ({ code, basis }) => `${procedureNumbers[code].zh} ${procedureNumbers[code].en} ${basis}`,
  },
  calendarDay: { zh: '工作日历', en: 'work calendar', above: null, said: ({ name }) => name },
  officeHours: { zh: '办公时间', en: 'office hours', above: null, said: ({ code }) => code },
  supervisionRule: {
    zh: '督办规则',
    en: 'supervision rules',
    above: null,
    said: ({ name, basis }) => `${name} ${basis}`,
  },
  article: {
    zh: '知识库',
    en: 'articles',
    above: null,
    said: ({ question, answer, keywords }) => `${question} ${keywords.join(' ')} ${answer}`,
  },
  noticeTemplate: {
    zh: '通知模板',
    en: 'notice templates',
    above: null,
    said: ({ kind, text }) => `${noticeKinds[kind].zh} ${noticeKinds[kind].en} ${text}`,
  },
  quietHours: { zh: '免打扰时段', en: 'quiet hours', above: null, said: ({ code }) => noticeChannels[code].zh },
  dangerWord: { zh: '险情词', en: 'words of danger', above: null, said: ({ parts }) => parts.join(' ') },
  reason: { zh: '理由清单', en: 'reasons', above: null, said: ({ zh, en }) => `${zh} ${en}` },
}

export const catalogueNames = Object.keys(catalogues) as readonly CatalogueName[]
