import { expect, test } from 'vitest'
import { openTable } from './read-table.ts'
import { failureOf, fileOf, rowsOf, tableOf, testFolder } from './test-files.ts'

testFolder()

test('values as a person would write them', async () => {
  const text = [
    '{"id":123456789012345678,"phone":13800138000,"share":0.1,"small":1e-7,"big":1.5E+20,"yes":true,"none":null}',
    '{"id":"a","list":[1,"二"],"text":" 𬭩·😀\\n\\u0000\\ud800 ","__proto__":"x"}',
  ]
  const rows = await rowsOf(await fileOf('values.jsonl', `${text.join('\r\n')}\r\n`))
  expect(rows[0]?.cells).toMatchObject({
    id: '123456789012345678',
    phone: '13800138000',
    share: '0.1',
    small: '0.0000001',
    big: '150000000000000000000',
    yes: 'true',
    none: '',
    text: '',
  })
  expect(rows[1]).toEqual({
    line: 2,
    cells: {
      ...rows[0]?.cells,
      id: 'a',
      phone: '',
      share: '',
      small: '',
      big: '',
      yes: '',
      list: '[1,"二"]',
      text: '𬭩·😀\n\ufffd',
      列D: 'x',
    },
  })
})

test('a broken line is a row with a problem, the others are read', async () => {
  const path = await fileOf('broken.jsonl', '{"a":1}\n\n{"a":2\n[3]\n"4"\nnull\n{"a":5}')
  const rows = await rowsOf(path)
  expect(rows.map(({ line, problem }) => [line, problem?.code ?? null])).toEqual([
    [1, null],
    [3, 'bad-json'],
    [4, 'bad-json'],
    [5, 'bad-json'],
    [6, 'bad-json'],
    [7, null],
  ])
  expect(rows[1]?.problem?.zh).toContain('{"a":2')
})

test('headings are the keys of the first records; a later key is in its row', async () => {
  const path = await fileOf('keys.jsonl', `{"a":1}\n{"b":2}\n${'{"a":3}\n'.repeat(200)}{"c":4}\n`)
  const { headings } = await openTable(path)
  expect(headings).toEqual(['a', 'b'])
  expect((await rowsOf(path)).at(-1)?.cells).toEqual({ a: '', b: '', c: '4' })
})

test('content comes before the ending', async () => {
  expect(await tableOf(await fileOf('lines.txt', '{"a":"1"}\n'))).toEqual([['a'], ['1']])
  expect(await tableOf(await fileOf('comma.data', 'a,b\n1,2\n'))).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
})

for (const [code, name, text] of [
  ['json-not-by-line', 'list.json', '[{"a":1},\n{"a":2}]'],
  ['json-not-by-line', 'pretty.json', '{\n  "a": 1\n}\n'],
  ['no-header', 'empty.jsonl', '{}\n{}\n'],
  [
    'too-many-columns',
    'wide.jsonl',
    JSON.stringify(Object.fromEntries(Array.from({ length: 9 }, (_, at) => [at, at]))),
  ],
  ['cell-too-long', 'long.jsonl', `{"a":"1"}\n{"a":"${'x'.repeat(2000)}`],
] as const) {
  test(`${name}: ${code}`, async () => {
    expect(await failureOf(await fileOf(name, text), { limits: { columns: 5, cell: 1000 } })).toBe(code)
  })
}
