import { expect, test } from 'vitest'
import { saysFrom } from '../../words/words-of.ts'
import { due as en } from '../../words/en-due.ts'
import { due as zh } from '../../words/zh-due.ts'
import { dayWords } from './day-words.ts'

test.each([
  ['workday', 1, '1 workday', '1 个工作日'],
  ['workday', 2, '2 workdays', '2 个工作日'],
  ['day', 1, '1 day', '1 天'],
  ['day', 21, '21 days', '21 天'],
] as const)('%s, %d of them: %s', (kind, n, english, chinese) => {
  expect(saysFrom<typeof zh>(en)(dayWords(kind, n), { n })).toBe(english)
  expect(saysFrom<typeof zh>(zh)(dayWords(kind, n), { n })).toBe(chinese)
})
