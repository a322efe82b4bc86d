import { expect, test } from 'vitest'
import { spokenWriter } from './spoken-date.ts'

test.each([
  ['zh', 'aloud', '3月6日星期五 16:50', '3月6日星期五'],
  ['en', 'aloud', 'Friday 6 March at 16:50', 'Friday 6 March'],
  ['zh', 'message', '3月6日周五 16:50', '3月6日周五'],
  ['en', 'message', 'Fri 6 Mar, 16:50', 'Fri 6 Mar'],
] as const)('an instant and its day, as they are said in China, in %s, %s', (language, form, moment, day) => {
  const write = spokenWriter(language, form)
  expect(write.moment('2026-03-06T08:50:00Z')).toBe(moment)
  expect(write.dayOf('2026-03-05T16:00:00Z')).toBe(day)
  expect(write.day('2026-03-06')).toBe(day)
})

test('midnight is 00:00 of the day that begins', () => {
  expect(spokenWriter('zh').moment('2026-04-30T16:00:00Z')).toBe('5月1日星期五 00:00')
})
