import { describe, expect, test } from 'vitest'
import type { StandingRows } from './as-of.ts'
import { refusedOf } from './check.ts'
import { key, type Key } from './fault.ts'
import { catalogueNames } from './names.ts'
import type {
  CatalogueName,
  Category,
  GrantRow,
  NoticeTemplate,
  Person,
  Region,
  Rows,
  StandIn,
  TimeLimit,
  Unit,
} from './rows.ts'

const sound = {
  region: [
    { code: '150900000000', name: '某盟', level: 'prefecture', parent: null, point: null },
    { code: '150921000000', name: '甲旗', level: 'county', parent: '150900000000', point: null },
    { code: '150921100000', name: '乙镇', level: 'township', parent: '150921000000', point: null },
  ],
  unit: [
    { code: 'city', name: '交通局', kind: 'bureau', level: 'prefecture', regionCode: '150900000000', superior: null },
    {
      code: 'roads',
      name: '甲旗交通局',
      kind: 'bureau',
      level: 'county',
      regionCode: '150921000000',
      superior: 'city',
    },
    { code: 'town', name: '乙镇', kind: 'township', level: 'township', regionCode: '150921100000', superior: 'roads' },
  ],
  person: [
    { code: 'p1', name: '王某', unitId: 'roads', regionCode: null },
    { code: 'p2', name: '李某', unitId: 'city', regionCode: null },
    { code: 'p3', name: '赵某', unitId: 'city', regionCode: null },
  ],
  grant: [
    { code: 'g1', personId: 'p1', role: 'unitHandler', unitId: 'roads', regionCode: null },
    { code: 'g2', personId: 'p2', role: 'dispatcher', unitId: null, regionCode: null },
    { code: 'g3', personId: 'p3', role: 'auditAdministrator', unitId: null, regionCode: null },
  ],
  standIn: [{ code: 's1', personId: 'p1', standInId: 'p2', why: '休假' }],
  category: [
    { code: '01', name: '交通', level: 1, parent: null, standardCode: null },
    { code: '0101', name: '道路', level: 2, parent: '01', standardCode: null },
  ],
  duty: [{ code: 'd1', unitId: 'roads', categoryCode: '0101', regionCode: '150921000000', basis: '三定规定' }],
  timeLimit: [
    {
      code: 'result',
      stage: 'result',
      kind: null,
      urgency: null,
      track: null,
      limit: { amount: 5, unit: 'day', clock: 'work' },
      basis: '默认',
    },
  ],
  statutoryLimit: [
    {
      code: 'law',
      name: '道路审批',
      categoryCode: '0101',
      kind: null,
      limit: { amount: 60, unit: 'day', clock: 'calendar' },
      basis: '某条例第二十条',
    },
  ],
  procedureNumber: [{ code: 'returnWorkdays', amount: 2, basis: '默认' }],
  calendarDay: [{ code: '2026-10-01', kind: 'holiday', name: '国庆节' }],
  officeHours: [{ code: 'all', hours: { spans: [{ from: 510, to: 720 }], seasons: [] } }],
  supervisionRule: [
    {
      code: 'l2',
      level: 2,
      name: '超期督办单',
      trigger: 'overdue',
      amount: 1,
      stages: ['result'],
      addressee: 'unit',
      basis: '默认',
      replyWorkdays: 2,
    },
  ],
  article: [
    {
      code: 'a1',
      question: '怎么报修路面？',
      answer: '拨打 12345。',
      categoryCode: '0101',
      regionCode: '150921000000',
      basis: '养护规定',
      keywords: ['坑'],
    },
  ],
  noticeTemplate: [
    {
      code: 'dispatched-any-zh',
      kind: 'dispatched',
      channel: 'any',
      language: 'zh',
      subject: null,
      text: '【连心】编号{number}已交{unit}办理，{due}前答复。',
    },
  ],
  quietHours: [{ code: 'sms', from: 1260, to: 480 }],
  dangerWord: [{ code: 'gas-leak', parts: ['燃气', '泄漏'], urgency: 'critical' }],
  reason: [{ code: 'decline-court', list: 'decline', zh: '已进入诉讼', en: 'in court', legalRoute: '人民法院' }],
} as const satisfies StandingRows
const rows: Required<StandingRows> = sound

