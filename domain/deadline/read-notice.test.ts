import { describe, expect, test } from 'vitest'
import { readNotice } from './read-notice.ts'
import { noticeDays } from './test-calendar.ts'

const notices = {
  2024: `一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。`,
  2025: `一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。`,
  2026: `国务院办公厅关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`,
} as const

describe('the notice of a year, from its own text', () => {
  test.each([2024, 2025, 2026] as const)('%i', (year) => {
    const { days, faults } = readNotice(notices[year], year)
    expect(faults).toEqual([])
    expect(days.map(({ day, kind }) => ({ day, kind }))).toEqual(noticeDays(year))
  })

  test('names the festival, and reads over New Year', () => {
    const { days, faults } = readNotice('一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。', 2023)
    expect(faults).toEqual([])
    expect(days).toEqual(
      ['2022-12-31', '2023-01-01', '2023-01-02'].map((day) => ({ day, kind: 'holiday', name: '元旦' })),
    )
  })
})

test.each([
  ['a weekday that is not that day’s', '一、元旦：1月1日（周五）放假1天。', 'wrong-weekday'],
  ['a count that is another', '三、清明节：4月4日至6日放假，共4天。', 'wrong-count'],
  ['a day that there is not', '二、春节：2月30日放假。', 'no-such-day'],
  ['a last day before the first', '七、国庆节：10月7日至1日放假。', 'backwards'],
  ['a workday worked', '四、劳动节：4月28日上班。', 'not-a-weekend'],
  ['the notice of another year', '关于2024年部分节假日安排的通知\n一、元旦：1月1日放假。', 'other-year'],
  ['no notice at all', '各省、自治区、直辖市人民政府：通知如下。', 'nothing-found'],
])('%s is told', (_, text, code) => {
  expect(readNotice(text, 2025).faults.map((fault) => fault.code)).toContain(code)
})

test('digits and brackets of full width are read like the others', () => {
  const wide = '一、元旦：１月１日（周四）至３日（周六）放假调休，共３天。１月４日（周日）上班。'
  expect(readNotice(wide, 2026).days.map(({ day }) => day)).toEqual([
    '2026-01-01',
    '2026-01-02',
    '2026-01-03',
    '2026-01-04',
  ])
})

test('a fault names its place in the text, where the same words stand twice the one that is wrong', () => {
  const wrong =
    '一、元旦：1月1日（周三）放假1天。\n四、劳动节：5月1日（周四）至5日（周一）放假调休，共6天。4月27日（周六）上班。'
  const { text, faults } = readNotice(wrong, 2025)
  expect(faults.map(({ code, at }) => [code, text.slice(at, at + 4)])).toEqual([
    ['wrong-count', '共6天。'],
    ['wrong-weekday', '4月27'],
  ])
  expect(faults.every((fault) => text.startsWith(fault.text, fault.at))).toBe(true)
})
