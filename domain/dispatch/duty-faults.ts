/** What can be wrong with a duty list, the gravest first. */
export const dutyFaults = {
  gap: { zh: '职责空白', en: 'No unit' },
  contradiction: { zh: '职责冲突', en: 'Several units' },
  endedUnit: { zh: '单位已撤销', en: 'Unit ended' },
  noCategory: { zh: '分类已不存在', en: 'Category gone' },
  noRegion: { zh: '地区已不存在', en: 'Place gone' },
  shadowed: { zh: '从不适用', en: 'Never counts' },
  twice: { zh: '重复登记', en: 'Listed twice' },
  overlap: { zh: '市旗重叠', en: 'Both levels' },
} as const satisfies Readonly<Record<string, Readonly<{ zh: string; en: string }>>>
export type DutyFault = keyof typeof dutyFaults

/** The faults in their order. */
export const faultNames = Object.keys(dutyFaults) as readonly DutyFault[]
