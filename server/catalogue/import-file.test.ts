import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from 'iconv-lite'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { parsePlainDate } from '../../domain/deadline/plain-date.ts'
import { useDatabase } from '../../test/database.ts'
import { setUpPrefecture } from '../../test/prefecture.ts'
import { inTenant } from '../db/tenant.ts'
import type { Row } from '../files/table.ts'
import { gather, importCatalogue, importCatalogueFile, type ImportName } from './import-file.ts'
import { systemId } from './set-up.ts'
import { catalogueFor } from './snapshot.ts'

const database = useDatabase()
const at = new Date('2026-04-01T02:00:00Z')
const validFrom = parsePlainDate('2026-04-01')

const folder = mkdtempSync(join(tmpdir(), 'lianxin-catalogue-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let tenantId = 159_900
beforeEach(() => setUpPrefecture(database.app, (tenantId += 100)))

function importTable(as: ImportName, header: readonly string[], ...cells: readonly (readonly string[])[]) {
  const rows = cells.map((row, n) => ({ line: n + 2, cells: row }))
  const by = { personId: systemId, at }
  return inTenant(database.app, tenantId, (tx) =>
    importCatalogue(tx, tenantId, { header, rows }, { as, validFrom, note: '导入' }, by),
  )
}
const standing = () => inTenant(database.app, tenantId, (tx) => catalogueFor(tx, tenantId, validFrom))

test('units are added and changed; a second run of the same table writes nothing', async () => {
  const table = [
    ['名称', '上级'],
    ['环保局', '盟行署'],
    ['住建局', ''],
  ] as const
  expect(await importTable('units', ...table)).toEqual({ read: 2, added: 1, changed: 1, unchanged: 0, refused: [] })
  expect(await importTable('units', ...table)).toEqual({ read: 2, added: 0, changed: 0, unchanged: 2, refused: [] })
  const { units } = await standing()
  expect([units.get('环保局')?.superior, units.get('housing')?.superior]).toEqual(['government', null])
})

test('one bad row, and nothing is written', async () => {
  const { refused, added } = await importTable('units', ['名称', '上级'], ['环保局', '盟行署'], ['某科', '无此局'])
  expect([added, refused.map(({ line }) => line)]).toEqual([0, [3]])
  expect((await standing()).units.has('环保局')).toBe(false)
})

test('a row that does not fit the others is named by its line', async () => {
  const { refused } = await importTable(
    'people',
    ['姓名', '单位', '岗位'],
    ['甲', '住建局', '承办人'],
    ['乙', '', '承办人'],
  )
  expect(refused).toEqual([
    { line: 3, zh: '承办人和单位负责人须填所在单位。', en: 'A unit handler or leader belongs to a unit.' },
  ])
})

describe('people with their roles', () => {
  const header = ['姓名', '单位', '区划', '岗位']
  const grants = async (name: string) => {
    const person = [...(await standing()).people.values()].find((one) => one.name === name)
    return person?.grants.map(({ role, unitId, regionCode }) => [role, unitId, regionCode])
  }

  test('people and grants are written in one change, each grant where its role holds', async () => {
    const rows = [
      ['甲', '住建局', '', '承办人、单位负责人'],
      ['乙', '热线中心', '测试盟', '话务员，派单员'],
      ['丙', '热线中心', '东旗', '督办员'],
      ['丁', '', '河口苏木', '网格员'],
      ['戊', '水务局', '', ''],
    ] as const
    expect(await importTable('people', header, ...rows)).toEqual({
      read: 5,
      added: 5,
      changed: 0,
      unchanged: 0,
      refused: [],
    })
    expect(await grants('甲')).toEqual([
      ['unitHandler', 'housing', null],
      ['unitLeader', 'housing', null],
    ])
    expect(await grants('乙')).toEqual([
      ['dispatcher', null, null],
      ['operator', null, null],
    ])
    expect(await grants('丙')).toEqual([['supervisor', null, '159901000000']])
    expect(await grants('丁')).toEqual([['gridWorker', null, '159901100000']])
    expect(await grants('戊')).toEqual([])
    expect(await importTable('people', header, ...rows)).toMatchObject({ read: 5, added: 0, changed: 0, unchanged: 5 })
  })

  test('a new cell changes the grants alone; without the column nothing is said of them', async () => {
    const now = (roles: string) => importTable('people', header, ['甲', '住建局', '', roles])
    await now('承办人、分析员')
    expect(await now('承办人、单位负责人')).toMatchObject({ read: 1, added: 0, changed: 1, unchanged: 0 })
    expect(await grants('甲')).toEqual([
      ['unitHandler', 'housing', null],
      ['unitLeader', 'housing', null],
    ])
    expect(await importTable('people', ['姓名', '单位'], ['甲', '住建局'])).toMatchObject({ unchanged: 1 })
    expect(await grants('甲')).toHaveLength(2)
    expect(await now('')).toMatchObject({ changed: 1 })
    expect(await grants('甲')).toEqual([])
  })

  test('one who moves to another unit has the role there', async () => {
    const one = '00000000-0000-7000-8000-000000000777'
    const at = (unit: string) => importTable('people', ['编号', '姓名', '单位', '岗位'], [one, '己', unit, '承办人'])
    await at('住建局')
    expect(await at('交通局')).toMatchObject({ read: 1, changed: 1 })
    expect(await grants('己')).toEqual([['unitHandler', 'roads', null]])
  })

  for (const [what, roles, said] of [
    ['two administrators in one', '系统管理员、安全管理员', '不能由同一人兼任'],
    ['one of the public', '群众', '不是工作人员'],
    ['a role that is none', '局长', '岗位“局长”不认识'],
    ['a grid worker without a grid', '网格员', '须填负责的区划'],
  ] as const) {
    test(`${what}: refused by the line, and nobody is written`, async () => {
      const imported = await importTable('people', header, ['庚', '住建局', '', '承办人'], ['辛', '住建局', '', roles])
      expect(imported).toMatchObject({ added: 0, refused: [{ line: 3, zh: expect.stringContaining(said) }] })
      expect(await grants('庚')).toBeUndefined()
    })
  }
})

test('categories by level get codes that last', async () => {
  const header = ['一级分类', '二级分类', '三级分类']
  expect(await importTable('categories', header, ['教育', '招生', '划片'], ['教育', '招生', '转学'])).toMatchObject({
    read: 4,
    added: 4,
  })
  expect(await importTable('categories', header, ['教育', '招生', '转学'], ['教育', '收费', '补课'])).toMatchObject({
    added: 2,
    changed: 0,
  })
  const { categories } = await standing()
  expect(
    [...categories.values()].filter(({ code }) => code.startsWith('03')).map(({ code, name }) => `${code} ${name}`),
  ).toEqual(['03 教育', '0301 招生', '0301001 划片', '0301002 转学', '0302 收费', '0302001 补课'])
})

test('a calendar, duties, limits and reasons', async () => {
  expect(await importTable('calendar', ['日期', '类型', '名称'], ['2026-07-01', '放假', '地方节日'])).toMatchObject({
    added: 1,
  })
  expect(await importTable('duties', ['单位', '分类', '依据'], ['水务局', '农牧', '三定规定'])).toMatchObject({
    added: 1,
  })
  expect(await importTable('timeLimits', ['环节', '时限'], ['办结', '7个工作日'])).toMatchObject({ changed: 1 })
  expect(await importTable('reasons', ['清单', '理由'], ['退单', '不在辖区'])).toMatchObject({ added: 1 })
  const law = ['信息公开答复', '供热', '求助', '20个工作日', '某条例第三十三条']
  expect(await importTable('statutoryLimits', ['名称', '分类', '诉求类型', '法定期限', '依据'], law)).toMatchObject({
    added: 1,
  })
  // By its name it is the same row; what the table does not say stays.
  expect(await importTable('statutoryLimits', ['名称', '法定期限'], ['信息公开答复', '30个工作日'])).toMatchObject({
    changed: 1,
  })
  const { calendar, duties, timeLimits, statutoryLimits } = await standing()
  expect(statutoryLimits.find(({ name }) => name === '信息公开答复')).toMatchObject({
    categoryCode: '0101',
    kind: 'help',
    limit: { amount: 30, unit: 'day', clock: 'work' },
    basis: '某条例第三十三条',
  })
  expect(calendar.holidays.has(parsePlainDate('2026-07-01'))).toBe(true)
  expect(duties).toHaveLength(3)
  expect(timeLimits.find(({ code }) => code === 'result')?.limit.amount).toBe(7)
})

test('words of danger, with their parts in one cell; the same parts in another order are the same row', async () => {
  const table = [
    ['险情词', '紧急程度'],
    ['燃气+泄漏', '特急'],
    ['停水', '紧急'],
  ] as const
  expect(await importTable('dangerWords', ...table)).toMatchObject({ added: 2, refused: [] })
  expect(await importTable('dangerWords', table[0], ['泄漏＋燃气', '紧急'])).toMatchObject({ changed: 1 })
  const { dangerWords } = await standing()
  expect(dangerWords.map(({ parts, urgency }) => `${parts.join('+')} ${urgency}`).toSorted()).toEqual([
    '停水 urgent',
    '泄漏+燃气 urgent',
  ])
  const { refused } = await importTable('dangerWords', table[0], ['水', '紧急'], ['着火', '一般'])
  expect(refused.map(({ line, zh }) => [line, zh])).toEqual([[3, '紧急程度“一般”不认识，请写：特急、紧急。']])
  expect((await importTable('dangerWords', table[0], ['水', '紧急'])).refused[0]?.zh).toContain('单独一个字')
})

async function* brokenRows(): AsyncGenerator<Row, void> {
  yield { line: 3, cells: { 上级: '', 名称: '环保局' } }
  yield {
    line: 5,
    cells: { 名称: '某局', 列C: '多' },
    problem: { code: 'too-many-fields', zh: '多了一格', en: 'a cell too many' } as const,
  }
}

test('the rows of a file as it is read: by heading, with their numbers; a broken one keeps everything out', async () => {
  const table = await gather({ headings: ['名称', '上级'], rows: brokenRows() })
  expect(table.rows.map(({ line, cells }) => [line, ...cells])).toEqual([
    [3, '环保局', ''],
    [5, '某局', ''],
  ])
  const options = { as: 'units', validFrom, note: null } as const
  const { refused } = await inTenant(database.app, tenantId, (tx) =>
    importCatalogue(tx, tenantId, table, options, { personId: systemId, at }),
  )
  expect(refused).toEqual([{ line: 5, zh: '多了一格', en: 'a cell too many' }])
})

test('a file as Excel in China saves it, with a title above the headings', async () => {
  const path = join(folder, '单位.csv')
  writeFileSync(
    path,
    encode(
      '测试盟单位目录,,\r\n单位名称,上级单位,类型\r\n环保局,盟行署,局\r\n,,\r\n供热公司,住建局,企业\r\n',
      'gb18030',
    ),
  )
  const options = { as: 'units', validFrom, note: '导入' } as const
  const imported = await importCatalogueFile(database.app, tenantId, path, options, { personId: systemId, at })
  expect(imported).toEqual({ read: 2, added: 2, changed: 0, unchanged: 0, refused: [] })
  const { units } = await standing()
  expect(units.get('供热公司')).toMatchObject({ kind: 'utility', superior: 'housing' })
})
