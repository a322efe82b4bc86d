import { hostname, userInfo } from 'node:os'
import { markOf, type Watermark } from '../../domain/access/watermark.ts'
import type { PlainDate } from '../../domain/deadline/plain-date.ts'
import { logAccess } from '../access-log/log.ts'
import type { Db } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import { formatOf, writeTable } from '../files/write-table.ts'
import { bookOf } from '../ledger/export-book.ts'
import { newId } from '../new-id.ts'
import { logged } from './logged.ts'
import { marked } from './marked.ts'

type Wanted = Readonly<{ path: string; from: PlainDate; to: PlainDate; now: Date }>

/**
 * Writes the whole ledger book of a period to a file of this machine, under the watermark of whoever runs it and with its
 * line in the access log.
 *
 * @throws TableFileError `file-not-writable`
 */
export async function writeBook(
  db: Db,
  tenant: Readonly<{ id: number; name: string }>,
  { path, from, to, now }: Wanted,
): Promise<Readonly<{ rows: number; mark: string }>> {
  const watermark = { prefecture: tenant.name, unit: null, name: onTheMachine(), at: now, mark: markOf(newId()) }
  const book = await bookOf(db, tenant.id, { from, to, now, seenBy: null })
  const log = (rows: number) =>
    inTenant(db, tenant.id, (tx) => logAccess(tx, tenant.id, taken(watermark, { from, to, rows }), now))
  const table = marked({ ...book, rows: logged(book.rows, Infinity, log) }, watermark, formatOf(path))
  const { rows } = await writeTable(path, table)
  return { rows, mark: watermark.mark }
}

/** Whoever runs the machine has no account here: their account on the machine stands for them. */
function onTheMachine(): string {
  return `本机操作员 ${userInfo().username}@${hostname()}`
}

function taken({ mark, name }: Watermark, { rows, ...filters }: Readonly<{ from: string; to: string; rows: number }>) {
  const nobody = { personId: null, role: null, unitId: null, reason: null, address: null }
  const details = { export: 'book', by: name, filters, rows }
  return { what: 'export', ...nobody, object: mark, ok: true, details } as const
}
