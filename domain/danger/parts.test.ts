import { expect, test } from 'vitest'
import type { DangerWord } from '../catalogue/rows.ts'
import { partsOf, sameParts } from './parts.ts'

test.each([
  ['燃气+泄漏', ['燃气', '泄漏']],
  [' 燃气 ＋ 泄漏 ', ['燃气', '泄漏']],
  ['电梯、困人', ['电梯', '困人']],
  ['着火', ['着火']],
  ['着火+着火', ['着火']],
  [' + ', []],
])('%j is %j', (words, parts) => expect(partsOf(words)).toEqual(parts))

const rows: readonly DangerWord[] = [
  { code: 'a', parts: ['燃气', '泄漏'], urgency: 'critical' },
  { code: 'b', parts: ['燃气'], urgency: 'urgent' },
]
test.each([
  [['泄漏', '燃气'], 'a'],
  [['燃气'], 'b'],
  [['泄漏'], undefined],
  [['燃气', '泄漏', '三楼'], undefined],
])('%j is the row %s', (parts, code) => expect(sameParts(parts, rows)?.code).toBe(code))