/** With words of danger of these parts. */
function danger(...parts: readonly string[]) {
  return put('dangerWord', { code: 'own', parts, urgency: 'urgent' })
}

/** The sound catalogues with one row written over, or added. */
function put<N extends CatalogueName>(name: N, row: Rows[N]): readonly [StandingRows, ReadonlySet<Key>] {
  const others = rows[name].filter(({ code }) => code !== row.code)
  return [{ ...sound, [name]: [...others, row] }, new Set([key(name, row.code)])]
}

function without(name: CatalogueName, code: string): readonly [StandingRows, ReadonlySet<Key>] {
  return [{ ...sound, [name]: sound[name].filter((row) => row.code !== code) }, new Set([key(name, code)])]
}

const [prefecture, county, township] = sound.region
const [city, roads] = sound.unit
const region = (row: Partial<Region>) => put('region', { ...county, ...row })
const unit = (row: Partial<Unit>) => put('unit', { ...roads, ...row })
const category = (row: Partial<Category>) => put('category', { ...sound.category[1], ...row })
const person = (row: Partial<Person>) => put('person', { ...sound.person[0], ...row })
const grant = (row: Partial<GrantRow>) => put('grant', { ...sound.grant[0], ...row })
const standIn = (row: Partial<StandIn>) => put('standIn', { ...sound.standIn[0], ...row })
const template = (row: Partial<NoticeTemplate>) => put('noticeTemplate', { ...sound.noticeTemplate[0], ...row })
const limit = (row: TimeLimit['limit']) => put('timeLimit', { ...sound.timeLimit[0], limit: row })

test('sound catalogues are not refused, whatever was changed', () => {
  const all = catalogueNames.flatMap((name) => sound[name].map((row) => key(name, row.code)))
  expect(refusedOf(sound, new Set(all))).toEqual([])
})

