import { z } from 'zod'
import { statuses } from '../domain/ledger/actions.ts'
import { pressing } from '../domain/ledger/words.ts'
import { refusals, type RefusalCode } from '../domain/ledger/refusals.ts'
import { details, kind, type Orderable, track } from './details.ts'
import { code, day, id, newId, paging, words } from './fields.ts'
import { folder, ledgerLine, matterLine } from './folder.ts'
import { route } from './route.ts'
import { suggested } from './suggestion.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]])
const time = z.iso.datetime()

/** One member of the union for each action, so that the details belong to the action. */
function orders() {
  const seenSeq = z
    .number()
    .int()
    .min(0)
    .optional()
    .describe('The last line the caller has seen; a refusal then tells what happened since.')
  const shown = z.array(suggested).max(6).optional().describe('What the caller was shown: kept beside what they chose.')
  const one = <A extends Orderable>(action: A) =>
    z.strictObject({ id: newId, action: z.literal(action), details: details[action], seenSeq, suggested: shown })
  const [first, ...rest] = (Object.keys(details) as Orderable[]).map((action) => one(action))
  return z.discriminatedUnion('action', [first!, ...rest])
}

/** A command to the ledger. */
export const newEntry = orders()

const matterId = z.object({ matterId: id })
const tag = 'ledger'
export const allRefusals = Object.keys(refusals) as RefusalCode[]

export const listMatters = route({
  method: 'GET',
  path: '/api/matters',
  tag,
  summary:
    'Matters by status, unit, region, category, track, light and words; newest first, oldest first if asked for, or by due time where a light is asked for',
  who: 'signedIn',
  query: z.object({
    ...paging,
    status: keys(statuses).optional(),
    unit: code.optional(),
    region: code.optional().describe('A 12-digit code; everything inside it.'),
    category: code.optional().describe('A code of any level; everything below it.'),
    track: track.optional(),
    kind: kind.optional(),
    light: z.enum(['red', 'yellow', 'green']).optional(),
    order: z.enum(['newest', 'oldest']).optional().describe('As they came in; a light is in the order of what is due.'),
    mayBeUrgent: z
      .stringbool()
      .optional()
      .describe(
        'Those alone that nobody judged yet and that the machine read as urgent when they came in, or that hold words of danger.',
      ),
    words: words(50).optional(),
    number: words(40).optional(),
  }),
  output: z.object({
    rows: z.array(
      matterLine.extend({
        mayBeUrgent: z
          .object({
            urgency: z.enum(pressing),
            probability: z.number().nullable().describe('0 to 1; null where words of danger alone say it.'),
            words: z.array(z.string()).describe('What made it, strongest first, as far as the caller may read it.'),
          })
          .nullable()
          .describe('Told where such matters alone are asked for.'),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: ['bad-cursor'],
})

export const readMatter = route({
  method: 'GET',
  path: '/api/matters/:matterId',
  tag,
  summary: 'A matter with its work orders and the words of every submitter',
  who: 'signedIn',
  params: matterId,
  output: folder,
  errors: ['matter-not-found'],
})

export const listEntries = route({
  method: 'GET',
  path: '/api/matters/:matterId/entries',
  tag,
  summary: 'The lines of a matter, first to last',
  who: 'signedIn',
  params: matterId,
  output: z.object({ rows: z.array(ledgerLine) }),
  errors: ['matter-not-found'],
})

export const addEntry = route({
  method: 'POST',
  path: '/api/matters/:matterId/entries',
  tag,
  summary: 'Takes an action of the procedure on a matter; sent twice under one id, it is one line',
  who: 'signedIn',
  params: matterId,
  body: newEntry,
  output: folder,
  status: 201,
  errors: ['matter-not-found', 'id-used-twice', ...allRefusals],
})

export const listActions = route({
  method: 'GET',
  path: '/api/matters/:matterId/actions',
  tag,
  summary: 'For the caller: which actions are possible now, and why the others are not',
  who: 'signedIn',
  params: matterId,
  output: z.object({
    rows: z.array(
      z.object({
        action: z.string(),
        zh: z.string(),
        orderId: id.nullable(),
        refusal: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
      }),
    ),
  }),
  errors: ['matter-not-found'],
})

export const checkMatter = route({
  method: 'GET',
  path: '/api/matters/:matterId/proof',
  tag,
  summary: 'Replays the matter and recomputes its chain',
  who: 'signedIn',
  params: matterId,
  output: z.object({
    lines: z.number().int(),
    head: z.string(),
    findings: z.array(z.object({ code: z.string(), seq: z.number().int().nullable(), zh: z.string(), en: z.string() })),
  }),
  errors: ['matter-not-found'],
})

export const balanceRow = z.object({
  opening: z.number().int(),
  opened: z.number().int(),
  reopened: z.number().int(),
  movedIn: z.number().int(),
  movedOut: z.number().int(),
  cleared: z.number().int(),
  writtenOff: z.number().int(),
  closing: z.number().int(),
})

export const readBalance = route({
  method: 'GET',
  path: '/api/balance',
  tag,
  summary:
    'The balance of a period: opening + opened − cleared − written off = closing, for the whole, a unit or a region',
  who: 'signedIn',
  query: z.object({
    from: day,
    to: day,
    unit: code.optional(),
    region: code.optional(),
    by: z.enum(['unit', 'county']).optional(),
  }),
  output: z.object({
    from: day,
    to: day,
    total: balanceRow,
    rows: z.array(balanceRow.extend({ key: z.string().nullable() })),
    at: time,
  }),
})
