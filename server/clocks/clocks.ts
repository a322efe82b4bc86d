import type { z } from 'zod'
import type { readClocks } from '../../contract/clocks.ts'
import { redact } from '../../domain/access/redact.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { calendarOf } from '../../domain/catalogue/lookup.ts'
import type { Clock } from '../../domain/deadline/clock.ts'
import { remaining } from '../../domain/deadline/remaining.ts'
import { type Stage, stages } from '../../domain/deadline/stages.ts'
import type { WorkCalendar } from '../../domain/deadline/work-calendar.ts'
import { type ClockStep, clockStory } from '../../domain/ledger/clock-story.ts'
import { orderOf } from '../../domain/ledger/orders.ts'
import type { SeenMatter } from '../access/see.ts'
import { AppError } from '../errors.ts'

type Told = z.input<typeof readClocks.output>
type Step = Told['limits'][number]['steps'][number]

/**
 * The story of every limit of an order that one viewer sees.
 *
 * @throws AppError `no-such-order`
 */
export function clocksOf({ held, treat }: SeenMatter, orderId: string, catalogue: Catalogue, now: Date): Told {
  const { folder } = held
  const { matter } = folder
  const order = orderOf(folder, orderId)
  if (!order) throw new AppError('no-such-order')
  const calendar = calendarOf(catalogue, order.unitId)
  return {
    number: matter.number,
    title: treat('words') === 'plain' ? matter.title : redact(matter.title),
    unitId: order.unitId,
    lead: order.lead,
    status: order.status,
    standsStill: order.pausedAt !== null,
    limits: (Object.keys(stages) as Stage[]).flatMap((stage) => {
      const story = clockStory(order, stage, matter, calendar, catalogue.procedure.pauseWorkdays)
      const own = order.clocks[stage]
      if (!story || !own) return []
      return [{ stage, basis: own.basis, steps: story.map((step) => stepOf(step, own.limit.clock, calendar, now)) }]
    }),
  }
}

function stepOf(step: ClockStep, clock: Clock, calendar: WorkCalendar, now: Date): Step {
  switch (step.kind) {
    case 'sent':
      return { kind: step.kind, at: step.at.toISOString() }
    case 'counts':
      return { kind: step.kind, from: step.from.toISOString(), limit: step.limit }
    case 'paused': {
      const { why, from, to, capped } = step
      const { days, minutes } = remaining(from, to ?? now, clock, calendar)
      return {
        kind: step.kind,
        why,
        from: from.toISOString(),
        to: to?.toISOString() ?? null,
        capped,
        stood: { days, minutes },
      }
    }
    case 'ordinary':
      return { kind: step.kind, at: step.at.toISOString(), limit: step.limit, basis: step.basis }
    case 'due':
      return { kind: step.kind, at: step.at.toISOString(), first: step.first.toISOString() }
    case 'done':
      return { kind: step.kind, at: step.at.toISOString(), inTime: step.inTime }
    default:
      return step
  }
}
