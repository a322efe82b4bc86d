import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../test/make.ts'
import { answerOf, dispatched, goodChecklist, monday, opened, type Story } from '../../test/story.ts'
import { calendarOf } from '../catalogue/lookup.ts'
import type { StatutoryLimit } from '../catalogue/rows.ts'
import { dueAt, type Limit } from '../deadline/clock.ts'
import { testCalendar } from '../deadline/test-calendar.ts'
import { leadOrder } from './orders.ts'
import { promise } from './promise.ts'

const why = '配件在路上'
const ofCategory = (limit: Limit, row: Partial<StatutoryLimit> = {}): StatutoryLimit => ({
  code: 'heating-law',
  name: '供热审批',
  categoryCode: '01',
  kind: null,
  limit,
  basis: '供热条例第九条',
  ...row,
})
const days = (amount: number): Limit => ({ amount, unit: 'day', clock: 'calendar' })
const workdays = (amount: number): Limit => ({ amount, unit: 'day', clock: 'work' })
const under = (...rows: readonly StatutoryLimit[]) => ({ ...catalogue, statutoryLimits: rows })
const sent = (row: StatutoryLimit, details: object = {}) =>
  opened()
    .with(under(row))
    .take('dispatch', { leadUnitId: 'housing', ...details })
const china = (instant: Date | string) =>
  new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ')
/** Due, by which row, and what stands beside it. */
function read({ folder }: Story): string {
  const lead = leadOrder(folder.matter, folder.orders)!
  const { code, basis, ordinary } = lead.clocks.result!
  return [china(lead.answerBy), code, basis, ...(ordinary ? [china(ordinary.first), ordinary.code] : [])].join(' · ')
}
const byTable = '03-09 17:30 · result · 测试时限'

describe('the result limit of the lead', () => {
  for (const [what, told, expected] of [
    [
      'a law that gives longer',
      () => sent(ofCategory(days(30))),
      '04-01 17:30 · heating-law · 供热条例第九条 · 03-09 17:30 · result',
    ],
    ['a law that gives as long', () => sent(ofCategory(workdays(5))), byTable],
    ['a law that gives less', () => sent(ofCategory(workdays(3))), byTable],
    ['a law about another kind', () => sent(ofCategory(days(30), { kind: 'report' })), byTable],
    ['a law about another category', () => sent(ofCategory(days(30), { categoryCode: '02' })), byTable],
    ['a law that nobody picked', () => sent(ofCategory(days(30), { categoryCode: null })), byTable],
    [
      'what a dispatcher makes urgent waits for no law that nobody picked',
      () => sent(ofCategory(days(30)), { urgency: 'urgent' }),
      '03-03 09:00 · result-urgent · 测试时限',
    ],
    [
      'a law that the dispatcher picked',
      () => dispatched({ statutoryCode: 'law' }),
      '05-01 17:30 · law · 《某某条例》第二十条 · 03-09 17:30 · result',
    ],
    [
      'an ordinary limit that is later stays, whatever is picked',
      () => dispatched({ statutoryCode: 'law', track: 'watched' }),
      '06-02 17:30 · result-watched · 测试时限',
    ],
    [
      'a designation picks one, too',
      () =>
        opened().take('designate', {
          leadUnitId: 'housing',
          participants: [],
          decision: why,
          statutoryCode: 'law',
        }),
      '05-01 17:30 · law · 《某某条例》第二十条 · 03-09 17:30 · result',
    ],
  ] as const)
    test(what, () => expect(read(told())).toBe(expected))

  test('an assisting unit has its share of the one that prevails, and no second limit to keep', () => {
    const [lead, assisting] = dispatched({ assistingUnitIds: ['roads'], statutoryCode: 'law' }).folder.orders
    expect(china(lead!.answerBy)).toBe('05-01 17:30')
    expect(china(assisting!.answerBy)).toBe('04-08 11:06')
    expect(assisting!.clocks.result).not.toHaveProperty('ordinary')
  })

  test('the line names every row it was promised by, and the law as its basis', () => {
    const [{ entry } = { entry: null }] = dispatched({ statutoryCode: 'law' }).lines
    expect(entry?.details).toMatchObject({
      limitCodes: ['accept', 'contact', 'result', 'law'],
      basis: '《某某条例》第二十条',
    })
  })
})

