import type { FastifyInstance } from 'fastify'
import { listOutbox, listTemplates, previewNotice, resendNotice } from '../../contract/notice.ts'
import { templateFaults } from '../../domain/catalogue/fit-notices.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { noticeKinds } from '../../domain/notice/kinds.ts'
import { segmentsOf } from '../../domain/notice/segments.ts'
import { filled } from '../../domain/notice/template.ts'
import { sampleValues } from '../../domain/notice/values.ts'
import { defaultNoticeTemplates } from '../catalogue/default-notices.ts'
import { catalogueFor, snapshotFor } from '../catalogue/snapshot.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { serve } from '../serve.ts'
import { outboxPage, resend } from './trouble.ts'

/** What did not leave, and the words of what does. */
export function noticeRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  serve(app, deps, listOutbox, ({ tenantId, query }) =>
    readTenant(db, tenantId, async (tx) =>
      outboxPage(tx, tenantId, query, await catalogueFor(tx, tenantId, dayInChina(now()))),
    ),
  )

  serve(app, deps, resendNotice, ({ tenantId, viewer, params: { noticeId }, request: { ip: address, id: trace } }) =>
    inTenant(db, tenantId, async (tx) => {
      await resend(tx, tenantId, { viewer, noticeId, at: now(), address, trace })
      return { ok: true as const }
    }),
  )

  serve(app, deps, listTemplates, ({ tenantId }) =>
    readTenant(db, tenantId, async (tx) => {
      const { lines } = await snapshotFor(tx, tenantId, dayInChina(now()))
      const own = new Set(lines.noticeTemplate.map(({ code }) => code))
      return {
        rows: [
          ...lines.noticeTemplate.map(({ row, version }) => ({ row, version })),
          ...defaultNoticeTemplates.filter(({ code }) => !own.has(code)).map((row) => ({ row, version: 0 })),
        ],
      }
    }),
  )

  serve(app, deps, previewNotice, ({ tenantId, body }) =>
    readTenant(db, tenantId, async (tx) => {
      const catalogue = await catalogueFor(tx, tenantId, dayInChina(now()))
      const sample = sampleValues[body.language]
      const text = filled(body.text, sample)
      const subject = body.subject ?? `【连心】{number} ${noticeKinds[body.kind][body.language]}`
      const faults = templateFaults(body, catalogue).map(({ zh, en }) => ({ zh, en }))
      return { subject: filled(subject, sample), text, segments: segmentsOf(text), faults }
    }),
  )
}
