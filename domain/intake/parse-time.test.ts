import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTime } from './parse-time.ts'
import { serialOf, serialText } from './serial-date.ts'

const iso = (text: string) => parseTime(text)?.toISOString() ?? null

/** China's clock at that instant. */
const wall = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 19)

describe('what is understood', () => {
  for (const [text, instant] of [
    ['2020-01-03T14:05:00+08:00', '2020-01-03T06:05:00.000Z'],
    ['2020-01-03T06:05:00Z', '2020-01-03T06:05:00.000Z'],
    ['2020-01-03T06:05:00.250Z', '2020-01-03T06:05:00.250Z'],
    ['2020-01-03 14:05 +0800', '2020-01-03T06:05:00.000Z'],
    ['2020-01-03T01:05-05', '2020-01-03T06:05:00.000Z'],
    ['2020-01-03T14:05:00', '2020-01-03T06:05:00.000Z'],
    ['2020-01-03 14:05', '2020-01-03T06:05:00.000Z'],
    ['2020/1/3 14:05:00', '2020-01-03T06:05:00.000Z'],
    ['2020/1/3', '2020-01-02T16:00:00.000Z'],
    ['2020.1.3 9:05', '2020-01-03T01:05:00.000Z'],
    ['２０２０／１／３　１４：０５', '2020-01-03T06:05:00.000Z'],
    ['\t2020-01-03   14:05:09\n', '2020-01-03T06:05:09.000Z'],
    ['2020年1月3日 14时5分', '2020-01-03T06:05:00.000Z'],
    ['2020年1月3日14时5分6秒', '2020-01-03T06:05:06.000Z'],
    ['2020 年 1 月 3 日 14 时 5 分', '2020-01-03T06:05:00.000Z'],
    ['2020年01月03日', '2020-01-02T16:00:00.000Z'],
    ['2020年1月3日 星期五 14:05', '2020-01-03T06:05:00.000Z'],
    ['2020年1月3日（周五）下午2点', '2020-01-03T06:00:00.000Z'],
    ['2020/1/3 上午12:05', '2020-01-02T16:05:00.000Z'],
    ['2020/1/3 下午 2:05:00', '2020-01-03T06:05:00.000Z'],
    ['20200103', '2020-01-02T16:00:00.000Z'],
    ['20200103140500', '2020-01-03T06:05:00.000Z'],
    ['43833.5868', '2020-01-03T06:05:00.000Z'],
    ['43833', '2020-01-02T16:00:00.000Z'],
    ['43833.999999999', '2020-01-03T16:00:00.000Z'],
    ['17899', '1948-12-31T16:00:00.000Z'],
    ['73415', '2100-12-30T16:00:00.000Z'],
    ['1578031500000', '2020-01-03T06:05:00.000Z'],
    ['2020-02-29', '2020-02-28T16:00:00.000Z'],
    ['1949-01-01 00:00', '1948-12-31T16:00:00.000Z'],
    ['2100-12-31 23:59:59', '2100-12-31T15:59:59.000Z'],
    // Refused
    ['', null],
    ['昨天下午', null],
    ['2020-13-01', null],
    ['2019-02-29', null],
    ['2020-02-30', null],
    ['2020-01-03 24:00', null],
    ['2020-01-03 14:60', null],
    ['2020-01-03 14:05:60', null],
    ['2020-01-03 14', null],
    ['2020-01-031', null],
    ['2020-01/03', null],
    ['2020-01-0314:05', null],
    ['2020-01-03T14:05+15:00', null],
    ['2020/1/3 下午14:05', null],
    ['03/01/2020', null],
    ['2020年1月', null],
    ['2020-01-03 14:05 谢谢', null],
    ['1948-12-31 23:59', null],
    ['2101-01-01', null],
    ['1900-01-01', null],
    ['9999-12-31', null],
    ['60', null],
    ['-43833', null],
    ['17898.99', null],
    ['73416', null],
    ['2958465', null],
    ['13800138000', null],
    ['150402198001011234', null],
    ['1e12', null],
    ['NaN', null],
    ['9'.repeat(10_000_000), null],
  ] as const) {
    test(`${text.slice(0, 40).trim() || '(blank)'} → ${instant}`, () => expect(iso(text)).toBe(instant))
  }
})

describe('round trips', () => {
  const second = fc
    .date({
      min: new Date('1949-01-01T00:00:00+08:00'),
      max: new Date('2100-12-31T23:59:59+08:00'),
      noInvalidDate: true,
    })
    .map((instant) => Math.floor(instant.getTime() / 1000) * 1000)

  const ways: readonly (readonly [name: string, write: (at: number) => string])[] = [
    ['with a zone', (at) => new Date(at).toISOString()],
    ['ISO wall clock', wall],
    ['with slashes', (at) => wall(at).replace('T', ' ').replace(/-0?/g, '/')],
    [
      'in Chinese',
      (at) => wall(at).replace(/(\d+)-0?(\d+)-0?(\d+)T0?(\d+):0?(\d+):0?(\d+)/, '$1年$2月$3日 $4时$5分$6秒'),
    ],
    ['digits alone', (at) => wall(at).replace(/\D/g, '')],
    ['serial number', (at) => String(serialOf(at + 8 * 3_600_000))],
  ]
  test.each(ways)('%s', (_, write) => {
    fc.assert(
      fc.property(second, (at) => {
        expect(parseTime(write(at))?.getTime()).toBe(at)
      }),
    )
  })

  test('milliseconds since 1970, apart from the years around it', () => {
    fc.assert(
      fc.property(
        second.filter((at) => Math.abs(at) >= 1e11),
        (at) => {
          expect(parseTime(String(at))?.getTime()).toBe(at)
        },
      ),
    )
  })

  test('any text is a plausible time or null', () => {
    const sign = fc.constantFrom(...'0123456789-/:. T年月日时分上午Z+'.split(''))
    fc.assert(
      fc.property(fc.string({ unit: sign }), (text) => {
        const year = parseTime(text)?.getUTCFullYear()
        expect(year === undefined || (year >= 1948 && year <= 2100)).toBe(true)
      }),
    )
  })
})

describe('serial numbers as Excel shows them', () => {
  for (const [serial, system, text] of [
    [1, 1900, '1900-01-01'],
    [59, 1900, '1900-02-28'],
    [60, 1900, '1900-02-29'],
    [61, 1900, '1900-03-01'],
    [43833.586805555555, 1900, '2020-01-03T14:05:00'],
    [0.5868055555, 1900, '14:05:00'],
    [2958465, 1900, '9999-12-31'],
    [2958466, 1900, null],
    [-1, 1900, null],
    [Number.NaN, 1900, null],
    [0, 1904, '1904-01-01'],
    [42371, 1904, '2020-01-03'],
  ] as const) {
    test(`${serial} of ${system}: ${text}`, () => expect(serialText(serial, system)).toBe(text))
  }
})
