/** What can be wrong with a duty list, the gravest first. */
export const dutyFaults = {
  gap: { zh: '职责空白', en: 'Nobody answers for it' },
  contradiction: { zh: '职责冲突', en: 'Several units, one duty' },
  endedUnit: { zh: '单位已撤销', en: 'The unit is no more' },
  noCategory: { zh: '分类已不存在', en: 'The category is no more' },
  noRegion: { zh: '地区已不存在', en: 'The place is no more' },
  shadowed: { zh: '从不适用', en: 'Never counts: others are closer' },
  twice: { zh: '重复登记', en: 'Listed twice' },
  overlap: { zh: '市旗重叠', en: 'County and prefecture both' },
} as const satisfies Readonly<Record<string, Readonly<{ zh: string; en: string }>>>
export type DutyFault = keyof typeof dutyFaults

/** The faults in their order. */
export const faultNames = Object.keys(dutyFaults) as readonly DutyFault[]