describe('a changed row that does not fit', () => {
  for (const [what, [after, changed], expected] of [
    ['a region under an unknown one', region({ parent: 'X' }), '不在上级“X”之内'],
    [
      'a region in a county that is not there',
      region({ code: '150922100000', level: 'township', parent: '150922000000' }),
      '区划里没有“150922000000”',
    ],
    ['a code of another level', region({ code: '150922001000' }), '不是旗县级的区划代码'],
    ['a code that is none', region({ code: '15092' }), '不是旗县级的区划代码'],
    [
      'a place in another county',
      put('region', { ...township, parent: '150900000000', code: '150800100000' }),
      '不在上级',
    ],
    ['a region under a lower one', region({ parent: '150921100000' }), '不在上级“150921100000”之内'],
    ['a region under itself', region({ parent: '150921000000' }), '不在旗县级之上'],
    ['a region without a parent', region({ parent: null }), '须有上级'],
    ['a second prefecture', region({ code: '150800000000', level: 'prefecture', parent: null }), '只能有一个'],
    ['a prefecture under something', put('region', { ...prefecture, parent: '150921000000' }), '不在上级'],
    ['a unit in an unknown region', unit({ regionCode: 'X' }), '区划里没有“X”'],
    ['a county unit for the whole prefecture', unit({ regionCode: '150900000000' }), '不能负责'],
    ['a unit under an unknown one', unit({ superior: 'X' }), '单位里没有“X”'],
    ['a unit under itself', unit({ superior: 'roads' }), '成了环'],
    ['units in a circle', put('unit', { ...city, superior: 'roads' }), '成了环'],
    ['a unit under a lower one', unit({ superior: 'town' }), '成了环'],
    ['a bureau under a township', put('unit', { ...city, code: 'n', superior: 'town' }), '不在盟市级之上'],
    ['a category under an unknown one', category({ parent: 'X' }), '诉求分类里没有“X”'],
    ['a category two levels down', category({ level: 3 }), '须是2级'],
    ['a first level with a parent', category({ level: 1 }), '没有上级'],
    ['a second level without one', category({ parent: null }), '须有上级'],
    ['a person in an unknown unit', person({ unitId: 'X' }), '单位里没有“X”'],
    ['a person in an unknown region', person({ regionCode: 'X' }), '区划里没有“X”'],
    ['a person with the id of the system', person({ code: '00000000-0000-0000-0000-000000000000' }), '留给系统'],
    ['a grant to an unknown person', grant({ personId: 'X' }), '人员里没有“X”'],
    ['a grant in an unknown unit', grant({ unitId: 'X' }), '单位里没有“X”'],
    ['a grant in an unknown region', grant({ regionCode: 'X' }), '区划里没有“X”'],
    ['a handler without a unit', grant({ unitId: null }), '须填所在单位'],
    ['a leader of no unit', grant({ role: 'unitLeader', unitId: null }), '须填所在单位'],
    ['a grid worker without a region', grant({ role: 'gridWorker' }), '须填负责的区划'],
    ['a person who is the system', grant({ role: 'system' }), '不是工作人员'],
    ['a person of the staff who is a citizen', grant({ role: 'citizen' }), '不是工作人员'],
    ['the same grant twice', grant({ code: 'n' }), '已有同样的授权“g1”'],
    ...(['systemAdministrator', 'securityAdministrator'] as const).map(
      (role) =>
        [
          `an auditor who is ${role}`,
          grant({ code: 'n', personId: 'p3', role, unitId: null }),
          '不能由同一人兼任',
        ] as const,
    ),
    ['a stand-in for an unknown person', standIn({ personId: 'X' }), '人员里没有“X”'],
    ['a stand-in who is unknown', standIn({ standInId: 'X' }), '人员里没有“X”'],
    ['a stand-in for oneself', standIn({ standInId: 'p1' }), '本人不能给自己代班'],
    ['a stand-in who is away', standIn({ code: 'n', personId: 'p2', standInId: 'p1' }), '不能一个接一个'],
    ['a stand-in for an administrator', standIn({ code: 'n', personId: 'p3' }), '“赵某”是管理员'],
    ['an administrator who stands in', standIn({ standInId: 'p3' }), '“赵某”是管理员'],
    [
      'an administrator’s grant to one who stands in',
      grant({ code: 'n', personId: 'p2', role: 'securityAdministrator', unitId: null }),
      '“李某”是管理员',
    ],
    [
      'an administrator’s grant to one who is stood in for',
      grant({ code: 'n', role: 'systemAdministrator', unitId: null }),
      '“王某”是管理员',
    ],
    ['a duty of an unknown unit', put('duty', { ...sound.duty[0], unitId: 'X' }), '单位里没有“X”'],
    ['a duty for an unknown category', put('duty', { ...sound.duty[0], categoryCode: 'X' }), '诉求分类里没有“X”'],
    ['a duty in an unknown region', put('duty', { ...sound.duty[0], regionCode: 'X' }), '区划里没有“X”'],
    ['a limit of nothing', limit({ amount: 0, unit: 'day', clock: 'work' }), '须大于零'],
    ['half a working day', limit({ amount: 0.5, unit: 'day', clock: 'work' }), '须是整数'],
    [
      'a statutory limit of an unknown category',
      put('statutoryLimit', { ...sound.statutoryLimit[0], categoryCode: 'X' }),
      '诉求分类里没有“X”',
    ],
    [
      'a statutory limit of nothing',
      put('statutoryLimit', { ...sound.statutoryLimit[0], limit: { amount: 0, unit: 'day', clock: 'calendar' } }),
      '须大于零',
    ],
    [
      'half a working day to ask for a return in',
      put('procedureNumber', { ...sound.procedureNumber[0], amount: 1.5 }),
      '1 到 30 的整数',
    ],
    [
      'no day to ask for a return in',
      put('procedureNumber', { ...sound.procedureNumber[0], amount: 0 }),
      '1 到 30 的整数',
    ],
    ['a day that is none', put('calendarDay', { code: '2026-02-30', kind: 'holiday', name: '' }), '不是日期'],
    ['hours of no unit', put('officeHours', { ...sound.officeHours[0], code: 'summer' }), '单位里没有“summer”'],
    [
      'a trigger without its amount',
      put('supervisionRule', { ...sound.supervisionRule[0], amount: null }),
      '须写明数量',
    ],
    [
      'an amount that nothing asks for',
      put('supervisionRule', { ...sound.supervisionRule[0], trigger: 'due' }),
      '不需要数量',
    ],
    [
      'hours that overlap',
      put('officeHours', { code: 'all', hours: { spans: [{ from: 720, to: 510 }], seasons: [] } }),
      '先后有序',
    ],
    ['a word of danger that is a sentence', danger('着火了，快来'), '写一个词'],
    ['a word of danger of blanks alone', danger(' '), '写一个词'],
    ['a single character alone', danger('水'), '单独一个字'],
    ['words of danger that say one thing twice', danger('漏 气', '漏气'), '不能相同'],
    ['words for another kind', template({ code: 'answered-any-zh' }), '编码须是“dispatched-any-zh”'],
    [
      'something that is not told',
      template({ text: '【连心】{name}' }),
      '“{name}”不能用在这种通知里；可用：{number} 编号、{unit} 单位',
    ],
    ['a brace that does not close', template({ text: '【连心】{number' }), '“{{}”不能用'],
    ['more messages than anybody reads', template({ text: '请'.repeat(202) }), '是 4 条短信'],
    ['a word that gives it away', template({ text: '【连心】您的举报{number}' }), '“举报”会让看到手机的人'],
    ['the name of a category', template({ text: '【连心】道路的事{number}' }), '“道路”会让看到手机的人'],
    ['a subject of two lines', template({ subject: '连心\r\nBcc: a@b.cn' }), '只写一行'],
    ['quiet hours that never are', put('quietHours', { code: 'sms', from: 480, to: 480 }), '请删除这一行'],
    ['a duty telephone that is none', unit({ dutyPhone: '12' }), '值班电话'],
    ['a decline without a lawful way', put('reason', { ...sound.reason[0], legalRoute: null }), '法定途径'],
  ] as const) {
    test(what, () => {
      const [refused, ...others] = refusedOf(after, changed)
      expect(others).toEqual([])
      expect(refused?.zh).toContain(expected)
      expect(refused?.en).toMatch(/^[ -~\p{Script=Han}]+$/u)
      expect([...changed]).toContain(refused?.changed)
    })
  }
})

