import { sql } from 'kysely'
import type { z } from 'zod'
import type { readSuggestionFigures } from '../../contract/suggestion.ts'
import type { Outcome } from '../../domain/dispatch/confidence.ts'
import { suggestible } from '../../domain/suggestion/suggestion.ts'
import type { Tx } from '../db/database.ts'

type Figures = z.input<typeof readSuggestionFigures.output>['rows']

/** The newest of each kind, read off the end of an index: the same cost whatever lies behind them. */
const NEWEST = 5000
/** Fewer for the confidence, which is asked for with every advice. */
const NEWEST_OUTCOMES = 500

/** How often people took what was suggested, one row a kind of suggestion; with `from`, since then. */
export async function suggestionFigures(tx: Tx, tenantId: number, from: Date | null = null): Promise<Figures> {
  const rows: Figures = []
  for (const what of suggestible) {
    const newest = tx
      .selectFrom('suggestion')
      .select(['suggested', 'chosen', 'at'])
      .where('tenantId', '=', tenantId)
      .where('what', '=', what)
      .$if(from !== null, (query) => query.where('at', '>=', from))
      .orderBy('at', 'desc')
      .limit(NEWEST)
      .as('newest')
    const { count, silent, followed, since } = await tx
      .selectFrom(newest)
      .select([
        sql<number>`count(*)::int`.as('count'),
        sql<number>`count(*) filter (where suggested is null)::int`.as('silent'),
        sql<number>`count(*) filter (where suggested = chosen)::int`.as('followed'),
        sql<Date | null>`min(at)`.as('since'),
      ])
      .executeTakeFirstOrThrow()
    rows.push({
      what,
      count,
      silent,
      followed,
      changed: count - silent - followed,
      since: since?.toISOString() ?? null,
    })
  }
  return rows
}

/** What became of the newest proposals of units, by their ground: followed, and not returned since, is good. */
export async function unitOutcomes(tx: Tx, tenantId: number): Promise<readonly Outcome[]> {
  const newest = tx
    .selectFrom('suggestion')
    .select(['matterId', 'ground', 'suggested', 'chosen'])
    .where('tenantId', '=', tenantId)
    .where('what', '=', 'unit')
    .orderBy('at', 'desc')
    .limit(NEWEST_OUTCOMES)
    .as('newest')
  const rows = await tx
    .selectFrom(newest)
    .innerJoin('matter', (join) => join.onRef('matter.id', '=', 'newest.matterId').on('matter.tenantId', '=', tenantId))
    .select([
      'newest.ground',
      sql<number>`count(*)::int`.as('count'),
      sql<number>`count(*) filter (where suggested = chosen and not matter.returned_by ? suggested)::int`.as('good'),
    ])
    .where('newest.ground', 'is not', null)
    .where('newest.suggested', 'is not', null)
    .where('newest.chosen', 'is not', null)
    .groupBy('newest.ground')
    .execute()
  return rows.map(({ ground, count, good }) => ({ ground: ground ?? '', count, good }))
}
