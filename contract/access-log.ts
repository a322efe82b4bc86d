import { z } from 'zod'
import { happenings } from '../domain/access/happening.ts'
import { purpose, takers } from './export.ts'
import { day, id, paging, words } from './fields.ts'
import { route } from './route.ts'

const tag = 'access log'
const who = takers.accessLog
const what = z.enum(Object.keys(happenings) as [keyof typeof happenings, ...(keyof typeof happenings)[]])

const asked = {
  what: what.optional(),
  person: id.optional(),
  unit: words(80).optional(),
  object: words(80).optional().describe('The number or id of what it was about.'),
  from: day.optional(),
  to: day.optional().describe('The last day, with all of it.'),
  ok: z.enum(['true', 'false']).optional().describe('false: what was refused or failed.'),
}

export const listAccessLog = route({
  method: 'GET',
  path: '/api/access-log',
  tag,
  summary: 'Who did and saw what, newest first: the log of looks, never what was seen',
  who,
  query: z.object({ ...paging, ...asked }),
  output: z.object({
    rows: z.array(
      z.object({
        seq: z.string(),
        at: z.iso.datetime(),
        what,
        zh: z.string(),
        en: z.string(),
        person: z.object({ id, name: z.string().nullable() }).nullable(),
        role: z.string().nullable(),
        unit: z.string().nullable(),
        object: z.string().nullable(),
        ok: z.boolean(),
        reason: z.string().nullable(),
        address: z.string().nullable(),
        trace: z.string().nullable(),
        details: z.record(z.string(), z.unknown()),
        hash: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: ['bad-cursor'],
})

export const checkAccessLog = route({
  method: 'GET',
  path: '/api/access-log/proof',
  tag,
  summary: 'Recomputes the chain of the whole log and counts its lines',
  who,
  output: z.object({
    lines: z.number().int(),
    head: z.string().describe('Hash of the newest line: kept elsewhere, it proves later that nothing was rewritten.'),
    findings: z.array(z.object({ code: z.string(), seq: z.string(), zh: z.string(), en: z.string() })),
  }),
})

export const exportAccessLog = route({
  method: 'GET',
  path: '/api/exports/access-log.xlsx',
  tag,
  summary: 'The log of some days as a workbook; leaves a line itself',
  who: takers.accessLog,
  limit: 'export',
  query: z.object({ ...asked, purpose }),
  errors: ['export-too-large'],
})
