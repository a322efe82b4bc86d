import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { previewCalendar } from '../../contract/calendar.ts'
import { catalogueOf, rowsOf, standingLines } from '../../domain/catalogue/as-of.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { calendarOf } from '../../domain/catalogue/lookup.ts'
import type { TimeLimit } from '../../domain/catalogue/rows.ts'
import { type ChangedDay, changedDays, movedPromises } from '../../domain/deadline/moved-by.ts'
import { addDays, type PlainDate } from '../../domain/deadline/plain-date.ts'
import { coveredUntil, type WorkCalendar } from '../../domain/deadline/work-calendar.ts'
import { type By, type Change, planChanges } from '../catalogue/change.ts'
import { catalogueVersion } from '../catalogue/store.ts'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { movedOrders, noOrders } from './moved-orders.ts'

type Preview = z.input<typeof previewCalendar.output>

/** A year and a day: every season and every yearly festival is in it. */
const LOOKED_AHEAD = 366
/** A promise of a quarter that ends on a changed day was made so long before. */
const MADE_BEFORE = 100

/** What changes of calendar days and office hours would move, from the day they count. Nothing is written. */
export async function previewOf(
  tx: Tx,
  tenantId: number,
  changes: readonly Change[],
  validFrom: PlainDate,
  by: By,
): Promise<Preview> {
  const stamp = await catalogueVersion(tx, tenantId)
  if (!stamp) throw new AppError('tenant-not-found')
  const { before: lines, lines: written, counts, refused } = await planChanges(tx, tenantId, changes, by)
  const standing = (all: typeof lines) => catalogueOf(rowsOf(standingLines(all, validFrom)))
  const before = standing(lines)
  const told = { seenVersion: stamp.version, validFrom, rows: counts }
  if (refused.length > 0 || written.length === 0) {
    const covered = coveredUntil(before.calendar)
    const faults = refused.map(({ changed, zh, en }) => {
      const [catalogue = '', code = ''] = changed.split('/')
      return { catalogue: catalogue as 'calendarDay' | 'officeHours', code, zh, en }
    })
    return {
      ...told,
      faults,
      coveredUntil: { before: covered, after: covered },
      months: [],
      limits: [],
      orders: noOrders,
    }
  }
  const after = standing([...lines, ...written])
  const last = written.reduce<PlainDate>(
    (day, { catalogue, code }) => (catalogue === 'calendarDay' && code > day ? (code as PlainDate) : day),
    addDays(validFrom, LOOKED_AHEAD),
  )
  const owners = ownersOf(
    before,
    after,
    written.filter(({ catalogue }) => catalogue === 'officeHours').map(({ code }) => code),
  )
  const changed = owners.map((unitId) => ({
    unitId,
    from: calendarOf(before, unitId),
    to: calendarOf(after, unitId),
    days: changedDays(calendarOf(before, unitId), calendarOf(after, unitId), validFrom, last),
  }))
  const names = new Map(written.flatMap(({ code, row }) => ('name' in row ? [[code, row.name] as const] : [])))
  const days = changed.flatMap((one) => one.days)
  return {
    ...told,
    faults: [],
    coveredUntil: { before: coveredUntil(before.calendar), after: coveredUntil(after.calendar) },
    months: monthsOf(days, names),
    limits: changed.flatMap((one) => limitsOf(before.timeLimits, one, validFrom)),
    orders: await movedOrders(tx, tenantId, { before, after }, days, by.at),
  }
}

/** Whose calendars change: null for the prefecture's own, then each unit with hours of its own, before or after, that changed. */
function ownersOf(before: Catalogue, after: Catalogue, codes: readonly string[]): readonly (string | null)[] {
  const shared = isDeepStrictEqual(before.calendar, after.calendar) ? [] : [null]
  return [...shared, ...codes.filter((code) => code !== 'all')]
}

/** Month by month, each day once. */
function monthsOf(days: readonly ChangedDay[], names: ReadonlyMap<string, string>): Preview['months'] {
  const once = [...new Map(days.map((one) => [one.day, one])).values()].toSorted((a, b) => (a.day < b.day ? -1 : 1))
  return [...Map.groupBy(once, ({ day }) => day.slice(0, 7))].map(([month, all]) => ({
    month,
    days: all.flatMap(({ day, change }) => (change === 'hours' ? [] : [{ day, change, name: names.get(day) ?? null }])),
    hours: all.filter(({ change }) => change === 'hours').length,
  }))
}

/** Each limit of the table once, with the promise that moves furthest. */
function limitsOf(
  timeLimits: readonly TimeLimit[],
  {
    unitId,
    from,
    to,
    days,
  }: Readonly<{ unitId: string | null; from: WorkCalendar; to: WorkCalendar; days: readonly ChangedDay[] }>,
  validFrom: PlainDate,
): Preview['limits'] {
  const [first, last] = [days[0]?.day, days.at(-1)?.day]
  if (!first || !last) return []
  const earliest = addDays(first, -MADE_BEFORE)
  const begin = earliest > validFrom ? earliest : validFrom
  return [...Map.groupBy(timeLimits, ({ limit }) => JSON.stringify(limit)).values()].flatMap((rows) => {
    const limit = rows[0]!.limit
    const moved = movedPromises(limit, begin, last, from, to)
    const furthest = moved.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0]
    if (!furthest) return []
    const stages = [...new Set(rows.map(({ stage }) => stage))]
    const { madeOn, before, after } = furthest
    return [
      { unitId, stages, limit, days: moved.length, madeOn, before: before.toISOString(), after: after.toISOString() },
    ]
  })
}

function lengthOf({ before, after }: Readonly<{ before: Date; after: Date }>): number {
  return Math.abs(after.getTime() - before.getTime())
}
