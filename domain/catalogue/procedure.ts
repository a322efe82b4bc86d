import type { ProcedureNumber } from './rows.ts'

type Numbered = Readonly<{ zh: string; en: string; amount: number; most: number; basis: string }>

/** 程序参数: every number of the procedure with what it is called, what counts where a prefecture has no row, and why. */
export const procedureNumbers = {
  returnWorkdays: {
    zh: '申请退单的工作日数',
    en: 'Working days to ask for a return',
    amount: 2,
    most: 30,
    basis: '参照山东省2020年做法：收到后2个工作日内',
  },
  hopsToConsultation: {
    zh: '转为会商的退单次数',
    en: 'Upheld returns until a consultation',
    amount: 3,
    most: 20,
    basis: '参照巴彦淖尔市做法：三次退单的会商指定主办单位',
  },
  pauseWorkdays: {
    zh: '一张工单累计暂停的工作日数',
    en: 'Working days an order may stand still',
    amount: 5,
    most: 60,
    basis: '平台初始设置，请按本盟市规定修改',
  },
  unitPercent: {
    zh: '自动填入派单建议所需的把握（%）',
    en: 'Confidence from which a proposed unit is filled in (%)',
    amount: 80,
    most: 100,
    basis: '平台初始设置：低于此数只列出供参考，由派单员选定',
  },
} as const satisfies Readonly<Record<string, Numbered>>
export type ProcedureCode = keyof typeof procedureNumbers
export const procedureCodes = Object.keys(procedureNumbers) as readonly ProcedureCode[]

/** The numbers of one prefecture on one day. */
export type Procedure = Readonly<Record<ProcedureCode, number>>

/** What the rows say; where there is none, as in a prefecture set up before there were any, the default. */
export function procedureOf(rows: readonly ProcedureNumber[] = []): Procedure {
  const told = new Map(rows.map(({ code, amount }) => [code, amount]))
  const pairs = procedureCodes.map((code) => [code, told.get(code) ?? procedureNumbers[code].amount])
  return Object.fromEntries(pairs) as Procedure
}

/** The rows a prefecture starts with. */
export const defaultProcedureNumbers: readonly ProcedureNumber[] = procedureCodes.map((code) => {
  const { amount, basis } = procedureNumbers[code]
  return { code, amount, basis }
})
