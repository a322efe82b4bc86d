import type { FastifyInstance } from 'fastify'
import {
  exportBook,
  exportDutyCheck,
  exportMatters,
  exportMattersAsText,
  exportWorkOrders,
  takers,
} from '../../contract/export.ts'
import { redact } from '../../domain/access/redact.ts'
import { addDays, addMonths, dayInChina, parsePlainDate } from '../../domain/deadline/plain-date.ts'
import type { Deps } from '../deps.ts'
import { bookOf } from '../ledger/export-book.ts'
import { serve } from '../serve.ts'
import { dutyCheckTable } from './duty-check.ts'
import { mattersTable } from './matters.ts'
import { takeOut } from './take.ts'
import { workOrdersTable } from './work-orders.ts'

export function exportRoutes(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, exportBook, (call) => {
    const { month, purpose } = call.query
    const from = parsePlainDate(`${month}-01`)
    const wanted = { what: 'book', by: takers.book, purpose, filters: { month }, format: 'xlsx' } as const
    return takeOut(deps, call, wanted, ({ db, tenantId, viewer, catalogue, watermark: { at } }) => {
      const end = addDays(addMonths(from, 1), -1)
      const today = dayInChina(at)
      return bookOf(db, tenantId, { from, to: end < today ? end : today, now: at, seenBy: { viewer, catalogue } })
    })
  })

  for (const [route, format] of [
    [exportMatters, 'xlsx'],
    [exportMattersAsText, 'csv'],
  ] as const) {
    serve(app, deps, route, (call) => {
      const { purpose, ...filters } = call.query
      const wanted = {
        what: 'matters',
        by: takers.matters,
        purpose,
        filters: withoutNames(filters),
        format,
      } as const
      return takeOut(deps, call, wanted, (taking) => mattersTable(taking, filters))
    })
  }

  serve(app, deps, exportWorkOrders, (call) => {
    const { purpose, ...filters } = call.query
    const wanted = { what: 'workOrders', by: takers.workOrders, purpose, filters, format: 'xlsx' } as const
    return takeOut(deps, call, wanted, (taking) => workOrdersTable(taking, filters))
  })

  serve(app, deps, exportDutyCheck, (call) => {
    const { purpose, ...filters } = call.query
    const wanted = { what: 'dutyCheck', by: takers.dutyCheck, purpose, filters, format: 'csv' } as const
    return takeOut(deps, call, wanted, (taking) => dutyCheckTable(taking, filters))
  })
}

/** Somebody may have searched for a name: the access log holds none. */
function withoutNames<F extends { words?: string | undefined }>({ words, ...filters }: F) {
  return words === undefined ? filters : { ...filters, words: redact(words) }
}
