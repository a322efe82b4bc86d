import { describe, expect, test } from 'vitest'
import type { StandingRows } from '../../../domain/catalogue/as-of.ts'
import { catalogueRows, uid } from '../../../test/make.ts'
import type { TableName } from './headings.ts'
import { readRows } from './read-rows.ts'

const standing: StandingRows = catalogueRows

/** A table as text, its cells apart by |, and what is read from it. */
function read(name: TableName, text: string, given: Readonly<Record<string, string>> = {}) {
  const [header = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split('|'))
  return readRows(name, { header, rows: rows.map((cells, n) => ({ line: n + 2, cells })) }, standing, given)
}
const only = (name: TableName, text: string) => {
  const { rows, refused } = read(name, text)
  expect(refused).toEqual([])
  return rows[0]
}

describe('one row of each catalogue', () => {
  for (const [what, name, text, expected] of [
    [
      'a new unit, its region and superior by name',
      'unit',
      '单位名称|类型|所在区划|上级单位\n东旗交通局|局|东旗|交通局',
      {
        code: '东旗交通局',
        name: '东旗交通局',
        kind: 'bureau',
        level: 'county',
        regionCode: '159901000000',
        superior: 'roads',
      },
    ],
    [
      'a unit of that name keeps its code, kind and superior',
      'unit',
      '名称\n住建局',
      {
        code: 'housing',
        name: '住建局',
        kind: 'bureau',
        level: 'prefecture',
        regionCode: '159900000000',
        superior: 'government',
      },
    ],
    [
      'a new name under a code',
      'unit',
      '编码|名称\nhousing|住房城乡建设局',
      {
        code: 'housing',
        name: '住房城乡建设局',
        kind: 'bureau',
        level: 'prefecture',
        regionCode: '159900000000',
        superior: 'government',
      },
    ],
    [
      'an empty cell empties',
      'unit',
      '编码|名称|上级\nhousing|住建局|',
      {
        code: 'housing',
        name: '住建局',
        kind: 'bureau',
        level: 'prefecture',
        regionCode: '159900000000',
        superior: null,
      },
    ],
    [
      'headings with marks and signs',
      'unit',
      ' 单位 名称（必填） |层级*\n某中心（试点）|旗县级',
      {
        code: '某中心-试点-',
        name: '某中心（试点）',
        kind: 'bureau',
        level: 'county',
        regionCode: '159900000000',
        superior: null,
      },
    ],
    [
      'a village, level and parent from its code',
      'region',
      '区划代码|名称|纬度|经度\n159901100202|新村|43.5|116.25',
      {
        code: '159901100202',
        name: '新村',
        level: 'village',
        parent: '159901100000',
        point: { lat: 43.5, lon: 116.25 },
      },
    ],
    [
      'a grid',
      'region',
      '代码|名称\n159901100201001|第一网格',
      { code: '159901100201001', name: '第一网格', level: 'grid', parent: '159901100201', point: null },
    ],
    [
      'a person known by name and unit',
      'person',
      '姓名|单位|岗位\n住建局承办人|住建局|承办人、单位负责人',
      {
        code: uid(104),
        name: '住建局承办人',
        unitId: 'housing',
        regionCode: null,
      },
    ],
    [
      'a category under another',
      'category',
      '编码|名称|上级\n0101002|漏水|供热',
      { code: '0101002', name: '漏水', level: 3, parent: '0101', standardCode: null },
    ],
    [
      'a duty by names and a path',
      'duty',
      '单位|分类|区划|依据\n水务局|城建->供热|东旗/河口苏木|三定规定',
      {
        code: expect.stringMatching(/^duty-[0-9a-f]{12}$/),
        unitId: 'water',
        categoryCode: '0101',
        regionCode: '159901100000',
        basis: '三定规定',
      },
    ],
    [
      'a duty that stands keeps its code',
      'duty',
      '单位|分类|依据\nhousing|01|新三定规定',
      { code: 'd1', unitId: 'housing', categoryCode: '01', regionCode: null, basis: '新三定规定' },
    ],
    [
      'a duty for anything',
      'duty',
      '单位|依据\n水务局|三定规定',
      { code: expect.any(String), unitId: 'water', categoryCode: null, regionCode: null, basis: '三定规定' },
    ],
    [
      'a time limit',
      'timeLimit',
      '环节|诉求类型|紧急程度|时限|依据\n办结|咨询|一般|1个工作日|本市规定',
      {
        code: 'normal-inquiry-result',
        stage: 'result',
        kind: 'inquiry',
        urgency: 'normal',
        track: null,
        limit: { amount: 1, unit: 'day', clock: 'work' },
        basis: '本市规定',
      },
    ],
    [
      'a time limit for the same matters keeps its code and basis',
      'timeLimit',
      '环节|时限\n签收|2个工作日',
      {
        code: 'accept',
        stage: 'accept',
        kind: null,
        urgency: null,
        track: null,
        limit: { amount: 2, unit: 'day', clock: 'work' },
        basis: '测试时限',
      },
    ],
    [
      'a day off',
      'calendarDay',
      '日期|类型|名称\n2026年7月1日|放假|建盟纪念日',
      { code: '2026-07-01', kind: 'holiday', name: '建盟纪念日' },
    ],
    [
      'a day made up for',
      'calendarDay',
      '日期|类型\n2026-07-04|上班',
      { code: '2026-07-04', kind: 'makeUpDay', name: '调休上班' },
    ],
    [
      'a reason',
      'reason',
      '清单|理由|法定途径\n不予受理|已进入仲裁|申请仲裁',
      {
        code: expect.stringMatching(/^decline-/),
        list: 'decline',
        zh: '已进入仲裁',
        en: '已进入仲裁',
        legalRoute: '申请仲裁',
      },
    ],
  ] as const) {
    test(what, () => expect(only(name, text)).toEqual(expected))
  }
})

