import type { FastifyInstance } from 'fastify'
import * as routes from '../../contract/reader.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Tx } from '../db/database.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { serve } from '../serve.ts'
import type { Report } from '../text/train.ts'
import { learnNow } from './learn.ts'
import type { ModelName } from './reader.ts'
import { reportTold } from './report.ts'
import { readerState } from './state.ts'
import { choose, modelsOf, trainingOf } from './store.ts'
import { Begun } from './under-way.ts'
import { newestTexts } from './newest-texts.ts'
import { wordsOfClass } from './words-of-class.ts'

export function readerRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps
  const begun = new Begun()

  const today = (tx: Tx, tenantId: number) => catalogueFor(tx, tenantId, dayInChina(now()))
  const stateOf = (tenantId: number) =>
    readTenant(db, tenantId, async (tx) => readerState(tx, tenantId, await today(tx, tenantId), begun.of(tenantId)))

  serve(app, deps, routes.readReader, ({ tenantId }) => stateOf(tenantId))

  serve(app, deps, routes.readReport, ({ tenantId, viewer, params, query }) =>
    readTenant(db, tenantId, async (tx) => {
      const report = await reportOf(tx, tenantId, params.trainingId, query.model)
      return reportTold(tx, tenantId, viewer, await today(tx, tenantId), query.model, report)
    }),
  )

  serve(app, deps, routes.readClassWords, ({ tenantId, params, query }) =>
    readTenant(db, tenantId, async (tx) => {
      const name = query.model as ModelName
      await reportOf(tx, tenantId, params.trainingId, name)
      const model = (await modelsOf(tx, tenantId, params.trainingId, name)).get(name)
      if (!model) throw new AppError('reader-training-dropped')
      const texts = await newestTexts(tx, tenantId)
      return { of: texts.length, rows: [...wordsOfClass(model, texts, query.label)] }
    }),
  )

  serve(app, deps, routes.trainReader, ({ tenantId, viewer, request }) => {
    const train = () => learnNow(deps, tenantId, { source: 'cleared', byPerson: viewer.id })
    begun.begin(tenantId, now, train, (error) => request.log.error({ err: error }, 'training of the reader'))
    return stateOf(tenantId)
  })

  serve(app, deps, routes.chooseReader, async ({ tenantId, viewer, body }) => {
    await inTenant(db, tenantId, async (tx) => {
      const { verdict } = await trainingOf(tx, tenantId, body.trainingId)
      if (verdict === 'foreign') throw new AppError('reader-training-foreign')
      await choose(tx, tenantId, { ...body, at: now(), byPerson: viewer.id })
    })
    return stateOf(tenantId)
  })
}

async function reportOf(tx: Tx, tenantId: number, trainingId: string, model: string): Promise<Report> {
  const report = (await trainingOf(tx, tenantId, trainingId)).reports[model as ModelName]
  if (!report) throw new AppError('reader-training-not-found')
  return report
}
