import type { FastifyInstance } from 'fastify'
import {
  addEntry,
  checkMatter,
  listActions,
  listEntries,
  listMatters,
  listWorkOrders,
  readBalance,
  readMatter,
} from '../../contract/ledger.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import type { Command } from '../../domain/ledger/matter.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { inTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { serve } from '../serve.ts'
import { act } from './act.ts'
import { balanceOf } from './balance.ts'
import { folderAnswer, lineAnswer } from './answers.ts'
import { matterPage, orderPage } from './lists.ts'
import { possibleActions } from './possible-actions.ts'
import { linesAfter, loadFolders } from './store.ts'
import { verifyMatter } from './verify.ts'

export function ledgerRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now, newId, chance } = deps

  serve(app, deps, listMatters, ({ tenantId, query }) =>
    inTenant(db, tenantId, async (tx) =>
      matterPage(tx, tenantId, query, await catalogueFor(tx, tenantId, dayInChina(now())), now()),
    ),
  )

  serve(app, deps, readMatter, ({ tenantId, params }) =>
    inTenant(db, tenantId, async (tx) => {
      const held = (await loadFolders(tx, tenantId, [params.matterId], 'read')).get(params.matterId)
      if (!held) throw new AppError('matter-not-found')
      const { calendar } = await catalogueFor(tx, tenantId, dayInChina(now()))
      return folderAnswer(tx, tenantId, held.folder, calendar, now())
    }),
  )

  serve(app, deps, listEntries, ({ tenantId, params }) =>
    inTenant(db, tenantId, async (tx) => {
      const lines = await linesAfter(tx, tenantId, params.matterId)
      if (lines.length === 0) throw new AppError('matter-not-found')
      return { rows: lines.map(lineAnswer) }
    }),
  )

  serve(app, deps, addEntry, ({ tenantId, actor, params, body }) =>
    inTenant(db, tenantId, async (tx) => {
      const at = now()
      const { seenSeq, ...told } = body
      const command = { ...told, matterId: params.matterId } as Command
      const catalogue = await catalogueFor(tx, tenantId, dayInChina(at))
      const folder = await act(tx, { tenantId, catalogue, newId, chance }, command, actor, at, seenSeq)
      return folderAnswer(tx, tenantId, folder, catalogue.calendar, at)
    }),
  )

  serve(app, deps, listActions, ({ tenantId, actor, params }) =>
    inTenant(db, tenantId, async (tx) => {
      const held = (await loadFolders(tx, tenantId, [params.matterId], 'read')).get(params.matterId)
      if (!held) throw new AppError('matter-not-found')
      return { rows: possibleActions(held.folder, actor) }
    }),
  )

  serve(app, deps, checkMatter, ({ tenantId, params }) =>
    inTenant(db, tenantId, async (tx) => {
      const proof = await verifyMatter(tx, tenantId, params.matterId)
      if (!proof) throw new AppError('matter-not-found')
      const { held, lines, findings } = proof
      return { lines: lines.length, head: held.head.toString('hex'), findings: [...findings] }
    }),
  )

  serve(app, deps, listWorkOrders, ({ tenantId, query }) =>
    inTenant(db, tenantId, (tx) => orderPage(tx, tenantId, query)),
  )

  serve(app, deps, readBalance, ({ tenantId, query }) =>
    inTenant(db, tenantId, async (tx) => ({ ...(await balanceOf(tx, tenantId, query)), at: now().toISOString() })),
  )
}
