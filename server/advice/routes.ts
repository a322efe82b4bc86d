import type { FastifyInstance } from 'fastify'
import { advise, adviseOn } from '../../contract/advice.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { returnsOf } from '../../domain/dispatch/returns.ts'
import { readerOf } from '../access/read.ts'
import { seenMatter } from '../access/see.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { wishedFor } from '../join/wish.ts'
import { serve } from '../serve.ts'
import { adviceFor } from './advice.ts'
import { messageOf } from '../reader/message.ts'

export function adviceRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  serve(app, deps, adviseOn, ({ tenantId, viewer, params, query }) =>
    readTenant(db, tenantId, async (tx) => {
      const catalogue = await catalogueFor(tx, tenantId, dayInChina(now()))
      const { held } = await seenMatter(tx, tenantId, viewer, catalogue, params.matterId)
      const { matter } = held.folder
      const said = await readerOf(tx, tenantId, viewer, catalogue).texts([matter])
      const text = said.map((one) => one.text).join('\n')
      return adviceFor(tx, tenantId, viewer, catalogue, {
        ...matter,
        categoryCode: query.category ?? matter.categoryCode,
        regionCode: query.region ?? matter.regionCode,
        returns: returnsOf(held.folder.orders),
        text,
        message: messageOf(said.map((one) => one.text)),
        exceptMatterId: matter.id,
        wishedId: await wishedFor(tx, tenantId, matter.id),
      })
    }),
  )

  serve(app, deps, advise, ({ tenantId, viewer, body }) =>
    readTenant(db, tenantId, async (tx) => {
      const at = now()
      const catalogue = await catalogueFor(tx, tenantId, dayInChina(at))
      return adviceFor(tx, tenantId, viewer, catalogue, {
        text: body.text,
        message: body,
        regionCode: body.regionCode ?? null,
        categoryCode: body.categoryCode ?? null,
        address: body.address ?? null,
        point: body.point ?? null,
        aboutUnitIds: [],
        returnedBy: [],
        receivedAt: at,
        exceptMatterId: null,
        wishedId: null,
      })
    }),
  )
}
