import { expect, test } from 'vitest'
import { lookOf } from './number-look.ts'
import { numberText } from './number-text.ts'

for (const [code, look] of [
  ['General', 'plain'],
  ['0.00', 'plain'],
  ['#,##0.00_);[Red](#,##0.00)', 'plain'],
  ['0.00E+00', 'plain'],
  ['@', 'plain'],
  ['#,##0"元/m²/day"', 'plain'],
  ['0\\d', 'plain'],
  ['[h]:mm:ss', 'plain'],
  ['[mm]:ss', 'plain'],
  ['yyyy-mm-dd', 'date'],
  ['yyyy"年"m"月"d"日"', 'date'],
  ['[$-F800]dddd, mmmm dd, yyyy', 'date'],
  ['[DBNum1][$-804]yyyy"年"m"月"', 'date'],
  ['h:mm AM/PM', 'date'],
  ['上午/下午h"时"mm"分"', 'date'],
  ['m/d;@', 'date'],
  ['000000', { digits: 6 }],
  ['0', 'plain'],
] as const) {
  test(`format ${code}`, () => expect(lookOf(code)).toEqual(look))
}

for (const [written, text] of [
  ['13800138000', '13800138000'],
  [' 007 ', '007'],
  ['1.23E+10', '12300000000'],
  ['-1.5e-3', '-0.0015'],
  ['1e21', '1000000000000000000000'],
  ['1.7976931348623157e308', `17976931348623157${'0'.repeat(292)}`],
  ['5e-324', `0.${'0'.repeat(323)}5`],
  ['0.1', '0.1'],
  ['-0.0', '0'],
  ['1e999', '1e999'],
  ['', ''],
  ['abc', 'abc'],
] as const) {
  test(`number ${written}`, () => expect(numberText(written)).toBe(text))
}
