import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { MOST_ROWS, type takers } from '../../contract/export.ts'
import type { Role, Viewer } from '../../domain/access/role.ts'
import type { Watermark } from '../../domain/access/watermark.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { logAccess } from '../access-log/log.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Db } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { saveAs } from '../edges/content-disposition.ts'
import { writeTable } from '../files/write-table.ts'
import type { WrittenTable } from '../files/written-table.ts'
import { watermarkOf } from '../watermark/watermark.ts'
import { logged } from './logged.ts'
import { marked } from './marked.ts'

/** What a table is made from: who takes it, with the grants that count for it, and what will stand over it. */
export type Taking = Readonly<{
  db: Db
  tenantId: number
  viewer: Viewer
  catalogue: Catalogue
  watermark: Watermark
}>

type Wanted = Readonly<{
  what: keyof typeof takers
  by: readonly Role[]
  purpose: string
  /** As they stand in the access log. */
  filters: Readonly<Record<string, unknown>>
  format: 'xlsx' | 'csv'
}>

type Called = Readonly<{ tenantId: number; viewer: Viewer; request: FastifyRequest; reply: FastifyReply }>

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

/**
 * Answers with a table as a file under the taker's watermark. It is written to the disk of this machine first, in
 * constant memory, and its line in the access log before that is finished: no byte leaves without its line, and what
 * fails on the way is told as a failure instead of half a file.
 *
 * @throws AppError `export-too-large`
 */
export async function takeOut(
  { db, now, newId }: Pick<Deps, 'db' | 'now' | 'newId'>,
  { tenantId, viewer: caller, request, reply }: Called,
  { what, by, purpose, filters, format }: Wanted,
  tableOf: (taking: Taking) => WrittenTable | Promise<WrittenTable>,
): Promise<FastifyReply> {
  const at = now()
  // What somebody sees in another role, they do not take out in this one.
  const viewer = { ...caller, grants: caller.grants.filter(({ role }) => by.includes(role)) }
  const { catalogue, watermark } = await inTenant(db, tenantId, async (tx) => {
    const today = await catalogueFor(tx, tenantId, dayInChina(at))
    return { catalogue: today, watermark: await watermarkOf(tx, tenantId, viewer, today, { at, newId }) }
  })
  const table = marked(await tableOf({ db, tenantId, viewer, catalogue, watermark }), watermark, format)
  const log = (rows: number) =>
    inTenant(db, tenantId, (tx) =>
      logAccess(
        tx,
        tenantId,
        {
          what: 'export',
          personId: viewer.id,
          role: viewer.grants[0]?.role ?? null,
          unitId: viewer.unitId,
          object: watermark.mark,
          ok: true,
          reason: purpose,
          address: request.ip,
          trace: request.id,
          details: { export: `${what}.${format}`, filters, rows },
        },
        now(),
      ),
    )
  const folder = await mkdtemp(join(tmpdir(), 'lianxin-export-'))
  try {
    const path = join(folder, `export.${format}`)
    await writeTable(path, { ...table, rows: logged(table.rows, MOST_ROWS, log) })
    const file = await open(path)
    const { size } = await file.stat()
    return reply
      .type(mediaTypes[format])
      .header('content-length', size)
      .header('content-disposition', saveAs(`${table.sheet}-${watermark.mark}.${format}`))
      .send(file.createReadStream())
  } finally {
    // An open file is read to its end without its name.
    await rm(folder, { recursive: true, force: true })
  }
}
