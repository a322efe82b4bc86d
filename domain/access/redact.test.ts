import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { redact, saysWhat, spansOf } from './redact.ts'
import { repeats } from './test-repeats.ts'

const table = (name: string, rows: readonly (readonly [string, string])[]) =>
  describe(name, () => {
    test.each(rows)('%s → %s', (from, to) => expect(redact(from)).toBe(to))
  })
const untouched = (name: string, rows: readonly string[]) =>
  describe(name, () => {
    test.each(rows)('%s', (text) => expect(redact(text)).toBe(text))
  })

table('telephones', [
  ['电话13800001234', '电话〔电话〕'],
  ['请打１３８ ００００ １２３４', '请打〔电话〕'],
  ['138-0000-1234或139.0000.1234', '〔电话〕或〔电话〕'],
  ['138，0000，1234', '〔电话〕'],
  ['1 3 8 0 0 0 0 1 2 3 4', '〔电话〕'],
  ['138*0000*1234', '〔电话〕'],
  ['138一0000一1234', '〔电话〕'],
  ['+86 13800001234', '〔电话〕'],
  ['8613800001234', '〔电话〕'],
  ['一三八零零零零一二三四一直打不通', '〔电话〕一直打不通'],
  ['幺三八〇〇〇〇幺二三四', '〔电话〕'],
  ['壹叁捌零零零零壹贰叁肆', '〔电话〕'],
  ['138零零零零1234', '〔电话〕'],
  ['0475-8230001', '〔电话〕'],
  ['（0475）8230001转801', '〔电话〕'],
  ['０１０－６２３３０００１', '〔电话〕'],
  ['座机8230001', '座机〔电话〕'],
  ['电话823-0001', '电话〔电话〕'],
  ['零四七五八二三零零零一', '〔电话〕'],
  ['400-800-1234', '〔电话〕'],
  ['8008001234', '〔电话〕'],
  ['1380000123（少一位）', '〔电话〕（少一位）'],
  ['13800001234/13900001234', '〔电话〕/〔电话〕'],
  ['2020-01-15 13800001234', '2020-01-15 〔电话〕'],
  ['1\ufe0f\u20e33\ufe0f\u20e38\ufe0f\u20e300001234', '〔电话〕'],
  ['138\u200b0000\u200b1234', '〔电话〕'],
  ['138\ue0000000\ue0001234', '〔电话〕'],
  ['138杠0000杠1234', '〔电话〕'],
  ['0475——8230001', '〔电话〕'],
  ['0470-0475-8230001', '〔电话〕'],
  ['请直接与我们联系（82 30001）', '请直接与我们联系（〔电话〕）'],
  ['电话8230001次次打不通', '电话〔电话〕次次打不通'],
  ['𝟏𝟑𝟖𝟎𝟎𝟎𝟎𝟏𝟐𝟑𝟒', '〔电话〕'],
])

table('numbers of persons, cards, vehicles and accounts', [
  ['身份证152301199001011234', '身份证〔身份证号〕'],
  ['152301 19900101 123x', '〔身份证号〕'],
  ['１５２３０１１９９００１０１１２３Ｘ', '〔身份证号〕'],
  ['152301900101123', '〔身份证号〕'],
  ['一五二三零一一九九零零一零一一二三四', '〔身份证号〕'],
  ['卡号6222 0000 1111 2222 333', '卡号〔银行卡〕'],
  ['6222000011112222', '〔银行卡〕'],
  ['蒙G12345乱停', '〔车牌〕乱停'],
  ['蒙GD12345', '〔车牌〕'],
  ['蒙Ｇ·１２３４５', '〔车牌〕'],
  ['蒙 g 12345', '〔车牌〕'],
  ['蒙G1234挂', '〔车牌〕'],
  ['车牌号：G12345', '车牌号：〔车牌〕'],
  ['写信到zhang.san@example.com.cn，', '写信到〔邮箱〕，'],
  ['zhang＠example．com', '〔邮箱〕'],
  ['微信号：abc_12345', '微信号：〔账号〕'],
  ['加QQ 123456789', '加QQ 〔账号〕'],
  ['供热户号20201234567', '供热户号〔账号〕'],
  ['网友“A00012345”您好', '网友“〔账号〕”您好'],
  ['UU0012345：您好', '〔账号〕：您好'],
  ['152301、19900101、1234', '〔身份证号〕'],
  ['香港身份证A123456（7）', '香港身份证〔身份证号〕'],
  ['护照号123456789', '护照号〔身份证号〕'],
])

