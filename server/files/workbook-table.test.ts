import { describe, expect, test } from 'vitest'
import { openTable, readTable } from './read-table.ts'
import { failureOf, fileOf, rowsOf, tableOf, testFolder, textRow, workbookOf } from './test-files.ts'

testFolder()

async function sheetOf(rows: string, more: Partial<Parameters<typeof workbookOf>[0]> = {}): Promise<string> {
  return fileOf('book.xlsx', await workbookOf({ sheets: { 来件: rows }, ...more }))
}

describe('cells as a person sees them', () => {
  const formats = [
    'yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;',
    '[$-804]h:mm',
    '000000',
    '#,##0.00',
    '[h]:mm',
    '0.00%',
  ]
  const texts = `<si><t xml:space="preserve"> 路灯
不亮 </t></si><si><r><rPr><b/></rPr><t>加</t></r><r><t>粗</t></r><rPh sb="0" eb="1"><t>jiā</t></rPh></si><si><t>_x005F_x0041_和_x0041_</t></si><si/>`
  for (const [name, cell, text] of [
    ['a shared text, padding cut', '<c t="s"><v>0</v></c>', '路灯\n不亮'],
    ['rich text without readings', '<c t="s"><v>1</v></c>', '加粗'],
    ['escapes of Excel', '<c t="s"><v>2</v></c>', '_x0041_和A'],
    ['a text that is not there', '<c t="s"><v>99</v></c>', ''],
    ['rich text in the cell', '<c t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c>', '甲乙'],
    ['entities', '<c t="inlineStr"><is><t>&lt;b&gt;&amp;&#x2B;&#65;</t></is></c>', '<b>&+A'],
    ['CDATA', '<c t="inlineStr"><is><t><![CDATA[<路>]]></t></is></c>', '<路>'],
    ['a phone as a number', '<c><v>13800138000</v></c>', '13800138000'],
    ['a phone with an exponent', '<c><v>1.3800138000000001E10</v></c>', '13800138000.000002'],
    ['an id with an exponent', '<c><v>1.3800138E+10</v></c>', '13800138000'],
    ['an id of 18 digits as a number', '<c><v>150402198001011234</v></c>', '150402198001011234'],
    ['a number that is not whole', '<c><v>0.10000000000000001</v></c>', '0.1'],
    ['a small number', '<c><v>1.0E-7</v></c>', '0.0000001'],
    ['digits filled up', '<c s="3"><v>123</v></c>', '000123'],
    ['a number with commas', '<c s="4"><v>1234.5</v></c>', '1234.5'],
    ['a percentage', '<c s="6"><v>0.125</v></c>', '0.125'],
    ['a day', '<c s="1"><v>43833</v></c>', '2020-01-03'],
    ['a day with its time', '<c s="1"><v>43833.586805555555</v></c>', '2020-01-03T14:05:00'],
    ['a time alone', '<c s="2"><v>0.58680555555</v></c>', '14:05:00'],
    ['the day that never was', '<c s="1"><v>60</v></c>', '1900-02-29'],
    ['a day in 9999', '<c s="1"><v>2958465</v></c>', '9999-12-31'],
    ['a day beyond', '<c s="1"><v>2958466</v></c>', '2958466'],
    ['a day before all', '<c s="1"><v>-5</v></c>', '-5'],
    ['an unformatted serial', '<c><v>43833.5868</v></c>', '43833.5868'],
    ['a length of time', '<c s="5"><v>1.5</v></c>', '1.5'],
    ['a day as ISO text', '<c t="d"><v>2020-01-03T14:05:00</v></c>', '2020-01-03T14:05:00'],
    ['true', '<c t="b"><v>1</v></c>', 'TRUE'],
    ['false', '<c t="b"><v>0</v></c>', 'FALSE'],
    ['an error', '<c t="e"><v>#N/A</v></c>', '#N/A'],
    ['a formula’s last number', '<c><f>1+1</f><v>2</v></c>', '2'],
    ['a formula’s last text', '<c t="str"><f>A1&amp;B1</f><v>甲乙</v></c>', '甲乙'],
    ['a formula without a result', '<c><f>1+1</f></c>', ''],
    ['rare Hanzi, emoji, the dot of names', '<c t="inlineStr"><is><t>𬭩䶮㛃·😀</t></is></c>', '𬭩䶮㛃·😀'],
  ] as const) {
    test(name, async () => {
      const rows = `${textRow(1, 'a', 'b')}<row r="2">${cell}<c t="inlineStr"><is><t>x</t></is></c></row>`
      const path = await sheetOf(rows, { texts, formats })
      expect(await tableOf(path)).toEqual([
        ['a', 'b'],
        [text, 'x'],
      ])
    })
  }

  test('days counted from 1904', async () => {
    const rows = `${textRow(1, 'a')}<row r="2"><c s="1"><v>42371</v></c></row>`
    const path = await sheetOf(rows, { formats: ['yyyy-mm-dd'], properties: 'date1904="1"' })
    expect(await tableOf(path)).toEqual([['a'], ['2020-01-03']])
  })
})

