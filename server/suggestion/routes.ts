import type { FastifyInstance } from 'fastify'
import { readSuggestionFigures } from '../../contract/suggestion.ts'
import { readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { serve } from '../serve.ts'
import { suggestionFigures } from './figures.ts'

const DAY = 86_400_000

export function suggestionRoutes(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, readSuggestionFigures, ({ tenantId, query }) =>
    readTenant(deps.db, tenantId, async (tx) => ({
      rows: await suggestionFigures(
        tx,
        tenantId,
        query.days === undefined ? null : new Date(deps.now().getTime() - query.days * DAY),
      ),
    })),
  )
}
