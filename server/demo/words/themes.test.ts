import { expect, test } from 'vitest'
import { chanceFrom } from '../chance.ts'
import { demoCategories } from '../categories.ts'
import { demoUnits } from '../units.ts'
import { saying } from './phrase.ts'
import { themes } from './themes.ts'

const place = { place: 'P', estate: 'E', road: 'R', village: 'V', township: 'T', county: 'C' }
const phrasesOf = ({
  titles,
  openings,
  facts,
  asks,
  found,
  done,
  notDone = [],
  desk = [],
}: (typeof themes)[number]) => [...titles, ...openings, ...facts, ...asks, ...found, ...done, ...notDone, ...desk]

test('at least sixty themes, each of a third-level category and with several ways to say it', () => {
  const third = new Set(demoCategories.filter(({ level }) => level === 3).map(({ code }) => code))
  expect(themes.length).toBeGreaterThanOrEqual(60)
  expect(new Set(themes.map(({ code }) => code)).size).toBe(themes.length)
  for (const theme of themes) {
    expect(third).toContain(theme.category)
    expect(theme.openings.length * 2 ** theme.facts.length * theme.asks.length).toBeGreaterThanOrEqual(48)
  }
})

test('every phrase can be said, and nothing of the notation is left in it', () => {
  const chance = chanceFrom('phrases')
  for (const theme of themes) {
    for (const phrase of phrasesOf(theme)) {
      for (let n = 0; n < 5; n += 1) {
        const said = saying({ ...theme.slots, ...place }, chance)(phrase)
        expect(said).not.toMatch(/[[\]{}|]/)
        expect(said).not.toMatch(/[。！？]$/)
      }
    }
  }
})

test('a slot keeps its word, numbers of hundreds come round, years do not', () => {
  const say = saying({ shop: ['甲', '乙', '丙', '丁', '戊'] }, chanceFrom('slots'))
  expect(new Set(Array.from({ length: 20 }, () => say('{shop}'))).size).toBe(1)
  expect(say('{1000-9000}')).toMatch(/00$/)
  expect(Number(say('{2008-2015}'))).toBeGreaterThanOrEqual(2008)
})

test('an unknown slot is an error', () => {
  expect(() => saying({}, chanceFrom('none'))('{nowhere}')).toThrow('{nowhere}')
})

test('the units a theme names exist', () => {
  const codes = new Set(demoUnits.map(({ code }) => code))
  for (const { assisting = [], mistakenFor } of themes) {
    for (const unitId of [...assisting, ...(mistakenFor ? [mistakenFor] : [])]) expect(codes).toContain(unitId)
  }
})