table('dwellings: the place stays', [
  ['幸福小区3号楼2单元501室漏水', '幸福小区〔门牌〕漏水'],
  ['幸福小区3号楼', '幸福小区〔门牌〕'],
  ['5号楼2单元301一直漏水', '〔门牌〕一直漏水'],
  ['学府花园5-2-301', '学府花园〔门牌〕'],
  ['学府花园5-301没暖气', '学府花园〔门牌〕没暖气'],
  ['我家12栋停电', '我家〔门牌〕停电'],
  ['三号楼二单元五零一室', '〔门牌〕'],
  ['门牌88号', '门牌〔门牌〕'],
  ['和平路18号院', '和平路〔门牌〕'],
  ['明仁大街126号', '明仁大街〔门牌〕'],
  ['B座1203室', '〔门牌〕'],
  ['是三号楼，楼道漏水', '是〔门牌〕，楼道漏水'],
  ['6 栋302 房漏水', '〔门牌〕漏水'],
  ['门面36 号', '门面〔门牌〕'],
  ['明仁大街202，没有路灯', '明仁大街〔门牌〕，没有路灯'],
  ['幸福小区C栋的住户', '幸福小区〔门牌〕的住户'],
  ['幸福小区A栋2-302', '幸福小区〔门牌〕'],
  ['幸福小区B栋503和北幢602', '幸福小区〔门牌〕和〔门牌〕'],
  ['南珠日河嘎查12号', '南珠日河嘎查〔门牌〕'],
  ['8栋1203、305、406及9栋602', '〔门牌〕及〔门牌〕'],
  ['幸福小区3栋、4栋、5栋的业主', '幸福小区〔门牌〕、〔门牌〕、〔门牌〕的业主'],
  ['4-1803没有拆', '〔门牌〕没有拆'],
  ['1208一302业主', '〔门牌〕业主'],
  ['西头302住户和楼上505的业主', '西头〔门牌〕住户和楼上〔门牌〕的业主'],
  ['6栋3单元2021年停电', '〔门牌〕2021年停电'],
  ['幸福小区二栋五楼', '幸福小区〔门牌〕'],
  ['3#501漏水', '〔门牌〕漏水'],
])

table('names', [
  ['我叫王建国，家里漏水', '我叫〔姓名〕，家里漏水'],
  ['姓名：欧阳明 电话：13800001234', '姓名：〔姓名〕 电话：〔电话〕'],
  ['联系人：王建国、李秀英', '联系人：〔姓名〕、〔姓名〕'],
  ['本人李秀英，是科尔沁区居民', '本人〔姓名〕，是科尔沁区居民'],
  ['老板叫张发财，张发财欠薪', '老板叫〔姓名〕，〔姓名〕欠薪'],
  ['法人代表刘志强', '法人代表〔姓名〕'],
  ['李明老师打人', '〔姓名〕老师打人'],
  ['找到赵海军副局长', '找到〔姓名〕副局长'],
  ['王建国 13800001234', '〔姓名〕 〔电话〕'],
  ['牧民巴特尔家的草场', '牧民〔姓名〕家的草场'],
  ['那仁图雅反映草场被占', '〔姓名〕反映草场被占'],
  ['包格日乐图的羊', '〔姓名〕的羊'],
  ['联系人：其其格', '联系人：〔姓名〕'],
  ['村民额尔敦、苏和', '村民〔姓名〕、〔姓名〕'],
])

