import type { FastifyInstance } from 'fastify'
import { listCatalogues, routesOfCatalogue } from '../../contract/catalogue.ts'
import type { Viewer } from '../../domain/access/role.ts'
import { catalogueNames, catalogues } from '../../domain/catalogue/names.ts'
import type { CatalogueName } from '../../domain/catalogue/rows.ts'
import { seenBy } from '../../domain/catalogue/seen.ts'
import { dayInChina, parsePlainDate, type PlainDate } from '../../domain/deadline/plain-date.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { serve } from '../serve.ts'
import { type Change, changeCatalogues } from './change.ts'
import { historyOf } from './history.ts'
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

  serve(app, deps, put, ({ tenantId, viewer, params, body }) => {
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
    return changeOne(deps, tenantId, viewer, change as Change)
  })

  serve(app, deps, remove, ({ tenantId, viewer, params, query }) => {
    const { validFrom, note, basedOnVersion: basedOn } = query
    return changeOne(deps, tenantId, viewer, {
      catalogue: name,
      code: params.code,
      row: null,
      validFrom: dayOr(validFrom, deps),
      note,
      basedOn,
    })
  })

  serve(app, deps, importRows, ({ tenantId, viewer, body }) =>
    inTenant(db, tenantId, async (tx) => {
      const { rows, note = null } = body
      const validTo = body.validTo ? parsePlainDate(body.validTo) : null
      const validFrom = dayOr(body.validFrom, deps)
      const changes = rows.map((row) => ({ catalogue: name, code: row.code, row, validFrom, validTo, note }) as Change)
      const { added, changed, unchanged } = await changeCatalogues(tx, tenantId, changes, {
        personId: viewer.id,
        at: now(),
      })
      return { read: rows.length, added, changed, unchanged }
    }),
  )
}

/** Writes one change, then answers with the row as it stands after it. */
async function changeOne({ db, now }: Deps, tenantId: number, viewer: Viewer, change: Change) {
  const at = now()
  return inTenant(db, tenantId, async (tx) => {
    await changeCatalogues(tx, tenantId, [change], { personId: viewer.id, at })
    return historyOf(tx, tenantId, change.catalogue, change.code, viewer, at)
  })
}

function dayOr(day: string | undefined, { now }: Deps): PlainDate {
  return day === undefined ? dayInChina(now()) : parsePlainDate(day)
}
