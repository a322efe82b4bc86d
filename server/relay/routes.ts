import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import {
  answerRelay,
  answerShownRelay,
  readOwnRelay,
  readRelay,
  readShownRelay,
  sendRelay,
} from '../../contract/relay.ts'
import { findOwn } from '../citizen/own.ts'
import { citizenCookie } from '../citizen/cookie.ts'
import { findCitizenSession } from '../citizen/session.ts'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'
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

  const exchanges = async (tx: Tx, tenantId: number, { id }: Own) => {
    const catalogue = await catalogueFor(tx, tenantId, dayInChina(now()))
    const { folder, voice } = await carrierOf(tx, tenantId, id, 'read')
    return { exchanges: [...ownExchanges(folder, voice, await messagesOf(tx, tenantId, id), catalogue)] }
  }
  const answer = async (tx: Tx, tenantId: number, found: Own, body: Answered, request: FastifyRequest) => {
    const at = now()
    const catalogue = await catalogueFor(tx, tenantId, dayInChina(at))
    const from = { tenantId, catalogue, at, address: request.ip, trace: request.id }
    return shown(await answerUnit(tx, from, found, body), 'plain')
  }

  serve(app, deps, readOwnRelay, ({ tenantId, params, query }) =>
    readTenant(db, tenantId, async (tx) =>
      exchanges(tx, tenantId, await findByCode(tx, keys, tenantId, params.number, query.code)),
    ),
  )

  serve(app, deps, answerRelay, ({ tenantId, params, query, body, request }) =>
    inTenant(db, tenantId, async (tx) =>
      answer(tx, tenantId, await findByCode(tx, keys, tenantId, params.number, query.code), body, request),
    ),
  )

  /** The telephone that this browser has shown to be the caller's. */
  const phoneOf = async (tenantId: number, request: FastifyRequest) => {
    const session = await findCitizenSession(db, tenantId, citizenCookie.read(request, deps), now())
    if (!session) throw new AppError('phone-not-shown')
    return session.phoneHash
  }

  serve(app, deps, readShownRelay, async ({ tenantId, params, request }) => {
    const phone = await phoneOf(tenantId, request)
    return readTenant(db, tenantId, async (tx) =>
      exchanges(tx, tenantId, await findOwn(tx, tenantId, phone, params.number)),
    )
  })

  serve(app, deps, answerShownRelay, async ({ tenantId, params, body, request }) => {
    const phone = await phoneOf(tenantId, request)
    return inTenant(db, tenantId, async (tx) =>
      answer(tx, tenantId, await findOwn(tx, tenantId, phone, params.number), body, request),
    )
  })
}

type Own = Readonly<{ id: string }>
type Answered = z.output<typeof answerRelay.body>
