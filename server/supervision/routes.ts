import type { FastifyInstance } from 'fastify'
import { countSupervision, listSupervision, listWatched, takePaper } from '../../contract/supervision.ts'
import { mayTakePaper } from '../../domain/access/paper.ts'
import { watermarkWords } from '../../domain/access/watermark.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import type { LedgerEntry } from '../../domain/ledger/matter.ts'
import { logAccess } from '../access-log/log.ts'
import { seenMatter } from '../access/see.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { inTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { saveAs } from '../edges/content-disposition.ts'
import { AppError } from '../errors.ts'
import { linesAfter } from '../ledger/store.ts'
import { serve } from '../serve.ts'
import { watermarkOf } from '../watermark/watermark.ts'
import { boardCounts, boardPage } from './boards.ts'
import { sheetOf } from './sheet.ts'
import { watchedPage } from './watched.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export function supervisionRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now, newId } = deps

  serve(app, deps, listSupervision, ({ tenantId, viewer, query }) =>
    inTenant(db, tenantId, async (tx) => {
      const catalogue = await catalogueFor(tx, tenantId, dayInChina(now()))
      return boardPage(tx, tenantId, viewer, query, catalogue, now())
    }),
  )

  serve(app, deps, countSupervision, ({ tenantId, viewer, query }) =>
    inTenant(db, tenantId, async (tx) => {
      const catalogue = await catalogueFor(tx, tenantId, dayInChina(now()))
      return boardCounts(tx, tenantId, viewer, query, catalogue, now())
    }),
  )

  serve(app, deps, listWatched, ({ tenantId, viewer, query }) =>
    inTenant(db, tenantId, async (tx) => {
      const catalogue = await catalogueFor(tx, tenantId, dayInChina(now()))
      return watchedPage(tx, tenantId, viewer, query, catalogue, now())
    }),
  )

  serve(app, deps, takePaper, async ({ tenantId, viewer, actor, params, request, reply }) => {
    const at = now()
    const { matterId, number } = params
    const { paper, mark } = await inTenant(db, tenantId, async (tx) => {
      const catalogue = await catalogueFor(tx, tenantId, dayInChina(at))
      const { held, acting } = await seenMatter(tx, tenantId, viewer, catalogue, matterId)
      const document = held.folder.matter.documents.find((one) => one.number === number)
      if (!document) throw new AppError('no-such-document', { params: { document: number } })
      if (!mayTakePaper(acting, document, held.folder.orders)) throw new AppError('not-allowed')
      const lines = await linesAfter(tx, tenantId, matterId)
      const line = lines.find(({ entry }) => 'document' in entry.details && entry.details.document === number)
      const watermark = await watermarkOf(tx, tenantId, viewer, catalogue, { at, newId })
      const shown = { prefecture: watermark.prefecture, watermark: watermarkWords(watermark) }
      const ordered = line!.entry as LedgerEntry<'supervise' | 'escalate'>
      return { paper: sheetOf(held.folder, document, ordered, catalogue, shown), mark: watermark.mark }
    })
    // Read where it is needed first: the library is large.
    const { writePaper } = await import('./paper.ts')
    const file = await writePaper(paper)
    const by = { personId: viewer.id, role: actor.roles[0] ?? null, unitId: viewer.unitId }
    const told = { object: mark, ok: true, reason: null, address: request.ip, trace: request.id }
    const details = { document: number, matterId }
    await inTenant(db, tenantId, (tx) => logAccess(tx, tenantId, { what: 'print', ...by, ...told, details }, at))
    return reply
      .type(DOCX)
      .header('content-disposition', saveAs(`${number}-${mark}.docx`))
      .send(file)
  })
}
