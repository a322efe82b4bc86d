import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { afterStep, type MissedStep } from '../../domain/missed-call/steps.ts'
import type { MissedEnding } from '../../domain/missed-call/words.ts'
import type { Tx } from '../db/database.ts'
import { noteRing, type Noting, type Ring } from '../missed-call/note.ts'
import { lockMissedCall, saveMissedCall } from '../missed-call/store.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { uuidAt } from './ids.ts'
import type { DemoLife } from './life.ts'
import { inventedPhone } from './names.ts'
import { staffOf } from './story/staff.ts'

type Step = Readonly<{ what: Exclude<MissedStep, 'ring'>; by: string; at: Date; submissionId?: string }>
/** A telephone that rang in vain, each time, and what was done about it. */
export type DemoMissed = Readonly<{ rings: readonly Ring[]; steps: readonly Step[] }>

const MINUTE = 60_000
/** Of calls that were written down in these days, one in so many had rung in vain first. */
const DAYS = 14
const ONE_IN = 12
/** Who waits now: how long ago in minutes each of them rang, and whether somebody tried to reach them. */
const waiting: readonly (readonly [readonly number[], boolean?])[] = [
  [[640]],
  [[610, 604, 597, 418, 63]],
  [[505, 488], true],
  [[233]],
  [[171, 168, 40]],
  [[96], true],
  [[52]],
  [[27, 25]],
  [[8]],
]

/** Missed calls of the last days: most of them rung back and written down, some still waiting. */
export function demoMissedCalls({ seed, now, submissions }: DemoLife, catalogue: Catalogue): readonly DemoMissed[] {
  const chance = chanceFrom(`${seed}/missed-calls`)
  const staff = staffOf(catalogue)
  const since = now.getTime() - DAYS * 24 * 60 * MINUTE
  const calledBack = submissions.flatMap(({ id, channel, receivedAt, submitter, recordedBy }) => {
    const phone = submitter?.phone
    if (channel !== 'hotline' || !phone || receivedAt.getTime() < since || !chance.happens(1 / ONE_IN)) return []
    const before = (minutes: number) => new Date(receivedAt.getTime() - minutes * MINUTE)
    const rings = [ring(phone, before(chance.integer(18, 90)), chance)]
    const by = recordedBy.id
    const steps: readonly Step[] = [
      { what: 'take', by, at: before(chance.integer(4, 12)) },
      { what: 'calledBack', by, at: receivedAt, submissionId: id },
    ]
    return [{ rings, steps }]
  })
  const open = waiting.map(([times, tried = false]) => {
    const phone = inventedPhone(chance)
    const rings = times.map((minutes) => ring(phone, new Date(now.getTime() - minutes * MINUTE), chance))
    const by = staff.one('operator', chance).id
    const at = new Date(now.getTime() - ((times.at(-1) ?? 0) - chance.integer(4, 20)) * MINUTE)
    const steps: readonly Step[] = tried ? [{ what: 'take', by, at } as const, { what: 'nobody', by, at } as const] : []
    return { rings, steps }
  })
  return [...calledBack, ...open]
}

/** Writes them as they would have been written at the time; the looks at the telephones stand in no log. */
export async function playMissedCalls(tx: Tx, noting: Noting, all: readonly DemoMissed[]): Promise<void> {
  const { tenantId, newId } = noting
  for (const { rings, steps } of all) {
    let id = ''
    for (const one of rings) id = (await noteRing(tx, noting, one)).missedCallId
    for (const { what, by, at, submissionId } of steps) {
      const call = await lockMissedCall(tx, tenantId, id)
      if (!call) throw new Error('a missed call that was just noted is not there')
      const closing = submissionId === undefined ? null : { submissionId, closedAt: at, closedBy: by }
      await saveMissedCall(tx, tenantId, id, afterStep(call, what, { id: newId(), by, at }), closing)
    }
  }
}

function ring(phone: string, rangAt: Date, chance: Chance): Ring {
  const ended = endingAt(rangAt, chance)
  const seconds = ended === 'busy' ? 0 : chance.integer(6, 95)
  return { id: uuidAt(rangAt, chance), phone, rangAt, line: '12345', seconds, ended, notedBy: null }
}

/** At night nobody sits there; by day it is a queue that was too long. */
function endingAt(at: Date, chance: Chance): MissedEnding {
  const hour = (at.getUTCHours() + 8) % 24
  return hour < 7 || hour >= 22 ? 'night' : chance.weighted({ hungUp: 3, busy: 1 })
}
