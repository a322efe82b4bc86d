import { readFile, readdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import * as fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { workbookBytes } from './workbook-zip.ts'
import { fileOf, pathOf, rowsOf, tableOf, testFolder } from './test-files.ts'
import { writeTable } from './write-table.ts'
import type { Value, WrittenColumn, WrittenTable } from './written-table.ts'
import { openParts } from './zip-parts.ts'
import { defaultLimits } from './table.ts'

testFolder()
const columns: readonly WrittenColumn[] = [
  { heading: '编号', key: 'id', kind: 'text', width: 16 },
  { heading: '内容', key: 'text', kind: 'text' },
  { heading: '件数', key: 'count', kind: 'number', sum: true },
  { heading: '日期', key: 'day', kind: 'date' },
  { heading: '时间', key: 'at', kind: 'time' },
  { heading: '满意率', key: 'rate', kind: 'percent' },
]
const row = {
  id: '013800138000',
  text: '𬭩·䶮 㛃😀\n路灯不亮',
  count: 2,
  day: '2026-04-17',
  at: new Date('2026-04-17T06:05:00Z'),
  rate: 0.1234,
}

const kept = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .toWellFormed()
    .replace(/\p{Cc}/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))

async function* failing() {
  yield row
  throw new Error('rows ended badly')
}

async function partOf(path: string, name: string): Promise<string> {
  const parts = await openParts(path, defaultLimits)
  const text = (await Array.fromAsync(parts.read(name, defaultLimits.sheet))).map(String).join('')
  parts.close()
  return text
}

async function written(name: string, rows: WrittenTable['rows'], more: Partial<WrittenTable> = {}): Promise<string> {
  await writeTable(pathOf(name), { sheet: '台账', columns, rows, ...more })
  return pathOf(name)
}

describe('a workbook', () => {
  test('has the values that were given, with a title and totals', async () => {
    const path = await written('book.xlsx', [row, { count: 3 }], { title: '台账（测试）', note: '单位：测试' })
    expect(await tableOf(path)).toEqual([
      ['编号', '内容', '件数', '日期', '时间', '满意率'],
      ['013800138000', '𬭩·䶮 㛃😀\n路灯不亮', '2', '2026-04-17', '2026-04-17T14:05:00', '0.1234'],
      ['', '', '3', '', '', ''],
      ['合计', '', '5', '', '', ''],
    ])
  })

  test('is read the same by another library', async () => {
    const path = await written('other.xlsx', [row], { title: '台账（测试）' })
    const { sheets } = await readXlsx(await readFile(path))
    expect(sheets.map(({ name }) => name)).toEqual(['台账'])
    expect(sheets[0]?.rows[0]?.[0]).toBe('台账（测试）')
    expect(sheets[0]?.rows.slice(1, 3)).toEqual([
      ['编号', '内容', '件数', '日期', '时间', '满意率'],
      ['013800138000', row.text, 2, new Date('2026-04-17'), new Date('2026-04-17T14:05:00Z'), 0.1234],
    ])
    expect(sheets[0]?.merges).toEqual([{ startRow: 0, startCol: 0, endRow: 0, endCol: 5 }])
    expect(sheets[0]?.freezePane).toMatchObject({ rows: 2 })
    expect(sheets[0]?.pageSetup).toMatchObject({ paperSize: 'a4', orientation: 'landscape', fitToWidth: 1 })
  })

  test('repeats its header on each page and numbers them', async () => {
    const path = await written('pages.xlsx', [row], { sheet: "甲'乙", title: '台' })
    expect(await partOf(path, 'xl/workbook.xml')).toContain("'甲''乙'!$2:$2")
    expect(await partOf(path, 'xl/worksheets/sheet1.xml')).toContain('第 &amp;P 页')
  })

  test('has its watermark above everything and on every printed page, whatever signs it holds', async () => {
    const watermark = '甲<乙> & 丙 · 7F3K-9Q2M'
    const path = await written('mark.xlsx', [row], { title: '台账', note: '注', watermark })
    expect((await tableOf(path))[0]).toEqual(columns.map(({ heading }) => heading))
    const { sheets } = await readXlsx(await readFile(path))
    expect(sheets[0]?.rows.slice(0, 3).map((cells) => cells[0])).toEqual([watermark, '台账', '注'])
    const printed = '甲&lt;乙&gt; &amp;&amp; 丙 · 7F3K-9Q2M'
    const sheet = await partOf(path, 'xl/worksheets/sheet1.xml')
    expect(sheet).toContain(`<oddHeader>&amp;R${printed}</oddHeader><oddFooter>&amp;L${printed}&amp;C第`)
    expect(await partOf(path, 'xl/workbook.xml')).toContain('$4:$4')
  })

  test('goes on in another sheet where one is full', async () => {
    const rows = Array.from({ length: 7 }, (_, at) => ({ id: `${at}`, count: at }))
    const path = await fileOf('long.xlsx', await buffer(workbookBytes({ sheet: '台账', columns, rows }, 5)))
    const ids = async (sheet: string) => (await rowsOf(path, { sheet })).map(({ cells }) => cells['编号'])
    expect(await ids('台账')).toEqual(['0', '1', '2'])
    expect(await ids('台账_2')).toEqual(['3', '4', '5'])
    expect(await ids('台账_3')).toEqual(['6', '合计'])
  })

  test('without rows has its header', async () => {
    expect(await tableOf(await written('none.xlsx', []))).toEqual([
      columns.map(({ heading }) => heading),
      ['合计', '', '0', '', '', ''],
    ])
  })

  for (const [wanted, name] of [
    ['a[b]:c*d?e/f\\g', 'a b  c d e f g'],
    ["'甲'", '甲'],
    ['', 'Sheet'],
    ['长'.repeat(40), '长'.repeat(31)],
    [`${'长'.repeat(30)}😀`, '长'.repeat(30)],
  ] as const) {
    test(`sheet ${wanted.slice(0, 12)} is called ${name.slice(0, 12)}`, async () => {
      const { sheets } = await readXlsx(await readFile(await written('name.xlsx', [row], { sheet: wanted })))
      expect(sheets[0]?.name).toBe(name)
    })
  }
})

