/** What is left of a promise. */
export const due = {
  left: '还剩 {time}',
  over: '已超时 {time}',
  'over.now': '刚刚超时',
  'left.now': '马上到期',
  'span.workday.one': '{n} 个工作日',
  'span.workday.other': '{n} 个工作日',
  'span.day.one': '{n} 天',
  'span.day.other': '{n} 天',
  'span.hours': '{n} 小时',
  'span.minutes': '{n} 分钟',
  due: '应于 {at} 前',
  paused: '暂停计时',
  red: '红灯：已超时',
  yellow: '黄灯：快到期',
  green: '绿灯：时间充足',
} as const
