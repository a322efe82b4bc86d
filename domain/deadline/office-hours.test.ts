import { expect, test } from 'vitest'
import { defaultOfficeHours, faultOfHours, type OfficeHours, type Span, spansOfDay } from './office-hours.ts'
import { dayNumber, parsePlainDate } from './plain-date.ts'

const morning: Span = { from: 480, to: 720 }
const afternoon: Span = { from: 900, to: 1080 }
const winter: Span = { from: 540, to: 1020 }
const seasonal: OfficeHours = {
  spans: [morning, afternoon],
  seasons: [
    { from: '10-01', to: '04-30', spans: [winter] },
    { from: '04-30', to: '05-31', spans: [morning] },
  ],
}

for (const [day, spans] of [
  ['2026-09-30', [morning, afternoon]],
  ['2026-10-01', [winter]],
  ['2026-12-31', [winter]],
  ['2027-01-01', [winter]],
  ['2027-04-30', [winter]],
  ['2027-05-01', [morning]],
  ['2027-05-31', [morning]],
  ['2027-06-01', [morning, afternoon]],
] as const) {
  test(`office hours on ${day} with seasons`, () => {
    expect(spansOfDay(dayNumber(parsePlainDate(day)), seasonal)).toEqual(spans)
  })
}

for (const [name, hours, fault] of [
  ['8:30–12:00 and 14:30–17:30', defaultOfficeHours, null],
  ['seasons, one over New Year', seasonal, null],
  ['the whole day', { spans: [{ from: 0, to: 1440 }], seasons: [] }, null],
  ['none', { spans: [], seasons: [] }, 'no-spans'],
  ['none in a season', { spans: [morning], seasons: [{ from: '01-01', to: '01-31', spans: [] }] }, 'no-spans'],
  ['afternoon first', { spans: [afternoon, morning], seasons: [] }, 'bad-spans'],
  ['touching spans', { spans: [morning, { from: 720, to: 800 }], seasons: [] }, 'bad-spans'],
  ['an empty span', { spans: [{ from: 500, to: 500 }], seasons: [] }, 'bad-spans'],
  ['past midnight', { spans: [{ from: 1200, to: 1500 }], seasons: [] }, 'bad-spans'],
  ['half minutes', { spans: [{ from: 510.5, to: 720 }], seasons: [] }, 'bad-spans'],
  ['not a number', { spans: [{ from: Number.NaN, to: 720 }], seasons: [] }, 'bad-spans'],
  [
    'a season to 30 February',
    { spans: [morning], seasons: [{ from: '01-01', to: '02-30', spans: [winter] }] },
    'bad-season',
  ],
  ['a season to 29 February', { spans: [morning], seasons: [{ from: '01-01', to: '02-29', spans: [winter] }] }, null],
  ['a season in words', { spans: [morning], seasons: [{ from: 'June', to: '08-31', spans: [winter] }] }, 'bad-season'],
] as const) {
  test(`hours: ${name}: ${fault ?? 'fine'}`, () => expect(faultOfHours(hours)).toBe(fault))
}
