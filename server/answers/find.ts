import type { z } from 'zod'
import type { findAnswers } from '../../contract/answers.ts'
import { findArticles } from '../../domain/article/find.ts'
import { categoryPath } from '../../domain/catalogue/lookup.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import type { Snapshot } from '../catalogue/snapshot.ts'
import { decodeCursor, encodeCursor } from '../ledger/cursor.ts'

/**
 * One page of the answers that fit. A prefecture's articles are some thousand and stand in memory with its catalogues.
 *
 * @throws AppError `bad-cursor`
 */
export function answersIn(
  { catalogue, lines }: Pick<Snapshot, 'catalogue' | 'lines'>,
  { words, category, region, limit, cursor }: z.output<typeof findAnswers.query>,
): z.input<typeof findAnswers.output> {
  const asked = { words: words ?? null, regionCode: region ?? null }
  const everywhere = findArticles(catalogue, { ...asked, categoryCode: null })
  const found = category ? findArticles(catalogue, { ...asked, categoryCode: category }) : everywhere
  const after = cursor ? decodeCursor(cursor, ['code'])[0] : undefined
  const from = after === undefined ? 0 : found.findIndex(({ code }) => code === after) + 1
  const page = found.slice(from, from + limit)
  const checked = new Map(lines.article.map(({ code, changedAt }) => [code, dayInChina(changedAt)]))
  const tops = Map.groupBy(everywhere, (article) => categoryPath(catalogue, article.categoryCode)[0])
  return {
    rows: page.map(({ code, question, answer, categoryCode, regionCode, basis }) => ({
      code,
      question,
      answer,
      category: catalogue.categories.get(categoryCode ?? '')?.name ?? null,
      region: catalogue.regions.get(regionCode ?? '')?.name ?? null,
      basis,
      checkedOn: checked.get(code) ?? '',
    })),
    total: found.length,
    next: from + limit < found.length ? encodeCursor([page.at(-1)?.code ?? '']) : null,
    categories: [...tops].flatMap(([top, { length }]) =>
      top ? [{ code: top.code, name: top.name, count: length }] : [],
    ),
  }
}
