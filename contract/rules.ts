import { z } from 'zod'
import { catalogueRows, stage } from './catalogue-rows.ts'
import { writersOf } from './catalogue.ts'
import { code, day, id, words } from './fields.ts'
import { route } from './route.ts'

const tag = 'catalogues'
const MANY = 200
/** The catalogues whose rows say how long something may take, what follows, and what cannot wait. */
const ruled = ['timeLimit', 'statutoryLimit', 'procedureNumber', 'supervisionRule', 'dangerWord'] as const
const change = {
  limits: z.array(catalogueRows.timeLimit).max(MANY).default([]).describe('Time limits, new or with another content.'),
  limitsOut: z.array(code).max(MANY).default([]).describe('Time limits that end.'),
  laws: z.array(catalogueRows.statutoryLimit).max(MANY).default([]).describe('Statutory limits, as the time limits.'),
  lawsOut: z.array(code).max(MANY).default([]),
  numbers: z.array(catalogueRows.procedureNumber).max(MANY).default([]).describe('Numbers of the procedure.'),
  rules: z.array(catalogueRows.supervisionRule).max(MANY).default([]).describe('Supervision rules, as the limits.'),
  rulesOut: z.array(code).max(MANY).default([]),
  dangers: z.array(catalogueRows.dangerWord).max(MANY).default([]).describe('Words of danger, as the limits.'),
  dangersOut: z.array(code).max(MANY).default([]),
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
const otherwise = z.number().int().describe('Of these, so many for which it would be different.')
const matters = z.object({
  ...looked,
  otherwise: z.number().int().describe('Of these, with another limit than without the change.'),
})
const law = z.string().nullable().describe('The statutory limit that prevails, by its name.')
const numbered = { matterId: id, number: z.string() }

export const previewRules = route({
  method: 'POST',
  path: '/api/catalogues/rules/preview',
  tag,
  summary:
    'What a change of time limits, statutory limits, numbers of the procedure, supervision rules and words of danger would move. Nothing is written',
  who: writersOf('timeLimit'),
  body: z.strictObject(change),
  output: z.object({
    seenVersion: z.string().describe('Handed back when it is saved, so that what was shown is what is saved.'),
    validFrom: day,
    rows: z.object(counts),
    faults: z
      .array(
        z.object({
          catalogue: z.enum(ruled),
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
        onPick: z
          .array(z.string())
          .describe(
            'Changed statutory limits, by name, that count only where a dispatcher picks them: of what waits nobody knows.',
          ),
        listed: z
          .array(
            z.object({
              matterId: id,
              number: z.string(),
              sent: z.boolean().describe('Promised already.'),
              at: instant.describe('When it was, or is taken to be sent out.'),
              moved: z.array(
                z.object({
                  stage,
                  before: instant.nullable(),
                  after: instant.nullable().describe('Null: none.'),
                  lawBefore: law,
                  lawAfter: law,
                }),
              ),
            }),
          )
          .describe('Some of them, those that wait first.'),
      })
      .nullable()
      .describe('Null where no time limit and no statutory limit changes.'),
    numbers: z
      .object({
        returns: z
          .object({
            ...looked,
            otherwise,
            listed: z.array(z.object({ ...numbered, orderId: id, unitId: z.string(), before: day, after: day })),
          })
          .nullable()
          .describe('Open orders that may be asked to be returned until another day.'),
        pauses: z
          .object({
            ...looked,
            otherwise,
            listed: z.array(
              z.object({ ...numbered, orderId: id, unitId: z.string(), before: instant, after: instant }),
            ),
          })
          .nullable()
          .describe('Orders that stand still, and until when at the latest. What earlier pauses gave back stays.'),
        consultations: z
          .object({
            otherwise,
            more: looked.more,
            needs: z.boolean().describe('They would need a consultation; else they would no longer need one.'),
            listed: z.array(z.object({ ...numbered, hops: z.number().int() })),
          })
          .nullable()
          .describe('Returned matters that wait to be sent again.'),
        proposals: z
          .object({
            days: z.number().int(),
            looked: z.number().int(),
            before: z.number().int(),
            after: z.number().int(),
          })
          .nullable()
          .describe('Of the units proposed in these days, how many were, and would have been filled in by themselves.'),
      })
      .nullable()
      .describe('Each null where its number stays; null where all stay.'),
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
      .describe('Null where no supervision rule changes, and no warning by another number of days of pause.'),
    dangers: z
      .object({
        looked: z.number().int().describe('So many of the newest messages of the prefecture were looked into.'),
        before: z.number().int().describe('In so many words of danger are found now.'),
        after: z.number().int(),
        gained: z.number().int().describe('So many are flagged that were not, or as more urgent.'),
        lost: z.number().int().describe('So many are no longer flagged, or as less urgent.'),
      })
      .nullable()
      .describe('Null where no words of danger change.'),
  }),
  errors: ['catalogue-row-not-found'],
})

export const changeRules = route({
  method: 'POST',
  path: '/api/catalogues/rules',
  tag,
  summary:
    'Saves a change of time limits, statutory limits, numbers of the procedure, supervision rules and words of danger, all or nothing. Promises made stay as they are',
  who: writersOf('timeLimit'),
  body: z
    .strictObject({
      ...change,
      note: words(1000).optional().describe('Why: read later beside the change. What ends, ends with a reason only.'),
      seenVersion: z.string().max(20).describe('As the preview told; refused when a catalogue has changed since.'),
    })
    .refine(
      ({ note, limitsOut, lawsOut, rulesOut, dangersOut }) =>
        note !== undefined || limitsOut.length + lawsOut.length + rulesOut.length + dangersOut.length === 0,
      { path: ['note'], message: '停用须写明原因 / what ends says why' },
    ),
  output: z.object(counts),
  errors: ['catalogue-row-not-found', 'changed-meanwhile', 'catalogue-row-refused'],
})
