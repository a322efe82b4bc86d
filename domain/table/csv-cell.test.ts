import { expect, test } from 'vitest'
import { csvOf } from './csv-cell.ts'

for (const [cell, written] of [
  ['路灯不亮', '路灯不亮'],
  ['一,二', '"一,二"'],
  ['说"好"', '"说""好"""'],
  ['一\n二', '"一\n二"'],
  ['=1+1', "'=1+1"],
  ['  @sum', "'  @sum"],
  ['＋86', "'＋86"],
  ['-1', "'-1"],
  ['\t=1', "'\t=1"],
  ['half \ud800', 'half \ufffd'],
] as const) {
  test(`${JSON.stringify(cell)} is written ${JSON.stringify(written)}`, () => {
    expect(csvOf([[cell]])).toBe(`\ufeff${written}\r\n`)
  })
}

test('rows and fields', () => {
  expect(
    csvOf([
      ['a', 'b'],
      ['', '2'],
    ]),
  ).toBe('\ufeffa,b\r\n,2\r\n')
})
