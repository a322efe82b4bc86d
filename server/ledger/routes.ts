import type { FastifyInstance } from 'fastify'
import {
  addEntry,
  checkMatter,
  listActions,
  listEntries,
  listMatters,
  readBalance,
  readMatter,
} from '../../contract/ledger.ts'
import { listWorkOrders } from '../../contract/work-orders.ts'
import { hatFor } from '../../domain/access/hat.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { actions } from '../../domain/ledger/actions.ts'
import type { Command } from '../../domain/ledger/matter.ts'
import { recordedBy, seenBy, seenMatter } from '../access/see.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Tx } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { serve } from '../serve.ts'
import { keepSuggestions } from '../suggestion/store.ts'
import { act } from './act.ts'
import { balanceOf } from './balance.ts'
import type { Chained } from './chain.ts'
import { folderAnswer, lineAnswer } from './answers.ts'
import { matterPage, orderPage } from './lists.ts'
import { possibleActions } from './possible-actions.ts'
import { linesAfter, loadFolders } from './store.ts'
import { verifyMatter } from './verify.ts'

export function ledgerRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now, newId, chance } = deps

  const today = (tx: Tx, tenantId: number) => catalogueFor(tx, tenantId, dayInChina(now()))

  serve(app, deps, listMatters, ({ tenantId, viewer, query }) =>
    inTenant(db, tenantId, async (tx) => matterPage(tx, tenantId, viewer, query, await today(tx, tenantId), now())),
  )

  serve(app, deps, readMatter, ({ tenantId, viewer, params }) =>
    inTenant(db, tenantId, async (tx) => {
      const catalogue = await today(tx, tenantId)
      const seen = await seenMatter(tx, tenantId, viewer, catalogue, params.matterId)
      return folderAnswer(tx, tenantId, seen, catalogue.calendar, now())
    }),
  )

  serve(app, deps, listEntries, ({ tenantId, viewer, params }) =>
    inTenant(db, tenantId, async (tx) => {
      const seen = await seenMatter(tx, tenantId, viewer, await today(tx, tenantId), params.matterId)
      const lines = await linesAfter(tx, tenantId, params.matterId)
      return { rows: lines.map((line) => lineAnswer(line, seen)) }
    }),
  )

  serve(app, deps, addEntry, ({ tenantId, viewer, params, body }) =>
    inTenant(db, tenantId, async (tx) => {
      const at = now()
      const { seenSeq, suggested = [], ...told } = body
      const command = { ...told, matterId: params.matterId } as Command
      const catalogue = await catalogueFor(tx, tenantId, dayInChina(at))
      const seen = await seenMatter(tx, tenantId, viewer, catalogue, params.matterId)
      if (command.action === 'merge') await seenTarget(tx, tenantId, viewer, catalogue, command.details.targetId)
      const orderId = 'orderId' in command.details ? command.details.orderId : undefined
      const hat = hatFor(seen.acting, seen.held.folder, command.action, orderId)
      const tell = (line: Chained) => lineAnswer(line, seen)
      const since = seenSeq === undefined ? undefined : { seenSeq, tell }
      const folder = await act(tx, { tenantId, catalogue, newId, chance }, command, hat, at, since)
      await keepSuggestions(tx, tenantId, { lineId: command.id, matter: folder.matter, at }, suggested)
      const recorded = await recordedBy(tx, tenantId, viewer, folder)
      // Whoever has just recused themselves, or sent the matter away, is answered as they stood before.
      const after = seenBy(viewer, { ...seen.held, folder }, recorded, catalogue) ?? seen
      return folderAnswer(tx, tenantId, after, catalogue.calendar, at)
    }),
  )

  serve(app, deps, listActions, ({ tenantId, viewer, params }) =>
    inTenant(db, tenantId, async (tx) => {
      const catalogue = await today(tx, tenantId)
      const { held, acting } = await seenMatter(tx, tenantId, viewer, catalogue, params.matterId)
      const { mergedInto } = held.folder.matter
      const beside = mergedInto === null ? undefined : await loadFolders(tx, tenantId, [mergedInto], 'read')
      const other = beside?.get(mergedInto ?? '')?.folder
      return { rows: possibleActions(held.folder, acting, { at: now(), catalogue, other }) }
    }),
  )

  serve(app, deps, checkMatter, ({ tenantId, viewer, params }) =>
    inTenant(db, tenantId, async (tx) => {
      await seenMatter(tx, tenantId, viewer, await today(tx, tenantId), params.matterId)
      const proof = await verifyMatter(tx, tenantId, params.matterId)
      if (!proof) throw new AppError('matter-not-found')
      const { held, lines, findings } = proof
      return { lines: lines.length, head: held.head.toString('hex'), findings: [...findings] }
    }),
  )

  serve(app, deps, listWorkOrders, ({ tenantId, viewer, query }) =>
    inTenant(db, tenantId, async (tx) => orderPage(tx, tenantId, viewer, query, await today(tx, tenantId))),
  )

  serve(app, deps, readBalance, ({ tenantId, query }) =>
    inTenant(db, tenantId, async (tx) => ({ ...(await balanceOf(tx, tenantId, query)), at: now().toISOString() })),
  )
}

/** A matter that is not for the caller's eyes is no target either, in the words for one that is not there. */
async function seenTarget(
  ...[tx, tenantId, viewer, catalogue, targetId]: Parameters<typeof seenMatter>
): Promise<void> {
  try {
    const { acting } = await seenMatter(tx, tenantId, viewer, catalogue, targetId)
    if (!acting.grants.some(({ role }) => actions.merge.by.includes(role))) throw new AppError('no-such-target')
  } catch (error) {
    if (error instanceof AppError && error.code === 'matter-not-found') throw new AppError('no-such-target')
    throw error
  }
}
