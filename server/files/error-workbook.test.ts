import { access, readdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { recognise } from '../../domain/intake/columns.ts'
import { errorWorkbook } from './error-workbook.ts'
import { openTable } from './read-table.ts'
import { pathOf, rowsOf, tableOf, testFolder } from './test-files.ts'

testFolder()
const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

test('rows with their number and the reason, in the columns of the original', async () => {
  const book = errorWorkbook(pathOf('a.errors.xlsx'), ['留言编号', '电话', '内容'])
  await book.add({ line: 7, cells: { 留言编号: '013', 电话: '=1+1', 内容: '路灯\n不亮', 列D: '多出' } }, '没有时间')
  expect(await exists(pathOf('a.errors.xlsx'))).toBe(false)
  await book.add({ line: 9, cells: {} }, '不是 JSON')
  expect(await book.close()).toBe(2)
  expect(await tableOf(pathOf('a.errors.xlsx'))).toEqual([
    ['行号', '原因', '留言编号', '电话', '内容'],
    ['7', '没有时间（列D：多出）', '013', '=1+1', '路灯\n不亮'],
    ['9', '不是 JSON', '', '', ''],
  ])
})

test('can be imported again, and what fails again has one number and one reason', async () => {
  const first = errorWorkbook(pathOf('b.xlsx'))
  await first.add({ line: 3, cells: { 编号: '1', 内容: '' } }, '没有内容')
  await first.close()
  const { headings, close } = await openTable(pathOf('b.xlsx'))
  await close()
  expect(recognise(headings)).toEqual({ ok: true, columns: { id: '编号', text: '内容' } })
  const second = errorWorkbook(pathOf('c.xlsx'), headings)
  for (const row of await rowsOf(pathOf('b.xlsx'))) await second.add(row, '还是没有内容')
  await second.close()
  expect(await tableOf(pathOf('c.xlsx'))).toEqual([
    ['行号', '原因', '编号', '内容'],
    ['2', '还是没有内容', '1', ''],
  ])
})

test('without rows there is no file; discarded there is none either', async () => {
  expect(await errorWorkbook(pathOf('none.xlsx')).close()).toBe(0)
  const book = errorWorkbook(pathOf('none.xlsx'))
  await book.add({ line: 1, cells: { a: '1' } }, 'x')
  await book.discard()
  expect(await exists(pathOf('none.xlsx'))).toBe(false)
  expect((await readdir(dirname(pathOf('x')))).filter((name) => name.includes('.part'))).toEqual([])
})

test('many rows, none of them lost', async () => {
  const book = errorWorkbook(pathOf('many.xlsx'))
  for (let line = 2; line < 20_002; line += 1) await book.add({ line, cells: { 内容: `第${line}行` } }, '重复')
  expect(await book.close()).toBe(20_000)
  const rows = await rowsOf(pathOf('many.xlsx'))
  expect(rows.map(({ cells }) => cells['行号'])).toEqual(Array.from({ length: 20_000 }, (_, at) => `${at + 2}`))
})

test('a place that cannot be written is told', async () => {
  const book = errorWorkbook(pathOf('no/such/folder.xlsx'))
  const writing = async () => {
    for (let line = 0; line < 1000; line += 1) await book.add({ line, cells: { a: '1' } }, 'x')
    await book.close()
  }
  await expect(writing()).rejects.toMatchObject({ code: 'file-not-writable' })
})
