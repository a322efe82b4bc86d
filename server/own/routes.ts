import type { FastifyInstance, FastifyRequest } from 'fastify'
import {
  giveOwnInformation,
  giveShownInformation,
  rateByLink,
  rateOwn,
  rateShown,
  readOwnChain,
  readRating,
  readShownChain,
} from '../../contract/own.ts'
import type { Actor } from '../../domain/access/role.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import type { Details } from '../../domain/ledger/details.ts'
import type { Command } from '../../domain/ledger/matter.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { citizenCookie } from '../citizen/cookie.ts'
import { findOwn } from '../citizen/own.ts'
import { findCitizenSession } from '../citizen/session.ts'
import type { Tx } from '../db/database.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { findByCode } from '../intake/look-up.ts'
import { act } from '../ledger/act.ts'
import { linesAfter, linesById } from '../ledger/store.ts'
import { carrierOf } from '../relay/voice.ts'
import { serve } from '../serve.ts'
import { findByRatingCode } from './rating.ts'

type Found = Readonly<{ id: string }>
type Find = (tx: Tx) => Promise<Found>

/** What a submitter does about their own submission: answers a question, rates, recomputes the chain. */
export function ownRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, keys, now, newId, chance } = deps

  const byCode =
    (tenantId: number, number: string, code: string): Find =>
    (tx) =>
      findByCode(tx, keys, tenantId, number, code)
  const byPhone = async (tenantId: number, number: string, request: FastifyRequest): Promise<Find> => {
    const session = await findCitizenSession(db, tenantId, citizenCookie.read(request, deps), now())
    if (!session) throw new AppError('phone-not-shown')
    return (tx) => findOwn(tx, tenantId, session.phoneHash, number)
  }

  /** Takes an action in the submitter's name: whoever has the code, or the telephone, speaks for this submission alone. */
  const take = (
    tenantId: number,
    find: Find,
    command: (found: Found) => Omit<Command, 'matterId'>,
    { once = false } = {},
  ) =>
    inTenant(db, tenantId, async (tx) => {
      const at = now()
      const found = await find(tx)
      const catalogue = await catalogueFor(tx, tenantId, dayInChina(at))
      const { folder, voice } = await carrierOf(tx, tenantId, found.id, 'lock')
      const submitter: Actor = { id: found.id, roles: ['citizen'], unitId: null, regionCode: null }
      const whole = { ...command(found), matterId: folder.matter.id } as Command
      // A phone that heard no answer sends the same again, and is answered the same.
      if (once && voice.outcome && !(await linesById(tx, tenantId, [whole.id])).has(whole.id))
        throw new AppError('rated-already')
      await act(tx, { tenantId, catalogue, newId, chance }, whole, submitter, at)
      return { ok: true as const }
    })

  const inform = (tenantId: number, find: Find, { id, ...details }: { id: string } & Details['giveInformation']) =>
    take(tenantId, find, () => ({ id, action: 'giveInformation', details }))

  type Rating = Readonly<{ id: string; note?: string | undefined }> & Pick<Details['followUp'], 'solved' | 'satisfied'>
  const rate = (tenantId: number, find: Find, { id, note, ...said }: Rating, often?: Readonly<{ once: boolean }>) =>
    take(
      tenantId,
      find,
      ({ id: submissionId }) => ({
        id,
        action: 'followUp',
        details: { submissionId, way: 'link', contacted: true, ...said, ...(note !== undefined && { note }) },
      }),
      often,
    )

  const chainFor = (tenantId: number, find: Find) =>
    readTenant(db, tenantId, async (tx) => {
      const { folder } = await carrierOf(tx, tenantId, (await find(tx)).id, 'read')
      const lines = await linesAfter(tx, tenantId, folder.matter.id)
      return {
        tenantId,
        matterId: folder.matter.id,
        lines: lines.map(({ entry: { id, seq, action, at }, contentHash, hash }) => ({
          id,
          seq,
          action,
          at: at.toISOString(),
          content: contentHash.toString('hex'),
          hash: hash.toString('hex'),
        })),
      }
    })

  serve(app, deps, giveOwnInformation, ({ tenantId, params, query, body }) =>
    inform(tenantId, byCode(tenantId, params.number, query.code), body),
  )
  serve(app, deps, rateOwn, ({ tenantId, params, query, body }) =>
    rate(tenantId, byCode(tenantId, params.number, query.code), body),
  )
  serve(app, deps, readRating, ({ tenantId, params, query }) =>
    readTenant(db, tenantId, async (tx) => {
      const { number, folder, voice } = await findByRatingCode(tx, keys, tenantId, params.number, query.code)
      const { units } = await catalogueFor(tx, tenantId, dayInChina(now()))
      const { status, leadUnitId } = folder.matter
      const unit = leadUnitId === null ? null : (units.get(leadUnitId)?.name ?? null)
      return { number, unit, mayRate: status === 'resolved' && voice.outcome === null }
    }),
  )
  serve(app, deps, rateByLink, ({ tenantId, params, query, body }) =>
    rate(tenantId, (tx) => findByRatingCode(tx, keys, tenantId, params.number, query.code), body, { once: true }),
  )
  serve(app, deps, readOwnChain, ({ tenantId, params, query }) =>
    chainFor(tenantId, byCode(tenantId, params.number, query.code)),
  )
  serve(app, deps, giveShownInformation, async ({ tenantId, params, body, request }) =>
    inform(tenantId, await byPhone(tenantId, params.number, request), body),
  )
  serve(app, deps, rateShown, async ({ tenantId, params, body, request }) =>
    rate(tenantId, await byPhone(tenantId, params.number, request), body),
  )
  serve(app, deps, readShownChain, async ({ tenantId, params, request }) =>
    chainFor(tenantId, await byPhone(tenantId, params.number, request)),
  )
}
