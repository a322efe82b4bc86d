import { z } from 'zod'
import { catalogueRows, stage } from './catalogue-rows.ts'
import { writersOf } from './catalogue.ts'
import { code, day, id, words } from './fields.ts'
import { route } from './route.ts'

const tag = 'catalogues'
const MANY = 200
const change = {
  limits: z.array(catalogueRows.timeLimit).max(MANY).default([]).describe('Time limits, new or with another content.'),
  limitsOut: z.array(code).max(MANY).default([]).describe('Time limits that end.'),
  rules: z.array(catalogueRows.supervisionRule).max(MANY).default([]).describe('Supervision rules, as the limits.'),
  rulesOut: z.array(code).max(MANY).default([]),
  validFrom: day.optional().describe('From which day on it counts; today unless given.'),
}
const counts = {
  added: z.number().int(),
  changed: z.number().int(),
  removed: z.number().int(),
  unchanged: z.number().int(),
}
const instant = z.iso.datetime()
const looked = {
  looked: z.number().int(),
  more: z.boolean().describe('There are more; the figures are at least so many.'),
}
const matters = z.object({
  ...looked,
  otherwise: z.number().int().describe('Of these, with another limit than without the change.'),
})

export const previewRules = route({
  method: 'POST',
  path: '/api/catalogues/rules/preview',
  tag,
  summary: 'What a change of time limits and supervision rules would move. Nothing is written',
  who: writersOf('timeLimit'),
  body: z.strictObject(change),
  output: z.object({
    seenVersion: z.string().describe('Handed back when it is saved, so that what was shown is what is saved.'),
    validFrom: day,
    rows: z.object(counts),
    faults: z
      .array(
        z.object({
          catalogue: z.enum(['timeLimit', 'supervisionRule']),
          code: z.string(),
          zh: z.string(),
          en: z.string(),
        }),
      )
      .describe('Rows that cannot stand. With any of them nothing is counted below, and nothing can be saved.'),
    limits: z
      .object({
        recentDays: z.number().int(),
        recent: matters.describe('Sent out in these days: what they would have been promised. Their promises stay.'),
        waiting: matters.describe('Not sent out yet: what they would be promised on the first day it counts.'),
        listed: z
          .array(
            z.object({
              matterId: id,
              number: z.string(),
              sent: z.boolean().describe('Promised already.'),
              at: instant.describe('When it was, or is taken to be sent out.'),
              moved: z.array(
                z.object({ stage, before: instant.nullable(), after: instant.nullable().describe('Null: none.') }),
              ),
            }),
          )
          .describe('Some of them, those that wait first.'),
      })
      .nullable()
      .describe('Null where no time limit changes.'),
    rules: z
      .object({
        ...looked,
        from: instant,
        until: instant,
        levels: z
          .array(z.object({ level: z.number().int(), before: z.number().int(), after: z.number().int() }))
          .describe('How many lines the clock would write in that time about the matters as they stand.'),
        listed: z.array(
          z.object({
            matterId: id,
            number: z.string(),
            rule: z.string(),
            name: z.string(),
            level: z.number().int(),
            stage: stage.nullable(),
            before: instant.nullable(),
            after: instant.nullable(),
          }),
        ),
      })
      .nullable()
      .describe('Null where no supervision rule changes.'),
  }),
  errors: ['catalogue-row-not-found'],
})

export const changeRules = route({
  method: 'POST',
  path: '/api/catalogues/rules',
  tag,
  summary: 'Saves a change of time limits and supervision rules, all or nothing. Promises made stay as they are',
  who: writersOf('timeLimit'),
  body: z.strictObject({
    ...change,
    note: words(1000).optional().describe('Why: read later beside the change.'),
    seenVersion: z.string().max(20).describe('As the preview told; refused when a catalogue has changed since.'),
  }),
  output: z.object(counts),
  errors: ['catalogue-row-not-found', 'changed-meanwhile', 'catalogue-row-refused'],
})