describe('values as cells', () => {
  const kinds = ['text', 'number', 'date', 'time', 'percent'] as const
  for (const [value, ...cells] of [
    [null, '', '', '', '', ''],
    ['', '', '', '', '', ''],
    [2 ** 64, ...Array<string>(5).fill('18446744073709552000')],
    [Number.NaN, '', '', '', '', ''],
    [Number.POSITIVE_INFINITY, '', '', '', '', ''],
    ['2026-02-30', ...Array<string>(5).fill('2026-02-30')],
    ['1899-12-31', ...Array<string>(5).fill('1899-12-31')],
    ['9999-12-31', ...Array<string>(5).fill('9999-12-31')],
    [new Date('1900-01-01T00:00:00Z'), ...Array<string>(5).fill('1900-01-01 08:00:00')],
    [
      new Date('2026-04-16T16:00:00Z'),
      '2026-04-17 00:00:00',
      '2026-04-17 00:00:00',
      '2026-04-17',
      '2026-04-17',
      '2026-04-17 00:00:00',
    ],
    [new Date(Number.NaN), '', '', '', '', ''],
  ] as readonly (readonly [Value, ...string[]])[]) {
    test(String(value), async () => {
      const all = kinds.map((kind) => ({ heading: kind, key: kind, kind }))
      const rows = [{ ...Object.fromEntries(kinds.map((kind) => [kind, value])), end: 'x' }]
      await writeTable(pathOf('values.xlsx'), {
        sheet: '值',
        columns: [...all, { heading: 'end', key: 'end', kind: 'text' }],
        rows,
      })
      const [found] = await rowsOf(pathOf('values.xlsx'))
      expect(Object.values(found?.cells ?? {})).toEqual([...cells, 'x'])
    })
  }
})

describe('formulas that people send', () => {
  const texts = [
    '=1+1',
    '+86 138',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1+1',
    ' =cmd|x',
    '=HYPERLINK("http://x","点")',
    '路灯=坏',
  ]

  test('in a workbook are text cells, word for word; no cell is a formula', async () => {
    const path = await written(
      'formula.xlsx',
      texts.map((text) => ({ id: '1', text })),
    )
    const rows = await rowsOf(path)
    expect(rows.slice(0, -1).map(({ cells }) => cells['内容'])).toEqual(
      texts.map((text) => text.replace('\r', '\n').trim()),
    )
    const xml = await partOf(path, 'xl/worksheets/sheet1.xml')
    expect(xml).not.toContain('<f')
    expect(xml.match(/<c r="B\d+" s="1" t="inlineStr">/g)).toHaveLength(texts.length)
  })

  test('in a .csv get an apostrophe, also when they come from a workbook', async () => {
    const path = await written(
      'formula.xlsx',
      texts.map((text) => ({ id: '1', text })),
    )
    const rows = (await rowsOf(path)).slice(0, -1).map(({ cells }) => ({ text: cells['内容'] }))
    await writeTable(pathOf('formula.csv'), {
      sheet: '',
      columns: [{ heading: '=内容', key: 'text', kind: 'text' }],
      rows,
    })
    const lines = (await readFile(pathOf('formula.csv'), 'utf8')).split('\r\n')
    expect(lines.slice(0, -1)).toEqual([
      "\ufeff'=内容",
      "'=1+1",
      "'+86 138",
      "'-2+3",
      "'@SUM(A1)",
      "'=1",
      "'=1",
      "'＝1+1",
      "'=cmd|x",
      '"\'=HYPERLINK(""http://x"",""点"")"',
      '路灯=坏',
    ])
  })
})

