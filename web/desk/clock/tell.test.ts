import { describe, expect, test } from 'vitest'
import type { readClocks } from '../../../contract/clocks.ts'
import type { Answer } from '../../api.ts'
import { clock as en } from '../../words/en-clock.ts'
import { saysFrom } from '../../words/words-of.ts'
import { clock as zh } from '../../words/zh-clock.ts'
import { tell } from './tell.ts'

type Limit = Answer<typeof readClocks>['limits'][number]
type Step = Limit['steps'][number]

const sent: Step = { kind: 'sent', at: '2026-03-06T08:50:00.000Z' }
const fiveDays: Step = {
  kind: 'counts',
  from: '2026-03-09T00:30:00.000Z',
  limit: { amount: 5, unit: 'day', clock: 'work' },
}
const photo = {
  kind: 'paused',
  why: 'information',
  from: '2026-03-09T03:45:00.000Z',
  to: '2026-03-11T03:45:00.000Z',
  capped: false,
  stood: { days: 2, minutes: 0 },
} as const satisfies Step
const due = (at: string, first = at): Step => ({ kind: 'due', at, first })
const result = (...steps: Step[]): Limit => ({ stage: 'result', basis: '规定', steps })
const march = Date.parse('2026-03-12T00:00:00.000Z')
const read = (limit: Limit, { standsStill = false, now = march } = {}) => ({
  zh: tell(limit, saysFrom<typeof zh>(zh), 'zh', { standsStill, now }).join(''),
  en: tell(limit, saysFrom<typeof zh>(en), 'en', { standsStill, now }).join(' '),
})

describe('a clock as it is read to a citizen', () => {
  test('over a weekend, with a pause for a photo', () => {
    expect(read(result(sent, fiveDays, photo, due('2026-03-17T09:30:00.000Z', '2026-03-13T09:30:00.000Z')))).toEqual({
      zh: '3月6日星期五 16:50 派单。从3月9日星期一起算，5 个工作日内办结。为等您补充情况暂停 2 个工作日（3月9日星期一 11:45 到 3月11日星期三 11:45）。应于 3月17日星期二 17:30 前办结，最初承诺是 3月13日星期五 17:30 前。',
      en: 'Dispatched on Friday 6 March at 16:50. Counted from Monday 9 March: 5 working days to be settled. Paused 2 working days for what you were asked to add (Monday 9 March at 11:45 to Wednesday 11 March at 11:45). Due to be settled by Tuesday 17 March at 17:30; the first promise was Friday 13 March at 17:30.',
    })
  })

  test('one day is one day in English', () => {
    const limit: Step = {
      kind: 'counts',
      from: '2026-03-09T00:30:00.000Z',
      limit: { amount: 1, unit: 'day', clock: 'work' },
    }
    const told = read({
      stage: 'accept',
      basis: '规定',
      steps: [
        sent,
        limit,
        due('2026-03-09T09:30:00.000Z'),
        { kind: 'done', at: '2026-03-09T01:05:00.000Z', inTime: true },
      ],
    })
    expect(told.zh).toBe(
      '3月6日星期五 16:50 派单。从3月9日星期一起算，1 个工作日内签收。应于 3月9日星期一 17:30 前签收。已于 3月9日星期一 09:05 签收，没有超时。',
    )
    expect(told.en).toContain('1 working day to be accepted')
    expect(told.en).toMatch(/Done on Monday 9 March at 09:05, in time\.$/)
  })

  test('holidays, a make-up day and an extension, answered late', () => {
    const told = read(
      result(
        { kind: 'sent', at: '2026-09-28T01:00:00.000Z' },
        fiveDays,
        { kind: 'off', from: '2026-10-01', to: '2026-10-07' },
        { kind: 'off', from: '2026-10-09', to: '2026-10-09' },
        { kind: 'makeUp', day: '2026-10-10' },
        { kind: 'extended', workdays: 1 },
        due('2026-10-13T09:30:00.000Z', '2026-10-12T09:30:00.000Z'),
        { kind: 'done', at: '2026-10-14T01:00:00.000Z', inTime: false },
      ),
    )
    expect(told.zh).toContain(
      '10月1日星期四到10月7日星期三放假，不算在内。10月9日星期五放假，不算在内。10月10日星期六调休上班，照常计算。经批准延期 1 个工作日。',
    )
    expect(told.zh).toMatch(/超过了时限。$/)
    expect(told.en).toContain('Friday 9 October is a day off and does not count.')
    expect(told.en).toContain('Extended by 1 working day with approval.')
  })

  test('a longer limit of the law: both are told', () => {
    const told = read(
      result(
        sent,
        {
          kind: 'counts',
          from: '2026-03-06T16:00:00.000Z',
          limit: { amount: 60, unit: 'day', clock: 'calendar' },
        },
        {
          kind: 'ordinary',
          at: '2026-03-13T09:30:00.000Z',
          limit: { amount: 5, unit: 'day', clock: 'work' },
          basis: '某条例第二十条',
        },
        due('2026-05-06T09:30:00.000Z'),
      ),
    )
    expect(told.zh).toBe(
      '3月6日星期五 16:50 派单。从3月7日星期六起算，60 天内办结。按平台的时限（某条例第二十条）是 5 个工作日，到 3月13日星期五 17:30；法定期限更长，以法定期限为准。应于 5月6日星期三 17:30 前办结。',
    )
    expect(told.en).toContain('it would be 5 working days, until Friday 13 March at 17:30; the law sets a longer limit')
  })

  test('7×24 counts from the minute, and what is past its limit and not done says so', () => {
    const limit: Step = {
      kind: 'counts',
      from: '2026-03-06T08:50:00.000Z',
      limit: { amount: 24, unit: 'hour', clock: 'continuous' },
    }
    const told = read(result(sent, limit, due('2026-03-07T08:50:00.000Z')))
    expect(told.zh).toContain('从 3月6日星期五 16:50 起算，24 小时内办结。')
    expect(told.zh).toMatch(/到现在还没有办结，已经超过时限。$/)
    expect(told.en).toMatch(/It is not done yet and is past its limit\.$/)
  })

  test('while the clock stands, no due time is promised', () => {
    const open: Step = { ...photo, to: null, stood: { days: 0, minutes: 95 } }
    const told = read(result(sent, fiveDays, open, due('2026-03-13T09:30:00.000Z')), { standsStill: true })
    expect(told.zh).toContain('为等您补充情况，从 3月9日星期一 11:45 起暂停，现在还停着，已停 1 小时 35 分钟。')
    expect(told.zh).toContain('恢复计时后，期限相应顺延')
    expect(told.zh).not.toContain('应于')
  })

  test('a pause that ran out says why it ended', () => {
    const capped: Step = { ...photo, why: 'return', capped: true }
    expect(read(result(sent, fiveDays, capped, due('2026-03-20T09:30:00.000Z'))).zh).toContain(
      '为审核退单申请暂停 2 个工作日（3月9日星期一 11:45 到 3月11日星期三 11:45）。暂停累计到了上限，自动恢复计时。',
    )
  })
})
