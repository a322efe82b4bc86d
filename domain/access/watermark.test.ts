import { expect, test } from 'vitest'
import { markOf, watermarkWords } from './watermark.ts'

const at = new Date('2026-04-17T06:05:59.000Z')

test('a watermark says who, where, when in China, and its mark', () => {
  const told = { prefecture: '测试盟', name: '张三', at, mark: '7F3K-9Q2M' }
  expect(watermarkWords({ ...told, unit: '住建局' })).toBe('测试盟 · 住建局 · 张三 · 2026-04-17 14:05 · 7F3K-9Q2M')
  expect(watermarkWords({ ...told, unit: null })).toBe('测试盟 · 张三 · 2026-04-17 14:05 · 7F3K-9Q2M')
})

test.each([
  ['01a20b75-60e9-75a4-af87-000000000000', '0000-0000'],
  ['01a20b75-60e9-75a4-af87-ffffffffffff', 'ZZZZ-ZZZZ'],
  ['01a20b75-60e9-75a4-af87-ab0000000001', '0000-0001'],
  ['01a20b75-60e9-75a4-af87-ab1234567890', '28T5-CY4G'],
])('the mark of %s is %s', (id, mark) => {
  expect(markOf(id)).toBe(mark)
})