test('a .csv: mark, CR LF, quotes, numbers and days as they are', async () => {
  const rows = [row, { id: '二', text: 'x,"y"', count: -5, rate: 1e-7, day: new Date('2026-04-16T16:00:00Z') }]
  await writeTable(pathOf('plain.csv'), { sheet: '', title: '不写', columns, rows })
  expect(await readFile(pathOf('plain.csv'), 'utf8')).toBe(
    '\ufeff编号,内容,件数,日期,时间,满意率\r\n013800138000,"𬭩·䶮 㛃😀\n路灯不亮",2,2026-04-17,2026-04-17 14:05:00,0.1234\r\n二,"x,""y""",-5,2026-04-17,,0.0000001\r\n',
  )
})

describe('whatever text', () => {
  const one: readonly WrittenColumn[] = [{ heading: 'a', key: 'a', kind: 'text' }]
  const texts = fc.array(
    fc.string({ unit: 'binary' }).map((text) => `x${text}x`),
    { minLength: 1, maxLength: 20 },
  )
  test('comes back from a workbook without its control characters, and every reader finds the workbook sound', async () => {
    const wild = fc.string({
      unit: fc.oneof(
        fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
        fc.constantFrom('<', '&', '_x0041_', ']]>', '\r', '\0'),
      ),
    })
    const any = fc.array(
      fc.oneof(
        texts.map((all) => all.join('')),
        wild.map((text) => `x${text}x`),
      ),
      { minLength: 1 },
    )
    await fc.assert(
      fc.asyncProperty(any, async (all) => {
        await writeTable(pathOf('any.xlsx'), { sheet: '一', columns: one, rows: all.map((a) => ({ a })) })
        const back = (await rowsOf(pathOf('any.xlsx'))).map(({ cells }) => cells['a'])
        expect(back).toEqual(all.map((text) => kept(text).replace(/[\ufffe\uffff]/g, '')))
        const { sheets } = await readXlsx(await readFile(pathOf('any.xlsx')))
        expect(sheets[0]?.rows.slice(1).map(([cell]) => cell)).toEqual(back)
      }),
      { numRuns: 40 },
    )
  })

  test('comes back from a .csv', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (all) => {
        await writeTable(pathOf('any.csv'), { sheet: '', columns: one, rows: all.map((a) => ({ a })) })
        const back = (await rowsOf(pathOf('any.csv'))).map(({ cells }) => cells['a'])
        expect(back).toEqual(all.map(kept))
      }),
      { numRuns: 40 },
    )
  })

  test('is cut at the limit of Excel, with a mark and no half character', async () => {
    const rows = [
      { a: '长'.repeat(32_767) },
      { a: '长'.repeat(32_768) },
      { a: `${'长'.repeat(32_754)}${'😀'.repeat(20)}` },
    ]
    await writeTable(pathOf('cut.xlsx'), { sheet: '一', columns: one, rows })
    const [whole = '', cut = '', pair = ''] = (await rowsOf(pathOf('cut.xlsx'))).map(({ cells }) => cells['a'] ?? '')
    expect(whole).toBe(rows[0]?.a)
    expect(cut).toHaveLength(32_767)
    expect(cut).toMatch(/长…（内容过长，此处截断）$/)
    expect(pair).toMatch(/(长|😀)…（内容过长，此处截断）$/u)
    expect(pair.isWellFormed()).toBe(true)
    expect(pair.length).toBeLessThanOrEqual(32_767)
  })
})

describe('a file is whole or not there', () => {
  test('rows that fail leave the old file and nothing beside it', async () => {
    const path = await fileOf('kept.xlsx', 'old')
    await expect(written('kept.xlsx', failing())).rejects.toThrow('rows ended badly')
    expect(await readFile(path, 'utf8')).toBe('old')
    expect((await readdir(dirname(path))).filter((name) => name.includes('.part'))).toEqual([])
  })

  test('a folder that is not there', async () => {
    const failure = writeTable(pathOf('no/such/folder.csv'), { sheet: '', columns, rows: [] })
    await expect(failure).rejects.toMatchObject({ code: 'file-not-writable', zh: expect.stringContaining('ENOENT') })
  })

  test('a stream gets the same bytes, and its failure ends the rows', async () => {
    const stream = new PassThrough()
    const [bytes, { rows }] = await Promise.all([
      buffer(stream),
      writeTable(stream, { sheet: '台账', columns, rows: [row] }),
    ])
    expect(rows).toBe(1)
    await writeFile(pathOf('stream.xlsx'), bytes)
    expect(await readFile(await written('file.xlsx', [row]))).toEqual(bytes)

    let asked = 0
    function* endless() {
      for (;;) {
        asked += 1
        yield row
      }
    }
    const gone = new PassThrough()
    const writing = writeTable(gone, { sheet: '台账', columns, rows: endless() }, 'csv')
    gone.once('data', () => gone.destroy())
    await expect(writing).rejects.toThrow()
    const then = asked
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(asked).toBe(then)
  })
})
