import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { attach, lookUp, readAttachment, record, submit } from '../../contract/intake.ts'
import type { Actor } from '../../domain/access/role.ts'
import { hatFor } from '../../domain/access/hat.ts'
import { seenAttachment } from '../access/attachment.ts'
import { addAttachment } from '../attachment/add.ts'
import { inTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { saveAs } from '../edges/content-disposition.ts'
import { AppError } from '../errors.ts'
import { queryCode } from '../identity/vault.ts'
import { joinedOf } from '../join/wish.ts'
import { publicTenant } from '../people/public-tenant.ts'
import { serve } from '../serve.ts'
import { findByCode, standingOf } from './look-up.ts'
import type { Received } from './receive.ts'

/** Attachments come as the file itself, at most this many bytes. */
const ATTACHMENT_LIMIT = 20 * 1024 * 1024

export function intakeRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, keys, now, receiver, storage } = deps

  const receipt = (tenantId: number, { submission }: Received) => ({
    id: submission.id,
    number: submission.number,
    queryCode: queryCode(keys, tenantId, submission.id),
    receivedAt: submission.receivedAt.toISOString(),
  })

  serve(app, deps, submit, async ({ tenantId, body }) => {
    const citizen: Actor = { id: body.id, roles: ['citizen'], unitId: null, regionCode: null }
    const received = await receiver(tenantId, { ...body, channel: 'web', receivedAt: now(), recordedBy: citizen })
    const joined =
      body.joins === undefined && !received.already
        ? null
        : await inTenant(db, tenantId, (tx) => joinedOf(tx, tenantId, body.id))
    return { ...receipt(tenantId, received), joined }
  })

  serve(app, deps, record, async ({ tenantId, viewer, body }) => {
    const receivedAt = body.receivedAt ? new Date(body.receivedAt) : now()
    const received = await receiver(tenantId, { ...body, receivedAt, recordedBy: hatFor(viewer, null, 'register') })
    return { ...receipt(tenantId, received), matterId: received.submission.matterId }
  })

  serve(app, deps, lookUp, ({ tenantId, params, query }) =>
    inTenant(db, tenantId, async (tx) =>
      standingOf(tx, tenantId, await findByCode(tx, keys, tenantId, params.number, query.code), now()),
    ),
  )

  app.register(async (files) => {
    files.removeAllContentTypeParsers()
    files.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: ATTACHMENT_LIMIT }, (_request, body, done) =>
      done(null, body),
    )

    // Before 20 MB are taken in: whoever has no code need not send them.
    files.addHook('preParsing', async (request) => {
      const { number } = shaped(attach.params, request.params)
      const { code } = shaped(attach.query, request.query)
      const tenantId = await publicTenant(deps)
      await inTenant(db, tenantId, (tx) => findByCode(tx, keys, tenantId, number, code))
    })

    serve(files, deps, attach, async ({ tenantId, params, query, request }) => {
      const submission = await inTenant(db, tenantId, (tx) => findByCode(tx, keys, tenantId, params.number, query.code))
      if (!Buffer.isBuffer(request.body)) throw new AppError('unsupported-media')
      return addAttachment(deps, tenantId, submission.id, request.body, query.name)
    })
  })

  serve(app, deps, readAttachment, async ({ tenantId, viewer, params, reply }) => {
    const found = await inTenant(db, tenantId, (tx) => seenAttachment(tx, tenantId, viewer, params.attachmentId, now()))
    return reply
      .type(found.mediaType)
      .header('content-disposition', saveAs(found.name))
      .send(await storage.open(tenantId, found.id))
  })
}

/** @throws AppError `bad-input`, as the check of every route does a little later */
function shaped<S extends z.ZodType>(shape: S, value: unknown): z.output<S> {
  const { data, error } = shape.safeParse(value)
  if (!error) return data
  const fields = error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  throw new AppError('bad-input', { fields })
}
