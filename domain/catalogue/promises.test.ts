import { describe, expect, test } from 'vitest'
import { defaultTimeLimits } from '../../server/catalogue/default-limits.ts'
import { parsePlainDate } from '../deadline/plain-date.ts'
import { refusedFrom } from './check.ts'
import { key } from './fault.ts'
import type { Line } from './line.ts'
import { withoutPromise } from './promises.ts'
import type { TimeLimit } from './rows.ts'

const first = parsePlainDate('2026-01-01')
const day = parsePlainDate('2026-04-01')
const row = (code: string, told: Partial<TimeLimit> = {}): TimeLimit => ({
  code,
  stage: 'result',
  kind: null,
  urgency: null,
  track: null,
  limit: { amount: 5, unit: 'day', clock: 'work' },
  basis: '依据',
  ...told,
})
const line = (one: TimeLimit, told: Partial<Line> = {}) =>
  ({
    catalogue: 'timeLimit',
    code: one.code,
    version: 1,
    validFrom: first,
    validTo: null,
    removed: false,
    row: one,
    changedBy: 'p',
    changedAt: new Date(0),
    note: null,
    ...told,
  }) as Line
const out = (one: TimeLimit, told: Partial<Line> = {}) =>
  line(one, { version: 2, validFrom: day, removed: true, ...told })

test('what a prefecture starts with promises a result for every matter', () => {
  expect(withoutPromise(defaultTimeLimits)).toEqual([])
})

test('a table that names urgencies and kinds alone leaves the others out', () => {
  const rows = [row('normal', { urgency: 'normal' }), row('watched', { stage: 'review', track: 'watched' })]
  const left = withoutPromise(rows)
  expect(left).toContainEqual({ kind: 'help', urgency: 'complex', track: 'ledger' })
  expect(left.some(({ urgency, track }) => urgency === 'normal' || track === 'watched')).toBe(false)
})

describe('the last limit of a promise stays', () => {
  const general = row('general')
  const joint = row('joint', { track: 'joint' })
  const accept = row('accept', { stage: 'accept' })
  const before = [line(general), line(joint), line(accept)]
  test.each<readonly [string, readonly Line[], readonly string[]]>([
    ['the one everything rests on', [out(general)], ['general']],
    ['one beside which another counts', [out(joint)], []],
    ['one of another stage', [out(accept)], []],
    ['narrowed to one track', [line(row('general', { track: 'ledger' }), { version: 2, validFrom: day })], ['general']],
    ['made longer', [line(row('general', { limit: { amount: 9, unit: 'day', clock: 'work' } }), { version: 2 })], []],
    ['made to be of another stage', [line(row('general', { stage: 'contact' }), { version: 2 })], ['general']],
    ['ended later', [out(general, { validFrom: parsePlainDate('2027-01-01') })], ['general']],
    [
      'ended by the end of its days',
      [line(general, { version: 2, validTo: parsePlainDate('2026-06-01') })],
      ['general'],
    ],
    ['replaced in the same change', [out(general), line(row('new'), { validFrom: day })], []],
    [
      'replaced for a time only',
      [out(general), line(row('new'), { validFrom: day, validTo: parsePlainDate('2026-06-01') })],
      ['general'],
    ],
  ])('%s', (_, written, refused) => {
    const changed = new Set(written.map(({ code }) => key('timeLimit', code)))
    const found = refusedFrom([...before, ...written], changed, day)
    expect(found.map((one) => one.changed)).toEqual(refused.map((code) => key('timeLimit', code)))
  })

  test('an empty table may be filled row by row', () => {
    expect(refusedFrom([line(joint)], new Set([key('timeLimit', 'joint')]), first)).toEqual([])
  })

  test('the reason names a matter that would be left without', () => {
    const changed = new Set([key('timeLimit', 'general')])
    expect(refusedFrom([...before, out(general)], changed, day)[0]?.zh).toContain('“咨询 · 特急 · 即知即办”')
  })
})
