/** 跟踪督办: the last progress of a watched matter, as anybody may read it. */
export const progress = {
  title: '最近进展',
  lead: '这件事由督办员跟踪督办，承办单位每季度报一次进展。',
  percent: '{day} 报告，已完成 {percent}',
  said: '{day} 报告过进展',
} as const
