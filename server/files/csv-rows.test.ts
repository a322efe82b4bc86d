import { readdir, readlink } from 'node:fs/promises'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { delimiterOf } from './csv-rows.ts'
import { openTable, readTable } from './read-table.ts'
import { failureOf, fileOf, rowsOf, tableOf, testFolder } from './test-files.ts'

testFolder()
const words = '编号,姓名,内容\r\n1,𬭩·䶮,㛃路😀灯不亮\r\n'
const table = [
  ['编号', '姓名', '内容'],
  ['1', '𬭩·䶮', '㛃路😀灯不亮'],
]

describe('encodings, told by content', () => {
  for (const [name, content] of [
    ['UTF-8', Buffer.from(words)],
    ['UTF-8 with mark', Buffer.from(`\ufeff${words}`)],
    ['GB18030', iconv.encode(words, 'gb18030')],
    ['UTF-16 little-endian', iconv.encode(`\ufeff${words}`, 'utf-16le')],
    ['UTF-16 big-endian', iconv.encode(`\ufeff${words}`, 'utf-16be')],
  ] as const) {
    test(name, async () => expect(await tableOf(await fileOf(`${name}.csv`, content))).toEqual(table))
  }

  for (const encoding of ['utf-8', 'gb18030']) {
    test(`${encoding} whose first Chinese comes after a megabyte`, async () => {
      const text = `id,text\n${'1,abc\n'.repeat(200_000)}2,路灯不亮，请尽快维修\n`
      const rows = await rowsOf(await fileOf(`late-${encoding}.csv`, iconv.encode(text, encoding)))
      expect(rows.at(-1)).toEqual({ line: 200_002, cells: { id: '2', text: '路灯不亮，请尽快维修' } })
    })

    // Pieces are cut in the middle of characters, wherever that falls.
    test(`${encoding} in long texts`, async () => {
      const text = 'a𬭩路·'.repeat(50_000)
      const rows = await rowsOf(await fileOf(`long-${encoding}.csv`, iconv.encode(`内容\n${text}\n`, encoding)))
      expect(rows[0]?.cells['内容']).toBe(text)
    })
  }

  test('bytes that are neither are refused with their line', async () => {
    const sound = Buffer.from('编号,内容\n1,路灯不亮\n2,暖气不热\n'.repeat(2000))
    const path = await fileOf('broken.csv', Buffer.concat([sound, Buffer.from([0xe8, 0xb7, 0x0a])]))
    await expect(rowsOf(path)).rejects.toMatchObject({ code: 'bad-encoding', zh: expect.stringContaining('6001') })
    await expect(rowsOf(path)).rejects.toMatchObject({ en: expect.stringContaining('not UTF-8') })
    const small = Buffer.concat([
      Buffer.from('编号,内容\n1,路灯不亮\n2,暖'),
      Buffer.from([0xe6, 0xb0]),
      Buffer.from('不热\n'),
    ])
    const told = { code: 'bad-encoding', en: expect.stringMatching(/line 3 .* not UTF-8/) }
    await expect(rowsOf(await fileOf('small.csv', small))).rejects.toMatchObject(told)
    const late = Buffer.concat([Buffer.from('id,text\n'.repeat(100_000)), Buffer.from([0x31, 0xff, 0x0a])])
    await expect(rowsOf(await fileOf('late.csv', late))).rejects.toMatchObject({
      zh: expect.stringContaining('100001'),
    })
    const wrong = Buffer.concat([iconv.encode('编号,内容\n1,路灯不亮', 'gb18030'), Buffer.from([0x81, 0x20, 0x0a])])
    const failure = rowsOf(await fileOf('broken-gb.csv', wrong))
    await expect(failure).rejects.toMatchObject({ code: 'bad-encoding', en: expect.stringContaining('not GB18030') })
  })
})

