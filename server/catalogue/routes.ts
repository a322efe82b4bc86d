import type { FastifyInstance, FastifyRequest } from 'fastify'
import { listCatalogues, routesOfCatalogue, writersOf } from '../../contract/catalogue.ts'
import type { Viewer } from '../../domain/access/role.ts'
import { catalogueNames, catalogues } from '../../domain/catalogue/names.ts'
import type { CatalogueName } from '../../domain/catalogue/rows.ts'
import { seenBy } from '../../domain/catalogue/seen.ts'
import { dayInChina, parsePlainDate, type PlainDate } from '../../domain/deadline/plain-date.ts'
import type { Tx } from '../db/database.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { serve } from '../serve.ts'
import { type By, type Change, changeCatalogues, type Counts } from './change.ts'
import { historyOf } from './history.ts'
import { logOwnGrant } from './log-grants.ts'
import { pageOf } from './page.ts'
import { snapshotFor } from './snapshot.ts'

export function catalogueRoutes(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, listCatalogues, ({ tenantId, viewer, query }) =>
    readTenant(deps.db, tenantId, async (tx) => {
      const on = dayOr(query.on, deps)
      const { lines } = await snapshotFor(tx, tenantId, on)
      return {
        on,
        rows: catalogueNames.map((name) => ({
          name,
          zh: catalogues[name].zh,
          en: catalogues[name].en,
          count: seenBy(viewer, lines[name]).length,
        })),
      }
    }),
  )
  for (const name of catalogueNames) routesOf(app, deps, name)
}

function routesOf(app: FastifyInstance, deps: Deps, name: CatalogueName): void {
  const { db, now } = deps
  const { list, read, put, remove, import: importRows } = routesOfCatalogue(name)

  serve(app, deps, list, ({ tenantId, viewer, query }) =>
    readTenant(db, tenantId, async (tx) => {
      const on = dayOr(query.on, deps)
      const { lines } = await snapshotFor(tx, tenantId, on)
      const page = pageOf(name, seenBy(viewer, lines[name]), query)
      const rows = page.lines.map(({ row, version, validFrom, validTo }) => ({ row, version, validFrom, validTo }))
      return { on, total: page.total, rows, next: page.next }
    }),
  )

  serve(app, deps, read, ({ tenantId, viewer, params }) =>
    readTenant(db, tenantId, (tx) => historyOf(tx, tenantId, name, params.code, viewer, now())),
  )

  serve(app, deps, put, (call) => {
    const { params, body } = call
    const { row, validFrom, validTo = null, note = null, basedOnVersion: basedOn } = body
    if (row.code !== params.code) {
      throw new AppError('bad-input', {
        fields: [{ path: 'body.row.code', message: '与地址中的编码不同 / differs from the code in the address' }],
      })
    }
    const change = {
      catalogue: name,
      code: row.code,
      row,
      validFrom: dayOr(validFrom, deps),
      validTo: validTo && parsePlainDate(validTo),
      note,
      basedOn,
    }
    return changeOne(deps, call, change as Change)
  })

  serve(app, deps, remove, (call) => {
    const { params, query } = call
    const { validFrom, note, basedOnVersion: basedOn } = query
    return changeOne(deps, call, {
      catalogue: name,
      code: params.code,
      row: null,
      validFrom: dayOr(validFrom, deps),
      note,
      basedOn,
    })
  })

  serve(app, deps, importRows, (call) => {
    const { rows, note = null } = call.body
    const validTo = call.body.validTo ? parsePlainDate(call.body.validTo) : null
    const validFrom = dayOr(call.body.validFrom, deps)
    const changes = rows.map((row) => ({ catalogue: name, code: row.code, row, validFrom, validTo, note }) as Change)
    return write(deps, call, changes, async (_, { added, changed, unchanged }) => ({
      read: rows.length,
      added,
      changed,
      unchanged,
    }))
  })
}

type Caller = Readonly<{ tenantId: number; viewer: Viewer; request: FastifyRequest }>

/** Writes one change, then answers with the row as it stands after it. */
function changeOne(deps: Deps, caller: Caller, one: Change) {
  const { tenantId, viewer } = caller
  return write(deps, caller, [one], (tx, _, at) => historyOf(tx, tenantId, one.catalogue, one.code, viewer, at))
}

/** Writes changes as the caller, and tells of it. That somebody tried to change their own rights is told too. */
async function write<T>(
  { db, now }: Deps,
  { tenantId, viewer, request }: Caller,
  changes: readonly Change[],
  answer: (tx: Tx, counts: Counts, at: Date) => Promise<T>,
): Promise<T> {
  const at = now()
  const writers = writersOf(changes[0]?.catalogue ?? 'region')
  const role = viewer.grants.find((grant) => writers.includes(grant.role))?.role
  const { id: personId, unitId } = viewer
  const by: By = { personId, unitId, at, address: request.ip, trace: request.id, ...(role && { role }) }
  try {
    return await inTenant(db, tenantId, async (tx) => answer(tx, await changeCatalogues(tx, tenantId, changes, by), at))
  } catch (error) {
    if (error instanceof AppError && error.code === 'own-grant')
      await inTenant(db, tenantId, (tx) => logOwnGrant(tx, tenantId, changes[0]?.code ?? null, by))
    throw error
  }
}

function dayOr(day: string | undefined, { now }: Deps): PlainDate {
  return day === undefined ? dayInChina(now()) : parsePlainDate(day)
}
