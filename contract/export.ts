import { z } from 'zod'
import type { Role } from '../domain/access/role.ts'
import { faultNames } from '../domain/dispatch/duty-faults.ts'
import { orderStatuses } from '../domain/ledger/actions.ts'
import { code, words } from './fields.ts'
import { listMatters } from './ledger.ts'
import { route } from './route.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]])
const tag = 'export'

/** Who takes what out of the house as a file; nobody else needs one. */
export const takers = {
  book: ['leader', 'supervisor', 'analyst', 'dispatcher'],
  matters: ['leader', 'supervisor', 'analyst', 'dispatcher', 'unitLeader'],
  workOrders: ['supervisor', 'dispatcher', 'unitLeader', 'unitHandler'],
  accessLog: ['auditAdministrator'],
  dutyCheck: ['systemAdministrator', 'dispatcher'],
} as const satisfies Record<string, readonly Role[]>

/** At most so many rows of a list go into one file. */
export const MOST_ROWS = 50_000

/** An export says what it is for (china-rules.md 3.1). */
export const purpose = words(200)
  .refine((text) => Array.from(text.trim()).length >= 5, {
    message: '请写明导出用途，至少 5 个字 / say what the file is for, in at least 5 characters',
  })
  .describe('What the file is for; it stands in the access log.')

const ofMatters = {
  method: 'GET',
  tag,
  who: takers.matters,
  limit: 'export',
  query: listMatters.query.omit({ cursor: true, limit: true }).extend({ purpose }),
  errors: ['export-too-large'],
} as const

export const exportBook = route({
  method: 'GET',
  path: '/api/exports/book.xlsx',
  tag,
  summary: 'The ledger book of a month: its balance, and the matters within the caller’s sight',
  who: takers.book,
  limit: 'export',
  query: z.object({
    month: z.string().regex(/^(19|20)\d\d-(0[1-9]|1[0-2])$/, '月份要写成 2026-04 / a month is written 2026-04'),
    purpose,
  }),
  errors: ['export-too-large'],
})

export const exportMatters = route({
  ...ofMatters,
  path: '/api/exports/matters.xlsx',
  summary:
    'The list of matters with the same filters, as far as the caller sees it: without a submitter’s name or telephone',
})

export const exportMattersAsText = route({
  ...ofMatters,
  path: '/api/exports/matters.csv',
  summary: 'The same as .csv, for programs',
})

export const exportWorkOrders = route({
  method: 'GET',
  path: '/api/exports/work-orders.xlsx',
  tag,
  summary: 'The work orders of a unit, as far as the caller sees them',
  who: takers.workOrders,
  limit: 'export',
  query: z.object({ unit: code, status: keys(orderStatuses).optional(), purpose }),
  errors: ['export-too-large'],
})

export const exportDutyCheck = route({
  method: 'GET',
  path: '/api/exports/duty-check.csv',
  tag,
  summary: 'What is missing from the duty list and what contradicts itself in it, all of it or one kind',
  who: takers.dutyCheck,
  limit: 'export',
  query: z.object({ fault: z.enum(faultNames).optional(), purpose }),
  errors: ['export-too-large'],
})
