import { z } from 'zod'
import { statuses } from '../domain/ledger/actions.ts'
import { channels } from '../domain/ledger/words.ts'
import { kind, track, urgency } from './details.ts'
import { id, point } from './fields.ts'
import { supervisionDocument, workOrder } from './work-orders.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]])
const time = z.iso.datetime()
const treatment = z.enum(['plain', 'masked', 'redacted', 'none'])

/** A row of a list. */
export const matterLine = z.object({
  id,
  number: z.string(),
  status: keys(statuses),
  title: z.string(),
  channel: keys(channels),
  kind: kind.nullable(),
  categoryCode: z.string().nullable(),
  urgency,
  track: track.nullable(),
  regionCode: z.string().nullable(),
  leadUnitId: z.string().nullable(),
  receivedAt: time,
  dueAt: time.nullable(),
  light: z.enum(['red', 'yellow', 'green']).nullable(),
  callers: z.number().int(),
  people: z.number().int(),
  redos: z.number().int(),
  supervisionLevel: z.number().int(),
  lastAt: time,
})

const matter = matterLine.extend({
  seq: z.number().int(),
  address: z.string().nullable(),
  point: point.nullable(),
  personalBenefit: z.boolean(),
  aboutUnitIds: z.array(z.string()),
  openedAt: time.nullable(),
  dispatchedAt: time.nullable(),
  resolvedAt: time.nullable(),
  closedAt: time.nullable(),
  round: z.number().int(),
  hops: z.number().int(),
  returnedBy: z.array(z.string()),
  designated: z.boolean(),
  mergedInto: id.nullable(),
  led: z.record(z.string(), z.unknown()).nullable(),
  suspension: z.record(z.string(), z.unknown()).nullable(),
  reply: z.string().nullable(),
  ending: z.string().nullable(),
  supervisions: z.number().int(),
  documents: z.array(supervisionDocument),
  consultation: z
    .object({ participants: z.array(id), on: z.string(), agenda: z.string(), at: time })
    .nullable()
    .describe('A consultation that was called and has not decided yet.'),
})

const voice = z.object({
  submissionId: id,
  number: z.string(),
  text: z.string(),
  title: z.string(),
  channel: keys(channels),
  receivedAt: time,
  secrecy: z.string(),
  reachable: z.boolean(),
  asked: z.boolean(),
  attempts: z.number().int(),
  outcome: z.record(z.string(), z.unknown()).nullable(),
  judged: z.boolean(),
  attachments: z.array(z.object({ id, name: z.string(), mediaType: z.string(), bytes: z.number().int() })),
  sees: z
    .object({ identity: treatment, words: treatment })
    .describe('What the caller gets of this submitter: plain of an identity may be revealed, with a reason.'),
})

/** A matter as the caller may see it. */
export const folder = z.object({
  matter,
  orders: z.array(workOrder),
  voices: z.array(voice),
  relations: z.array(z.string()).describe('How the caller stands to the matter.'),
})

export const ledgerLine = z.object({
  id,
  seq: z.number().int(),
  action: z.string(),
  details: z.record(z.string(), z.unknown()),
  writer: z.object({ id, role: z.string(), unitId: z.string().nullable() }),
  at: time,
  hash: z.string(),
})
