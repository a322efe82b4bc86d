import { describe, expect, test } from 'vitest'
import { catalogue } from '../../test/make.ts'
import { claimed, dispatched, opened, type Story } from '../../test/story.ts'
import { testCalendar } from '../deadline/test-calendar.ts'
import type { Stage } from '../deadline/stages.ts'
import { clockStory, type ClockStep } from './clock-story.ts'

const withHolidays = { ...catalogue, calendar: testCalendar }
const china = (instant: Date) =>
  new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/** As somebody reads it out. */
function read(step: ClockStep): string {
  switch (step.kind) {
    case 'sent':
      return `sent ${china(step.at)}`
    case 'counts':
      return `counts from ${china(step.from)}: ${step.limit.amount} ${step.limit.unit} ${step.limit.clock}`
    case 'ordinary':
      return `by the table ${china(step.at)}: ${step.limit.amount} ${step.limit.unit}, ${step.basis}`
    case 'off':
      return `off ${step.from} to ${step.to}`
    case 'makeUp':
      return `worked ${step.day}`
    case 'paused':
      return `paused ${china(step.from)} to ${step.to ? china(step.to) : 'now'} for ${step.why}${step.capped ? ', no longer' : ''}`
    case 'extended':
      return `extended by ${step.workdays}`
    case 'due':
      return `due ${china(step.at)}, at first ${china(step.first)}`
    default:
      return `done ${china(step.at)} ${step.inTime ? 'in time' : 'late'}`
  }
}

function storyOf(so: Story, stage: Stage): readonly string[] | null {
  const order = so.folder.orders.at(-1)!
  return clockStory(order, stage, so.folder.matter, testCalendar, 5)?.map(read) ?? null
}

describe('the story of a due time', () => {
  test('over a weekend, with a pause for a photo', () => {
    const friday = opened()
      .with(withHolidays)
      .after(4 * 24 + 7.75)
    const asked = friday
      .take('dispatch', { leadUnitId: 'housing' })
      .after(67)
      .on('housing', 'claim', {})
      .on('housing', 'requestInformation', { question: '请发一张照片' })
    const told = asked.after(48).on('housing', 'giveInformation', { text: '已发' }, 'operator')
    expect(storyOf(told, 'result')).toEqual([
      'sent 2026-03-06 16:45',
      'counts from 2026-03-09 08:30: 5 day work',
      'paused 2026-03-09 11:45 to 2026-03-11 11:45 for information',
      'due 2026-03-17 17:30, at first 2026-03-13 17:30',
    ])
  })

  test('a limit of the law: by the table it would have been due sooner', () => {
    const told = opened().with(withHolidays).take('dispatch', { leadUnitId: 'housing', statutoryCode: 'law' })
    expect(storyOf(told, 'result')).toEqual([
      'sent 2026-03-02 09:00',
      'counts from 2026-03-03 00:00: 60 day calendar',
      'by the table 2026-03-09 17:30: 5 day, 测试时限',
      'off 2026-04-04 to 2026-04-06',
      'off 2026-05-01 to 2026-05-05',
      'due 2026-05-06 17:30, at first 2026-05-06 17:30',
    ])
  })

  test('over 清明节 and an extension, answered late', () => {
    const before = opened()
      .with(withHolidays)
      .after(31 * 24)
    const extended = before
      .take('dispatch', { leadUnitId: 'housing' })
      .on('housing', 'claim', {})
      .on('housing', 'requestExtension', { workdays: 2, why: '施工' })
      .on('housing', 'judgeExtension', { granted: true, why: '同意' }, 'supervisor')
    expect(storyOf(extended, 'result')).toEqual([
      'sent 2026-04-02 09:00',
      'counts from 2026-04-03 08:30: 5 day work',
      'off 2026-04-04 to 2026-04-06',
      'extended by 2',
      'due 2026-04-14 17:30, at first 2026-04-10 17:30',
    ])
    expect(storyOf(extended, 'accept')).toEqual([
      'sent 2026-04-02 09:00',
      'counts from 2026-04-03 08:30: 1 day work',
      'due 2026-04-03 17:30, at first 2026-04-03 17:30',
      'done 2026-04-02 09:00 in time',
    ])
  })

  test('a pause that ran out says so', () => {
    const asked = claimed()
      .on('housing', 'requestInformation', { question: '哪个单元？' })
      .after(9 * 24)
    const over = asked.on('housing', 'endPause', {}, 'system')
    expect(storyOf(over, 'result')?.[2]).toBe('paused 2026-03-02 09:00 to 2026-03-11 09:00 for information, no longer')
    expect(over.folder.matter.dueAt).not.toBeNull()
  })

  test('7×24 counts from the minute and knows no holidays', () => {
    const urgent = dispatched({ urgency: 'urgent' })
    expect(storyOf(urgent, 'result')).toEqual([
      'sent 2026-03-02 09:00',
      'counts from 2026-03-02 09:00: 24 hour continuous',
      'due 2026-03-03 09:00, at first 2026-03-03 09:00',
    ])
  })

  test('a limit the order does not have has no story', () => {
    expect(storyOf(dispatched(), 'feedback')).toBeNull()
    expect(storyOf(dispatched({ assistingUnitIds: ['roads'], track: 'joint' }), 'contact')).toBeNull()
  })

  test('a late contact is late', () => {
    const late = claimed().after(30).on('housing', 'contact', { way: 'phone', contactedAt: '2026-03-03T07:00:00.000Z' })
    expect(storyOf(late, 'contact')?.at(-1)).toBe('done 2026-03-03 15:00 late')
  })
})
