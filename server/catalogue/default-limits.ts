import type { TimeLimit } from '../../domain/catalogue/rows.ts'
import type { Limit } from '../../domain/deadline/clock.ts'
import type { Stage } from '../../domain/deadline/stages.ts'
import type { Kind } from '../../domain/ledger/words.ts'

type When = Partial<Pick<TimeLimit, 'kind' | 'urgency' | 'track'>>
type Promised = readonly [stage: Stage, limit: Limit, basis: string]

const minutes = (amount: number): Limit => ({ amount, unit: 'minute', clock: 'continuous' })
const hours = (amount: number): Limit => ({ amount, unit: 'hour', clock: 'continuous' })
const workHours = (amount: number): Limit => ({ amount, unit: 'hour', clock: 'work' })
const workdays = (amount: number): Limit => ({ amount, unit: 'day', clock: 'work' })
const quarter: Limit = { amount: 1, unit: 'quarter', clock: 'calendar' }

const ours = '平台初始设置，请按本盟市规定修改'
const accepting = '参照天津市12345热线实施细则的接单时限'
const general = '参照济南市12345市民服务热线条例第二十四条、潍坊市12345政务服务便民热线条例第二十条：五个工作日'
const complex = '参照北京市热线服务与管理规范（征求意见稿）、广东省2022年规定：复杂事项、投诉举报十五日'

/** 求助、投诉、举报、建议、其他: one promise for all of them. */
const ordinary: readonly Kind[] = ['help', 'complaint', 'report', 'suggestion', 'other']

const critical: readonly Promised[] = [
  ['accept', minutes(15), accepting],
  ['contact', minutes(30), ours],
  ['feedback', hours(2), '参照北京市热线服务与管理规范（征求意见稿）：紧急诉求两小时'],
  ['result', hours(24), ours],
]
const urgent: readonly Promised[] = [
  ['accept', minutes(30), accepting],
  ['contact', hours(2), ours],
  ['result', hours(24), '参照北京市热线服务与管理规范（征求意见稿）：水电气热二十四小时'],
]

/**
 * The time limits a prefecture starts with (domain.md 4). A row that names a track goes before one that names an urgency
 * alone, so what is urgent says so again for the tracks that have limits of their own. The ledger track has no row for
 * the result: there the limits of kind and urgency count until a leader claims the matter.
 */
export const defaultTimeLimits: readonly TimeLimit[] = [
  ...rows('critical', { urgency: 'critical' }, critical),
  ...rows('urgent', { urgency: 'urgent' }, urgent),
  ...rows('inquiry', { urgency: 'normal', kind: 'inquiry' }, [
    ['accept', workHours(4), ours],
    ['result', workdays(1), ours],
  ]),
  ...ordinary.flatMap((kind) =>
    rows(kind, { urgency: 'normal', kind }, [
      ['accept', workdays(1), accepting],
      ['contact', hours(24), ours],
      ['result', workdays(5), general],
    ]),
  ),
  ...rows('praise', { urgency: 'normal', kind: 'praise' }, [['result', workdays(3), ours]]),
  ...rows('complex', { urgency: 'complex' }, [
    ['accept', workdays(1), accepting],
    ['contact', hours(24), ours],
    ['result', workdays(15), complex],
  ]),
  ...rows('immediate', { track: 'immediate' }, [
    ['accept', minutes(30), accepting],
    ['result', hours(24), ours],
  ]),
  ...rows('ledger', { track: 'ledger' }, [['plan', workdays(5), ours]]),
  ...rows('joint', { track: 'joint' }, [['result', workdays(15), complex]]),
  ...rows('watched', { track: 'watched' }, [
    ['accept', workdays(3), ours],
    ['contact', workdays(5), ours],
    ['result', quarter, '平台初始设置：按季公开进展，以最近一次进展为准'],
    ['review', quarter, '平台初始设置：按季公开进展'],
  ]),
  ...(['immediate', 'joint', 'watched'] as const).flatMap((track) => [
    ...rows(`${track}-critical`, { track, urgency: 'critical' }, critical),
    ...rows(`${track}-urgent`, { track, urgency: 'urgent' }, urgent),
  ]),
]

function rows(
  name: string,
  { kind = null, urgency = null, track = null }: When,
  promised: readonly Promised[],
): readonly TimeLimit[] {
  return promised.map(([stage, limit, basis]) => ({
    code: `${name}-${stage}`,
    stage,
    kind,
    urgency,
    track,
    limit,
    basis,
  }))
}
