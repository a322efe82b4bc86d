import { z } from 'zod'
import { catalogueRows, limit, stage } from './catalogue-rows.ts'
import { writersOf } from './catalogue.ts'
import { code, day, id, words } from './fields.ts'
import { route } from './route.ts'

const tag = 'catalogues'
/** The days of several years, the hours of every unit that has its own. */
const MANY_DAYS = 1000
const MANY_UNITS = 500

const change = {
  days: z.array(catalogueRows.calendarDay).max(MANY_DAYS).default([]).describe('Days that differ from the week.'),
  daysOut: z.array(day).max(MANY_DAYS).default([]).describe('Days that are ordinary again.'),
  hours: z.array(catalogueRows.officeHours).max(MANY_UNITS).default([]),
  hoursOut: z.array(code).max(MANY_UNITS).default([]).describe('Units that keep the hours above them again.'),
  validFrom: day.optional().describe('From which day on promises are made by it; today unless given.'),
}

const counts = {
  added: z.number().int(),
  changed: z.number().int(),
  removed: z.number().int(),
  unchanged: z.number().int(),
}
const instant = z.iso.datetime()

const movedOrder = z.object({
  orderId: id,
  matterId: id,
  number: z.string(),
  unitId: z.string(),
  dueAt: instant.describe('The promise, which stays.'),
  dueOnDayOff: z.boolean().describe('The promise ends on a day that would be off.'),
  wouldBe: instant.nullable().describe('What would have been promised under the change; null where it is the same.'),
  fromToday: instant.nullable().describe('What would be promised today under the change.'),
  warnings: z
    .array(
      z.object({
        rule: z.string(),
        name: z.string(),
        stage: stage.nullable(),
        before: instant.nullable(),
        after: instant.nullable(),
      }),
    )
    .describe('Warnings that would come at other minutes; null: not at all.'),
})

export const previewCalendar = route({
  method: 'POST',
  path: '/api/catalogues/calendar/preview',
  tag,
  summary: 'What a change of calendar days and office hours would move. Nothing is written',
  who: writersOf('calendarDay'),
  body: z.strictObject(change),
  output: z.object({
    seenVersion: z.string().describe('Handed back when it is saved, so that what was shown is what is saved.'),
    validFrom: day,
    rows: z.object(counts),
    faults: z
      .array(
        z.object({
          catalogue: z.enum(['calendarDay', 'officeHours']),
          code: z.string(),
          zh: z.string(),
          en: z.string(),
        }),
      )
      .describe('Rows that cannot stand. With any of them nothing is counted below, and nothing can be saved.'),
    coveredUntil: z.object({ before: day.nullable(), after: day.nullable() }),
    months: z
      .array(
        z.object({
          month: z.string().describe('`2027-02`'),
          days: z.array(z.object({ day, change: z.enum(['off', 'worked']), name: z.string().nullable() })),
          hours: z.number().int().describe('Workdays with other hours.'),
        }),
      )
      .describe('From the first day it counts, for a year or until the last day that is changed.'),
    limits: z
      .array(
        z.object({
          unitId: z.string().nullable().describe('Whose hours; null: of the prefecture.'),
          stages: z.array(stage),
          limit,
          days: z.number().int().describe('On so many days a promise of this limit would be due elsewhere.'),
          madeOn: day.describe('The day whose promise moves furthest, taken to be made at 10:00.'),
          before: instant,
          after: instant,
        }),
      )
      .describe('Each limit of the table of time limits whose promises move.'),
    orders: z.object({
      looked: z.number().int().describe('Open orders that were looked at, first due first.'),
      more: z.boolean().describe('There are more; the figures are at least so many.'),
      dueOnDayOff: z.number().int(),
      otherwise: z.number().int().describe('Open orders that would have been promised another instant.'),
      listed: z.array(movedOrder).describe('The first twenty that anything would be different for.'),
    }),
  }),
  errors: ['catalogue-row-not-found'],
})

export const changeCalendar = route({
  method: 'POST',
  path: '/api/catalogues/calendar',
  tag,
  summary: 'Saves a change of calendar days and office hours, all or nothing. Promises made stay as they are',
  who: writersOf('calendarDay'),
  body: z.strictObject({
    ...change,
    note: words(1000).optional().describe('Why: read later beside the change.'),
    seenVersion: z.string().max(20).describe('As the preview told; refused when a catalogue has changed since.'),
  }),
  output: z.object(counts),
  errors: ['catalogue-row-not-found', 'changed-meanwhile', 'catalogue-row-refused'],
})
