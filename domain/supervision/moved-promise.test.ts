import { expect, test } from 'vitest'
import { catalogue } from '../../test/make.ts'
import type { StatutoryLimit, TimeLimit } from '../catalogue/rows.ts'
import { chinaMinute } from '../deadline/china-minute.ts'
import type { Limit } from '../deadline/clock.ts'
import { movedStages, type Sent } from './moved-promise.ts'

// Sent on Monday 2 March 2026, 9:00; the table promises the result in 5 working days.
const sent: Sent = {
  kind: 'help',
  urgency: 'normal',
  track: 'ledger',
  categoryCode: '0101001',
  leadUnitId: 'housing',
  at: new Date('2026-03-02T01:00:00Z'),
}
const days = (amount: number): Limit => ({ amount, unit: 'day', clock: 'calendar' })
const law = (limit: Limit, row: Partial<StatutoryLimit> = {}): StatutoryLimit => ({
  code: 'heating',
  name: '供热审批',
  categoryCode: '01',
  kind: null,
  limit,
  basis: '供热条例第九条',
  ...row,
})
const help = (amount: number): TimeLimit => ({
  code: 'help',
  stage: 'result',
  kind: 'help',
  urgency: null,
  track: null,
  limit: { amount, unit: 'day', clock: 'work' },
  basis: '新办法',
})
const under = (laws: readonly StatutoryLimit[], limits: readonly TimeLimit[] = []) => ({
  ...catalogue,
  statutoryLimits: laws,
  timeLimits: [...catalogue.timeLimits, ...limits],
})
const thirty = law(days(30))
const byHand = law(days(60), { code: 'by-hand', categoryCode: null })

for (const [what, before, after, matter, expected] of [
  ['a shorter limit of the table', under([]), under([], [help(3)]), {}, '03-09 17:30 → 03-05 17:30'],
  ['the same where a law prevails', under([thirty]), under([thirty], [help(3)]), {}, ''],
  [
    'a longer limit than the law',
    under([thirty]),
    under([thirty], [help(40)]),
    {},
    '04-01 17:30 heating → 04-27 17:30',
  ],
  [
    'a shorter limit that lets the law prevail',
    under([law(days(6))]),
    under([law(days(6))], [help(3)]),
    {},
    '03-09 17:30 → 03-09 17:30 heating',
  ],
  ['a new law', under([]), under([thirty]), {}, '03-09 17:30 → 04-01 17:30 heating'],
  ['a new law that is shorter than the table', under([]), under([law(days(3))]), {}, ''],
  ['a new law of another category', under([]), under([law(days(30), { categoryCode: '02' })]), {}, ''],
  ['a new law, of what cannot wait', under([]), under([thirty]), { urgency: 'urgent' }, ''],
  ['a law taken out', under([thirty]), under([]), {}, '04-01 17:30 heating → 03-09 17:30'],
  ['a law that nobody picked', under([]), under([byHand]), {}, ''],
  [
    'a law that was picked, taken out',
    under([byHand]),
    under([]),
    { picked: 'by-hand' },
    '05-01 17:30 by-hand → 03-09 17:30',
  ],
  ['another law, where one is picked', under([byHand]), under([byHand, thirty]), { picked: 'by-hand' }, ''],
] as const)
  test(`${what}: ${expected || 'nothing moves'}`, () => {
    const told = (at: Date | null, code: string | null) =>
      [at && chinaMinute(at).slice(5), code].filter(Boolean).join(' ')
    const moved = movedStages({ ...sent, ...matter }, before, after)
    expect(moved.map((one) => `${told(one.before, one.lawBefore)} → ${told(one.after, one.lawAfter)}`).join('; ')).toBe(
      expected,
    )
  })

test('the other stages go by the table alone', () => {
  const contact: TimeLimit = { ...help(1), code: 'contact-help', stage: 'contact' }
  expect(movedStages(sent, under([thirty]), under([thirty], [contact]))).toMatchObject([{ stage: 'contact' }])
})

test('nothing is promised where the table says nothing, whatever a law says', () => {
  const nothing = { ...under([]), timeLimits: [] }
  const some = { ...under([thirty]), timeLimits: [] }
  expect(movedStages(sent, nothing, some)).toEqual([])
})