describe('afterwards', () => {
  const claimedByLaw = () => dispatched({ statutoryCode: 'law' }).on('housing', 'claim', {})
  const resolvedByLaw = () =>
    claimedByLaw()
      .on('housing', 'answer', answerOf('housing'))
      .take('audit', { passed: true, checklist: goodChecklist })

  test('an extension is added to the limit of the law', () => {
    const told = claimedByLaw()
      .on('housing', 'requestExtension', { workdays: 2, why })
      .on('housing', 'judgeExtension', { granted: true, why })
    expect(read(told)).toBe('05-05 17:30 · law · 《某某条例》第二十条 · 03-09 17:30 · result')
  })

  test('a redo is promised under the same law', () => {
    expect(read(resolvedByLaw().take('reopen', { why }))).toContain('05-01 17:30 · law')
  })

  test('unless the law has gone from the catalogue', () => {
    expect(read(resolvedByLaw().with(under()).take('reopen', { why }))).toBe(byTable)
  })

  test('who is sent it after a return is promised by what is picked then', () => {
    const returned = dispatched({ statutoryCode: 'law' })
      .on('housing', 'requestReturn', { reasonCode: 'return-not-ours', basis: why })
      .on('housing', 'judgeReturn', { upheld: true, why })
    expect(read(returned.take('dispatch', { leadUnitId: 'roads' }))).toBe(byTable)
    expect(read(returned.take('dispatch', { leadUnitId: 'roads', statutoryCode: 'law' }))).toContain('05-01 17:30')
  })
})

test('whatever the law says and whenever it is sent, the later of both prevails', () => {
  const limit: fc.Arbitrary<Limit> = fc.oneof(
    fc.record({ amount: fc.integer({ min: 1, max: 120 }), unit: fc.constant('day'), clock: fc.constant('calendar') }),
    fc.record({ amount: fc.integer({ min: 1, max: 60 }), unit: fc.constant('day'), clock: fc.constant('work') }),
    fc.record({
      amount: fc.integer({ min: 1, max: 400 }),
      unit: fc.constant('hour'),
      clock: fc.constant('continuous'),
    }),
  ) as fc.Arbitrary<Limit>
  const minutes = fc.integer({ min: 0, max: 60 * 24 * 300 })
  const known = { ...catalogue, calendar: testCalendar }
  fc.assert(
    fc.property(limit, minutes, fc.constantFrom('urgent', 'normal'), (law, later, urgency) => {
      const at = new Date(monday.getTime() + later * 60_000)
      const matter = { kind: 'help', urgency, track: 'ledger', statutory: ofCategory(law) } as const
      const { orders, basis } = promise(matter, { leadUnitId: 'housing' }, 1, at, known, () => 'id')
      const { answerBy, clocks } = orders[0]!
      const calendar = calendarOf(known, 'housing')
      const table = urgency === 'urgent' ? { amount: 24, unit: 'hour', clock: 'continuous' } : workdays(5)
      const [ordinary, statutory] = [dueAt(table as Limit, at, calendar), dueAt(law, at, calendar)]
      const prevails = statutory > ordinary
      expect(answerBy).toBe((prevails ? statutory : ordinary).toISOString())
      expect(clocks?.result?.first).toBe(answerBy)
      expect(clocks?.result?.ordinary?.first).toBe(prevails ? ordinary.toISOString() : undefined)
      expect(basis).toBe(prevails ? '供热条例第九条' : '测试时限')
    }),
  )
})
