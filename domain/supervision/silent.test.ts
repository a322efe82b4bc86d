import { expect, test } from 'vitest'
import { catalogue } from '../../test/make.ts'
import { silentBefore } from './silent.ts'

test.each([
  // Five workdays after Monday the 2nd are over on Tuesday the 10th.
  ['2026-03-10T00:00:00+08:00', '2026-03-03T00:00:00+08:00'],
  ['2026-03-09T23:59:00+08:00', '2026-03-02T00:00:00+08:00'],
  ['2026-03-14T12:00:00+08:00', '2026-03-06T00:00:00+08:00'],
  ['2026-03-15T12:00:00+08:00', '2026-03-06T00:00:00+08:00'],
  ['2026-03-16T08:30:00+08:00', '2026-03-09T00:00:00+08:00'],
])('at %s: whoever last spoke before %s', (now, before) => {
  expect(silentBefore(new Date(now), 5, catalogue.calendar)).toEqual(new Date(before))
})