describe('rows', () => {
  test('numbers are those beside the rows; blank ones are passed over', async () => {
    const rows = `${textRow(3, 'a', 'b')}<row r="4"/><row r="5"><c r="B5"/></row>${textRow(7, '', '1')}${textRow(1000, '2')}`
    expect(await rowsOf(await sheetOf(rows))).toEqual([
      { line: 7, cells: { a: '', b: '1' } },
      { line: 1000, cells: { a: '2', b: '' } },
    ])
  })

  test('without references cells and rows count on', async () => {
    const rows = '<row><c t="inlineStr"><is><t>a</t></is></c></row><row><c><v>1</v></c></row>'
    expect(await rowsOf(await sheetOf(rows))).toEqual([{ line: 2, cells: { a: '1' } }])
  })

  test('references leave gaps', async () => {
    const rows = `${textRow(1, 'a', 'b', 'c')}<row r="2"><c r="C2"><v>3</v></c></row>`
    expect(await tableOf(await sheetOf(rows))).toEqual([
      ['a', 'b', 'c'],
      ['', '', '3'],
    ])
  })

  test('a note beside the table is kept under its column', async () => {
    const rows = `${textRow(1, 'a')}<row r="2"><c r="A2"><v>1</v></c><c r="AB2"><v>2</v></c></row>`
    expect(await rowsOf(await sheetOf(rows))).toEqual([{ line: 2, cells: { a: '1', 列AB: '2' } }])
  })

  test('blank cells far out do not count as columns', async () => {
    const rows = `${textRow(1, 'a')}<row r="2"><c r="A2"><v>1</v></c><c r="XFD2" s="1"/></row>`
    expect(await tableOf(await sheetOf(rows))).toEqual([['a'], ['1']])
  })

  test('a title and a line of notes above the header', async () => {
    const rows = `${textRow(1, '来件台账')}${textRow(2, '单位：测试')}${textRow(3, '编号', '内容')}${textRow(4, '1', '路灯')}`
    expect(await tableOf(await sheetOf(rows))).toEqual([
      ['编号', '内容'],
      ['1', '路灯'],
    ])
  })

  test('one column, however many rows', async () => {
    const lines = Array.from({ length: 20 }, (_, at) => textRow(at + 1, `文${at}`))
    expect(await rowsOf(await sheetOf(lines.join('')))).toHaveLength(19)
  })

  test('names with a prefix, as some programs write them', async () => {
    const sheet =
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row><x:row r="2"><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    expect(await tableOf(await sheetOf('', { more: { 'xl/worksheets/sheet1.xml': sheet } }))).toEqual([['a'], ['1']])
  })
})

describe('sheets', () => {
  const sheets = {
    '!列表': textRow(1, '甲') + textRow(2, '乙'),
    说明: textRow(1, '请看下一页'),
    空: '',
    来件: textRow(1, 'a') + textRow(2, '1'),
    其他: textRow(1, 'b') + textRow(2, '2'),
  }
  test('the first visible one with rows', async () => {
    const path = await fileOf('sheets.xlsx', await workbookOf({ sheets }))
    expect(await tableOf(path)).toEqual([['a'], ['1']])
  })

  test('by name, hidden ones too', async () => {
    const path = await fileOf('sheets.xlsx', await workbookOf({ sheets }))
    expect(await tableOf(path, { sheet: ' 其他 ' })).toEqual([['b'], ['2']])
    expect(await tableOf(path, { sheet: '列表' })).toEqual([['甲'], ['乙']])
    expect(await tableOf(path, { sheet: '说明' })).toEqual([['请看下一页']])
    expect(await failureOf(path, { sheet: '空' })).toBe('no-header')
    await expect(openTable(path, { sheet: '来件二' })).rejects.toMatchObject({
      code: 'no-such-sheet',
      zh: expect.stringContaining('说明、空、来件、其他'),
    })
  })

  test('a header alone is a table without rows', async () => {
    const path = await fileOf('header.xlsx', await workbookOf({ sheets: { 空: '', 表: textRow(1, 'a', 'b') } }))
    expect(await tableOf(path)).toEqual([['a', 'b']])
  })
})

test('a walk that is left closes the file; share grows to 1', async () => {
  const lines = Array.from({ length: 20_000 }, (_, at) => textRow(at + 1, `文${at}`, 'x'))
  const path = await sheetOf(lines.join(''))
  for await (const row of readTable(path)) if (row.line > 3) break
  const table = await openTable(path)
  const shares: number[] = []
  for await (const row of table.rows) if (row.line % 5000 === 0) shares.push(table.share())
  expect(shares[0]).toBeLessThan(0.9)
  expect(table.share()).toBe(1)
  await table.close()
})
