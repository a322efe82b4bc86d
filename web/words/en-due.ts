import type { due as zh } from './zh-due.ts'

export const due: Readonly<Record<keyof typeof zh, string>> = {
  left: '{time} left',
  over: '{time} over',
  'over.now': 'just overdue',
  'left.now': 'due now',
  'span.workday.one': '{n} workday',
  'span.workday.other': '{n} workdays',
  'span.day.one': '{n} day',
  'span.day.other': '{n} days',
  'span.hours': '{n} h',
  'span.minutes': '{n} min',
  due: 'Due by {at}',
  paused: 'Clock paused',
  red: 'Red: overdue',
  yellow: 'Yellow: due soon',
  green: 'Green: time enough',
}
