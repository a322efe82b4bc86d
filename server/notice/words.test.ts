import { describe, expect, test } from 'vitest'
import { catalogue } from '../../test/make.ts'
import { wordsOf } from './words.ts'

const told = (basis: string) => ({
  kind: 'dispatchedByLaw' as const,
  params: {
    number: 'T-1',
    unitId: 'housing',
    dueAt: '2026-05-01T09:30:00.000Z',
    ordinaryAt: '2026-03-09T09:30:00.000Z',
    basis,
  },
})

describe('the law in the words of a notice', () => {
  for (const [what, basis, hidden] of [
    ['that says nothing of the matter', '《某某条例》第二十条', false],
    ['that says what kind of thing it is', '《信访工作条例》第三十四条', true],
    ['that names a category', '《城镇供热条例》第九条', true],
    ['that is too long for a message', `《${'某'.repeat(40)}条例》`, true],
  ] as const)
    test(what, () => {
      const sms = wordsOf(told(basis), 'sms', 'zh', catalogue).text
      expect(sms).toContain(
        `一般3月9日周一 17:30前答复；按${hidden ? '有关法定期限' : basis}，最迟5月1日周五 17:30前答复`,
      )
      expect(wordsOf(told(basis), 'email', 'en', catalogue).text.includes(basis)).toBe(!hidden)
      expect(wordsOf(told(basis), 'page', 'zh', catalogue).text).toContain(`按${basis}，最迟`)
    })
})