describe('a table as a whole', () => {
  test('rows may name each other, in any order; blank rows are passed over', () => {
    const { rows, refused } = read('unit', '单位名称|上级单位\n甲科|新局\n | \n新局|政府\n')
    expect(refused.map(({ line, zh }) => `${line} ${zh}`)).toEqual([expect.stringContaining('4 单位里没有“政府”')])
    expect(rows).toMatchObject([{ name: '甲科', superior: '新局' }])
  })

  test('a tree of categories of its own', () => {
    const { rows } = read('category', '编码|名称|上级\n05|教育|\n0501|学校|05\n0501001|招生|学校')
    expect(rows.map((row) => ('level' in row ? row.level : 0))).toEqual([1, 2, 3])
  })

  test('one column for each level', () => {
    const { rows } = read('category', '一级分类|二级分类|三级分类\n城建|供热|不热\n城建|供热|漏水')
    expect(rows.map(({ code }) => code)).toEqual(['01', '0101', '0101001', '0101002'])
  })

  test('columns as told', () => {
    const { rows } = read('unit', 'A|B\nx1|某局', { code: 'A', name: 'B' })
    expect(rows).toMatchObject([{ code: 'x1', name: '某局' }])
  })

  test('the same person or duty read twice is the same', () => {
    const text = '姓名|单位\n某人|水务局'
    expect(only('person', text)).toEqual(only('person', text))
  })
})

describe('refused, with the line and what to do', () => {
  for (const [what, name, text, line, said] of [
    ['a unit without a name', 'unit', '编码|名称\nx|', 2, '缺少“单位名称”'],
    ['an unknown superior', 'unit', '名称|上级\n甲|乙', 2, '单位里没有“乙”'],
    ['an unknown word', 'unit', '名称|类型\n甲|公司制', 2, '单位类型“公司制”不认识'],
    ['a code twice', 'unit', '编码|名称\nx|甲\ny|乙\nx|丙', 4, '与第 2 行相同'],
    ['a name too long', 'unit', `编码|名称\nx|${'长'.repeat(201)}`, 2, '最多 200 个字'],
    ['a code with blanks', 'unit', '编码|名称\na b|甲', 2, '“code”不对'],
    ['a region code of 6 digits', 'region', '代码|名称\n159901|东旗', 2, '12 位'],
    ['a point that is none', 'region', '代码|名称|纬度|经度\n159901000000|东旗|北|东', 2, '经纬度'],
    ['a limit that is none', 'timeLimit', '环节|时限|依据\n办结|尽快|无', 2, '时限“尽快”看不懂'],
    ['a day that is none', 'calendarDay', '日期|类型\n2026-02-30|放假', 2, '日期“2026-02-30”看不懂'],
    ['headings that say nothing', 'unit', '甲|乙\n1|2', 1, '表头里没有认识的列'],
  ] as const) {
    test(what, () => {
      const { refused } = read(name, text)
      expect(refused).toHaveLength(1)
      expect(refused[0]).toMatchObject({ line, zh: expect.stringContaining(said), en: expect.stringMatching(/[a-z]/) })
    })
  }

  test('a column that is not there, a field that is none', () => {
    expect(read('unit', '名称\n甲', { code: '编号' }).refused[0]?.zh).toContain('没有这样的列：编号')
    expect(read('unit', '名称\n甲', { phone: '名称' }).refused[0]?.zh).toContain('phone')
  })

  test('a name that several have', () => {
    const twins: StandingRows = {
      ...standing,
      region: [
        ...(standing.region ?? []),
        { code: '159902100000', name: '河口苏木', level: 'township', parent: '159902000000', point: null },
      ],
    }
    const table = {
      header: ['单位', '区划', '依据'],
      rows: [
        { line: 2, cells: ['水务局', '河口苏木', '无'] },
        { line: 3, cells: ['水务局', '西旗/河口苏木', '无'] },
      ],
    }
    const { rows, refused } = readRows('duty', table, twins)
    expect(refused).toMatchObject([{ line: 2, zh: expect.stringContaining('有 2 个“河口苏木”') }])
    expect(rows).toMatchObject([{ regionCode: '159902100000' }])
  })
})
