import type { FastifyInstance } from 'fastify'
import { readSuggestionFigures } from '../../contract/suggestion.ts'
import { readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { serve } from '../serve.ts'
import { suggestionFigures } from './figures.ts'

export function suggestionRoutes(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, readSuggestionFigures, ({ tenantId }) =>
    readTenant(deps.db, tenantId, async (tx) => ({ rows: await suggestionFigures(tx, tenantId) })),
  )
}
