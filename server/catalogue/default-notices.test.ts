import { describe, expect, test } from 'vitest'
import { templateFaults } from '../../domain/catalogue/fit-notices.ts'
import { noticeKinds } from '../../domain/notice/kinds.ts'
import { segmentsOf } from '../../domain/notice/segments.ts'
import { filled } from '../../domain/notice/template.ts'
import { sampleValues } from '../../domain/notice/values.ts'
import { catalogue } from '../../test/make.ts'
import { defaultNoticeTemplates } from './default-notices.ts'

describe('the words a prefecture starts with', () => {
  test('there are some for every kind in both languages', () => {
    const kinds = Object.keys(noticeKinds)
    for (const language of ['zh', 'en'])
      expect(defaultNoticeTemplates.filter((one) => one.language === language).map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(kinds),
      )
  })

  for (const template of defaultNoticeTemplates)
    test(`${template.code} can be saved`, () => expect(templateFaults(template, catalogue)).toEqual([]))

  test('in Chinese, none takes more than two messages', () => {
    const long = defaultNoticeTemplates.filter(
      ({ language, text }) => language === 'zh' && segmentsOf(filled(text, sampleValues.zh)) > 2,
    )
    expect(long.map(({ code }) => code)).toEqual([])
  })
})

test.each([
  [70, 1],
  [71, 2],
  [134, 2],
  [135, 3],
])('%i characters take %i', (length, messages) => expect(segmentsOf('字'.repeat(length))).toBe(messages))
