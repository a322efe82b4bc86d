import type { FastifyInstance, FastifyRequest } from 'fastify'
import { findCaller, listNotices, listReveals, readMasked, revealIdentity } from '../../contract/identity.ts'
import type { Viewer } from '../../domain/access/role.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Tx } from '../db/database.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { noticesOf } from '../notice/own.ts'
import { serve } from '../serve.ts'
import { earlierFrom } from './caller.ts'
import type { Looking } from './look.ts'
import { maskedIdentity } from './masked.ts'
import { revealPage } from './reveal-list.ts'
import { reveal } from './reveal.ts'
import { phoneHash } from './vault.ts'

export function identityRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, keys, now, newId } = deps

  const catalogueNow = (tx: Tx, tenantId: number) => catalogueFor(tx, tenantId, dayInChina(now()))
  type From = Readonly<{ tenantId: number; viewer: Viewer; request: FastifyRequest }>
  const looking = async (tx: Tx, { tenantId, viewer, request }: From): Promise<Looking> => ({
    tenantId,
    viewer,
    catalogue: await catalogueNow(tx, tenantId),
    at: now(),
    address: request.ip,
    trace: request.id,
  })

  serve(app, deps, revealIdentity, async (call) => {
    const revealed = await inTenant(db, call.tenantId, async (tx) =>
      reveal(tx, keys, newId, await looking(tx, call), { ...call.params, ...call.body }),
    )
    // Thrown here, where the line of the refusal is written.
    if (revealed.shown === null) throw new AppError(revealed.refusal)
    return revealed.shown
  })

  serve(app, deps, readMasked, (call) =>
    inTenant(db, call.tenantId, async (tx) => maskedIdentity(tx, keys, await looking(tx, call), call.params)),
  )

  serve(app, deps, listReveals, ({ tenantId, viewer, query }) =>
    readTenant(db, tenantId, async (tx) => revealPage(tx, tenantId, viewer, query, await catalogueNow(tx, tenantId))),
  )

  serve(app, deps, findCaller, async (call) => {
    const hash = phoneHash(keys, call.tenantId, call.body.phone)
    if (!hash) {
      const message = '请输入完整的电话号码 / enter a whole telephone number'
      throw new AppError('bad-input', { fields: [{ path: 'phone', message }] })
    }
    return inTenant(db, call.tenantId, async (tx) => earlierFrom(tx, await looking(tx, call), hash))
  })

  serve(app, deps, listNotices, ({ tenantId, viewer }) =>
    readTenant(db, tenantId, async (tx) => noticesOf(tx, tenantId, viewer, await catalogueNow(tx, tenantId))),
  )
}