untouched('what nobody is known by stays', [
  '',
  '路灯坏了半个月没人修',
  '拨打12345没人管，又打110和12315',
  '〔2020〕15号文件第18条',
  '通政发〔2021〕1234号',
  '2020年1月15日上午9:30至11:30停水',
  '2020-01-15 13:30',
  '2018-2019学年',
  '101路公交车晚点，G110国道和S203省道',
  '3号线地铁',
  '2#线和1号线',
  '明仁路5号地铁线',
  '青山路一号社区的路灯坏了',
  '1300业主联名，420户业主',
  '小区共有136栋住房，新建19栋超高层',
  '1、2、3、5、6、7、10栋都停水',
  '十二栋楼房没暖气',
  '公交线路有101、102、113、818、819、202、106、158、210路',
  '4000÷25×300％×2=2400元',
  '总房款1236500，补偿费4321000.元，累计0000-00000000元',
  '售货机编码AB0001234，执行GB50016一2014',
  '统一社会信用代码91150502123456789X',
  '12:56:33到13:00，-20到30度',
  '欠款1234567元，工资15000元',
  '面积1200平方米，管道长1500米',
  '500-1000元的罚款',
  '高速公路路口，方便群众，任课老师，班主任',
  '请问局长，王师傅什么时候来',
  '马上处理，方向感谢，高中老师，项目经理',
  '本人于2018年买房',
  '本人是业主，村民高度关注',
  '乌兰浩特市乌兰察布路，巴彦塔拉镇，额尔敦嘎查',
  '负责人没有来，联系人是谁',
  '二〇二〇年一月十五日',
  '一、二、三、四、五、六、七、八、九、十',
])

const figures = '0123456789'
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from(figures)), minLength: length, maxLength: length })
const mobile = fc
  .tuple(fc.constantFrom(...Array.from('3456789')), digits(9))
  .map(([second, rest]) => `1${second}${rest}`)
const landline = fc
  .tuple(fc.constantFrom('010', '0475', '021', '0371'), fc.constantFrom(...Array.from('2345678')), digits(6))
  .map(([area, first, rest]) => [area, `${first}${rest}`] as const)
const two = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((n) => String(n).padStart(2, '0'))
const idNumber = fc
  .tuple(
    fc.integer({ min: 110000, max: 659999 }),
    fc.integer({ min: 1930, max: 2019 }),
    two(1, 12),
    two(1, 28),
    digits(3),
  )
  .chain((parts) => fc.constantFrom(...Array.from('0123456789Xx')).map((last) => `${parts.join('')}${last}`))

const written = (row: string) => (text: string) =>
  Array.from(text, (one) => (/\d/.test(one) ? Array.from(row)[Number(one)] : one)).join('')
const parted = (sizes: readonly number[], sign: string) => (text: string) => {
  let rest = text
  const groups = sizes.map((size) => {
    const group = rest.slice(0, size)
    rest = rest.slice(size)
    return group
  })
  return [...groups, rest].filter(Boolean).join(sign)
}
/** Every way to write the figures of a number. */
const scripts = [
  '０１２３４５６７８９',
  '零一二三四五六七八九',
  '〇幺二三四五六七八九',
  '零壹贰叁肆伍陆柒捌玖',
  '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗',
  '٠١٢٣٤٥٦٧٨٩',
  '⓪①②③④⑤⑥⑦⑧⑨',
  figures,
].map(written)
const signs = [
  ' ',
  '-',
  '—',
  '－',
  ' - ',
  '.',
  '·',
  '\t',
  '\u3000',
  '\u200b',
  '*',
  '/',
  '_',
  '+',
  '|',
  '、',
  '，',
  '…',
  '~',
  '"',
  '●',
  '☎',
]
const mobileSpellings = [
  ...scripts,
  ...signs.map((sign) => parted([3, 4], sign)),
  ...signs.map((sign) => parted([3], sign)),
  ...[' ', '-', '.'].map((sign) => parted([1, 1, 1, 1, 1, 1, 1, 1, 1, 1], sign)),
  (text: string) => `+86${text}`,
  (text: string) => `+86 ${text}`,
  (text: string) => `0086-${text}`,
  (text: string) => `86${text}`,
]
const idSpellings = [
  ...scripts.filter((_, n) => n !== 6),
  ...signs.map((sign) => parted([6, 8], sign)),
  ...[' ', '-'].map((sign) => parted([6, 4, 4], sign)),
  ...[' ', '-'].map((sign) => parted([4, 4, 4, 4], sign)),
]
/** Sentences in whose midst a number is planted; none of them ends or begins with a figure of it. */
const around = fc
  .array(
    fc.constantFrom(
      '路灯坏了',
      '。',
      '第3排 ',
      '蒙G ',
      '，',
      '请打',
      '\n',
      '𠮷',
      '（',
      '〔电话〕',
      '共5户',
      '🙂',
      'abc',
      '@',
      '停水',
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))
const runs = { numRuns: 400 }