describe('a row that something still needs is not taken out', () => {
  for (const [name, code, needs] of [
    ['region', '150921100000', '单位“乙镇”'],
    ['region', '150921000000', '区划“乙镇”'],
    ['unit', 'roads', '单位“乙镇”'],
    ['unit', 'city', '单位“甲旗交通局”'],
    ['person', 'p1', '授权“p1 承办人”'],
    ['person', 'p3', '授权“p3 审计管理员”'],
    ['category', '0101', '职责清单“d1”'],
    ['category', '01', '诉求分类“道路”'],
  ] as const) {
    test(`${name} ${code}`, () => {
      const [refused] = refusedOf(...without(name, code))
      expect(refused?.zh).toContain(`${needs}还在用这一行`)
      expect(refused?.changed).toBe(key(name, code))
    })
  }

  for (const [name, code] of [
    ['grant', 'g1'],
    ['grant', 'g3'],
    ['standIn', 's1'],
    ['duty', 'd1'],
    ['timeLimit', 'result'],
    ['statutoryLimit', 'law'],
    ['procedureNumber', 'returnWorkdays'],
    ['unit', 'town'],
    ['reason', 'decline-court'],
  ] as const) {
    test(`${name} ${code} may go`, () => expect(refusedOf(...without(name, code))).toEqual([]))
  }
})

test('an old fault elsewhere does not stand in the way of a change', () => {
  const faulty = { ...sound, duty: [{ ...sound.duty[0], unitId: 'gone' }] }
  expect(refusedOf(faulty, new Set([key('region', township.code)]))).toEqual([])
})

test('an hour and a half is an amount', () => {
  expect(refusedOf(...limit({ amount: 1.5, unit: 'hour', clock: 'continuous' }))).toEqual([])
})