describe('records', () => {
  for (const [name, text, rows] of [
    [
      'line ends of all kinds',
      'a,b\r\n1,2\n3,4\r5,6',
      [
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ],
    ],
    ['quotes, commas and lines inside', 'a,b\n"x,""y""","一\r\n二"\n', [['x,"y"', '一\n二']]],
    ['a quote inside a bare cell', 'a,b\n他说"好,x\n', [['他说"好', 'x']]],
    ['padding', 'a,b\n" \t1\n",\u3000\u00a02 \n', [['1', '2']]],
    ['blank rows and rows of commas', 'a,b\n\n,\n1,2\n \t,\n', [['1', '2']]],
    ['rows that are too short', 'a,b,c\n1\n', [['1', '', '']]],
    ['tabs', 'a\tb\n1,5\t2\n', [['1,5', '2']]],
    ['semicolons', 'a;b\n1,5;2\n', [['1,5', '2']]],
    ['a hint of Excel', 'sep=|\r\na,x|b\n1|2\n', [['1', '2']]],
    ['digits stay', 'a,b\n013800138000,150402198001011234\n', [['013800138000', '150402198001011234']]],
    ['no row', 'a,b\n', []],
    [
      'a title over the table, with the commas Excel gives it',
      '来件台账,,\n单位：测试,,\na,b,c\n1,2,3\n',
      [['1', '2', '3']],
    ],
    ['one column with a comma in a row is no title', 'text\n路灯,坏了\n', [['路灯', '坏了']]],
  ] as const) {
    test(name, async () => expect((await tableOf(await fileOf('records.csv', text))).slice(1)).toEqual(rows))
  }

  test('line is the row number that Excel shows', async () => {
    const rows = await rowsOf(await fileOf('lines.csv', '\na,b\n"x\ny",2\n\n3,4\n'))
    expect(rows.map(({ line }) => line)).toEqual([3, 5])
  })

  test('a cell too many is a problem of its row alone', async () => {
    const rows = await rowsOf(await fileOf('wide.csv', 'a,b\n1,2,3\n4,5\n6,7,,\n'))
    expect(rows).toMatchObject([
      { line: 2, cells: { a: '1', b: '2', 列C: '3' }, problem: { code: 'too-many-fields' } },
      { line: 3, cells: { a: '4', b: '5' } },
      { line: 4, cells: { a: '6', b: '7' } },
    ])
    expect(rows[0]?.problem?.zh).toContain('3')
    expect(rows[1]).not.toHaveProperty('problem')
  })

  test('columns without a heading go by their letters', async () => {
    const { headings } = await openTable(await fileOf('nameless.csv', 'a,,__proto__,d,\n1,2,3,4,5\n'))
    expect(headings).toEqual(['a', '列B', '列C', 'd'])
    const [row] = await rowsOf(await fileOf('nameless.csv', 'a,,__proto__\n1,2,3\n'))
    expect(row?.cells).toEqual({ a: '1', 列B: '2', 列C: '3' })
  })

  test('the header can be named', async () => {
    const path = await fileOf('named.csv', '单位：测试,2026年\n编号,内容\n1,路灯\n')
    expect(await tableOf(path, { headerLine: 2 })).toEqual([
      ['编号', '内容'],
      ['1', '路灯'],
    ])
  })
})

test('the delimiter is told by the first line that holds anything', () => {
  expect(delimiterOf('\n\n"a,b,c";"d";e\n1,2,3,4')).toBe(';')
  expect(delimiterOf('内容')).toBe(',')
  expect(delimiterOf(`"${',;'.repeat(50_000)}`)).toBe(',')
  expect(delimiterOf(', '.repeat(50_000))).toBe(',')
})

describe('refused', () => {
  const limits = { columns: 5, cell: 1000 }
  for (const [code, text] of [
    ['unclosed-quote', 'a,b\n1,2\n"3,4\n5,6\n'],
    ['cell-too-long', `a,b\n1,${'长'.repeat(2000)}\n`],
    ['too-many-columns', 'a,b,c,d,e,f\n'],
    ['too-many-columns', 'a,b\n1,2,3,4,5,6\n'],
    ['duplicate-heading', '编号,内容, 编号 \n'],
    ['no-header', '\n,,\n \t\n'],
  ] as const) {
    test(code, async () => expect(await failureOf(await fileOf('refused.csv', text), { limits })).toBe(code))
  }

  test('an unclosed quote is named by the row it stands in', async () => {
    const path = await fileOf('unclosed.csv', 'a,b\n1,2\n"3,4\n5,6\n')
    await expect(rowsOf(path)).rejects.toMatchObject({ zh: expect.stringContaining('第 3 行') })
  })
})

test('leaving the walk, or closing before it, leaves no file open', async () => {
  const path = await fileOf('open.csv', `a,b\n${'1,2\n'.repeat(200_000)}`)
  for await (const row of readTable(path)) if (row.line > 3) break
  const table = await openTable(path)
  await table.close()
  expect(await Array.fromAsync(table.rows)).toEqual([])
  // Streams close a moment after they are left.
  await expect.poll(openPaths).not.toContain(path)
})

/** Files this process holds open, where the system tells. */
async function openPaths(): Promise<string[]> {
  const names = await readdir('/proc/self/fd').catch(() => [])
  return Promise.all(names.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => '')))
}

test('share grows to 1', async () => {
  const table = await openTable(await fileOf('share.csv', `a,b\n${'1,2\n'.repeat(200_000)}`))
  const shares: number[] = []
  for await (const row of table.rows) if (row.line % 50_000 === 0) shares.push(table.share())
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares[0]).toBeLessThan(0.9)
  expect(table.share()).toBe(1)
})
