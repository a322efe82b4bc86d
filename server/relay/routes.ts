import type { FastifyInstance } from 'fastify'
import { answerRelay, readOwnRelay, readRelay, sendRelay } from '../../contract/relay.ts'
import { seenMatter } from '../access/see.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { findByCode } from '../intake/look-up.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { serve } from '../serve.ts'
import { exchangesFor, ownExchanges, shown } from './exchange.ts'
import { messagesOf } from './store.ts'
import { carrierOf, voiceIn } from './voice.ts'
import { answerUnit, writeToSubmitter } from './write.ts'

export function relayRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, keys, now } = deps

  serve(app, deps, readRelay, ({ tenantId, viewer, params: { matterId, submissionId } }) =>
    readTenant(db, tenantId, async (tx) => {
      const catalogue = await catalogueFor(tx, tenantId, dayInChina(now()))
      const seen = await seenMatter(tx, tenantId, viewer, catalogue, matterId)
      const voice = voiceIn(seen.held.folder, submissionId)
      const messages = await messagesOf(tx, tenantId, submissionId)
      return { exchanges: [...exchangesFor(viewer, seen, voice, messages, catalogue)] }
    }),
  )

  serve(app, deps, sendRelay, ({ tenantId, viewer, params, body, request: { ip: address, id: trace } }) =>
    inTenant(db, tenantId, async (tx) => {
      const at = now()
      const catalogue = await catalogueFor(tx, tenantId, dayInChina(at))
      await seenMatter(tx, tenantId, viewer, catalogue, params.matterId)
      const from = { tenantId, viewer, catalogue, at, address, trace }
      return shown(await writeToSubmitter(tx, from, { ...params, ...body }), 'plain')
    }),
  )

  serve(app, deps, readOwnRelay, ({ tenantId, params, query }) =>
    readTenant(db, tenantId, async (tx) => {
      const found = await findByCode(tx, keys, tenantId, params.number, query.code)
      const catalogue = await catalogueFor(tx, tenantId, dayInChina(now()))
      const { folder, voice } = await carrierOf(tx, tenantId, found.id, 'read')
      const messages = await messagesOf(tx, tenantId, found.id)
      return { exchanges: [...ownExchanges(folder, voice, messages, catalogue)] }
    }),
  )

  serve(app, deps, answerRelay, ({ tenantId, params, query, body, request: { ip: address, id: trace } }) =>
    inTenant(db, tenantId, async (tx) => {
      const at = now()
      const found = await findByCode(tx, keys, tenantId, params.number, query.code)
      const catalogue = await catalogueFor(tx, tenantId, dayInChina(at))
      const from = { tenantId, catalogue, at, address, trace }
      return shown(await answerUnit(tx, from, found, body), 'plain')
    }),
  )
}