describe('planted in any text', () => {
  const hidden = (number: string, what: string, before: string, after: string) => {
    const text = `${before}：${number}；${after}`
    const start = before.length + 1
    const span = spansOf(text).find((one) => one.start < start + number.length && one.end > start)
    expect(span, text).toMatchObject({ what })
    expect(span?.start).toBeLessThanOrEqual(start)
    expect(span?.end).toBeGreaterThanOrEqual(start + number.length)
  }

  it('a mobile is found in every spelling', () => {
    fc.assert(
      fc.property(mobile, fc.constantFrom(...mobileSpellings), around, around, (number, spell, before, after) =>
        hidden(spell(number), 'phone', before, after),
      ),
      runs,
    )
  })

  it('a landline is found in every spelling', () => {
    const spellings = ['', '-', ' ', '—', '－', ' - '].flatMap((sign) => [
      ([area, number]: readonly [string, string]) => `${area}${sign}${number}`,
      ([area, number]: readonly [string, string]) =>
        (scripts[0] as (text: string) => string)(`${area}${sign}${number}`),
      ([area, number]: readonly [string, string]) => `(${area})${sign}${number}`,
      ([area, number]: readonly [string, string]) => `（${area}）${sign}${number.slice(0, 3)} ${number.slice(3)}`,
    ])
    fc.assert(
      fc.property(landline, fc.constantFrom(...spellings), around, around, (number, spell, before, after) =>
        hidden(spell(number), 'phone', before, after),
      ),
      runs,
    )
  })

  it('an identity number is found in every spelling, whatever its check digit', () => {
    fc.assert(
      fc.property(idNumber, fc.constantFrom(...idSpellings), around, around, (number, spell, before, after) =>
        hidden(spell(number), 'idNumber', before, after),
      ),
      runs,
    )
  })
})

/** Chinese without figures, numerals, signs or any word that announces a person. */
const plainWords = fc
  .array(
    fc.constantFrom(
      ...'路灯 坏了 半个 很久 没人 来修 供暖 温度 偏低 自来水 浑浊 公交车 改道 草场 补贴 没发 农机 下乡 办证 排队 请 尽快 解决 ， 。 \n 希望 有关 部门 看看 谢谢'.split(
        ' ',
      ),
    ),
    { maxLength: 40 },
  )
  .map((words) => words.join(''))

describe('any text', () => {
  const odd = Array.from(
    '0123456789１３８一三八零〇幺-—· ，、。：:（）()@.Xx蒙G号楼单元室栋村路王建国其格巴特尔叫名姓电话本人老师和元年月〔〕\u200b\ufe0f\ud800\udc00\ue000🙂𠮷',
  )
  const pieces = fc.oneof(
    fc.constantFrom(...odd),
    fc.constantFrom(
      '13800001234',
      '8230001',
      '152301199001011234',
      '我叫',
      '联系人：',
      '〔姓名〕',
      '〔电话〕',
      '电话',
      '乌云',
      '先生',
      '3号楼',
      '2单元',
      '微信',
      '门牌',
      '\ud800',
      '\udc00',
      '𝟏',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  )
  const text = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''))

  it('is redacted once and for all', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(redact(redact(one))).toBe(redact(one))
      }),
      { numRuns: 3000 },
    )
  })

  it('without figures and without words that announce a person is not changed', () => {
    fc.assert(
      fc.property(plainWords, (one) => redact(one) === one),
      runs,
    )
  })

  it('changes within the spans alone, which stand in order and apart', () => {
    fc.assert(
      fc.property(text, (one) => {
        let end = 0
        let made = ''
        for (const span of spansOf(one)) {
          expect(span.start).toBeGreaterThanOrEqual(end)
          expect(span.end).toBeGreaterThan(span.start)
          made += one.slice(end, span.start) + saysWhat[span.what]
          end = span.end
        }
        expect(end).toBeLessThanOrEqual(one.length)
        expect(redact(one)).toBe(made + one.slice(end))
        if (one.isWellFormed()) expect(redact(one).isWellFormed()).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a hostile text', () => {
  // A search that begins anew at every place goes over this many characters twenty thousand million times, and is not back in time.
  test.each(repeats)('of 200,000 characters of %j ends', { timeout: 30_000 }, (unit) => {
    const text = unit.repeat(Math.ceil(200_000 / unit.length))
    const hidden = redact(text)
    expect(redact(hidden)).toBe(hidden)
  })
  it('of hundreds of thousands of spans does not exhaust the stack', () => {
    expect(redact('1栋'.repeat(200_000)).length).toBe(800_000)
  })
})
