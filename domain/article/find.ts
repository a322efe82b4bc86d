import type { Catalogue } from '../catalogue/catalogue.ts'
import { categoryPath, regionPath } from '../catalogue/lookup.ts'
import type { Article } from '../catalogue/rows.ts'
import { bigrams, queryTerms } from '../text/bigrams.ts'
import { normalise } from '../text/normalise.ts'

/** What an article is looked for by. Null: anything. */
export type Asked = Readonly<{
  /** A question in a person's own words, or the last of what somebody says while they say it. */
  words: string | null
  categoryCode: string | null
  /** Where it is asked: articles of other places are left out. */
  regionCode: string | null
}>

/** What counts how much, and what is enough to be shown: tried on the articles of the demo prefecture. */
const weights = { keyword: 2, question: 5, asked: 4 } as const
const ENOUGH = 1.5

/**
 * The articles that fit, the best first; without words, by code. An article fits words when they hold one of its keywords,
 * or share enough with its question, or stand for the most part somewhere in it.
 */
export function findArticles(
  catalogue: Pick<Catalogue, 'articles' | 'categories' | 'regions'>,
  { words, categoryCode, regionCode }: Asked,
): readonly Article[] {
  const here = new Set(regionPath(catalogue, regionCode).map(({ code }) => code))
  const fitting = [...catalogue.articles.values()].filter(
    (article) =>
      (categoryCode === null ||
        categoryPath(catalogue, article.categoryCode).some(({ code }) => code === categoryCode)) &&
      (regionCode === null || article.regionCode === null || here.has(article.regionCode)),
  )
  if (words === null) return fitting.toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const text = normalise(words).trim()
  const pairs = queryTerms(words)
  return fitting
    .map((article) => ({ article, score: scoreOf(article, text, pairs) }))
    .filter(({ score }) => score >= ENOUGH)
    .toSorted((a, b) => b.score - a.score || (a.article.code < b.article.code ? -1 : 1))
    .map(({ article }) => article)
}

type Read = Readonly<{
  keywords: readonly string[]
  question: readonly string[]
  all: ReadonlySet<string>
  text: string
}>
const read = new WeakMap<Article, Read>()

function readOf(article: Article): Read {
  const known = read.get(article)
  if (known) return known
  const { question, answer, keywords } = article
  const text = normalise([question, ...keywords, answer].join(' '))
  const made = {
    keywords: keywords.map((keyword) => normalise(keyword).trim()).filter(Boolean),
    question: queryTerms(question),
    all: new Set(bigrams(text)),
    text,
  }
  read.set(article, made)
  return made
}

function scoreOf(article: Article, text: string, pairs: readonly string[]): number {
  const { keywords, question, all, text: own } = readOf(article)
  // One character alone has no pair: it is looked for as it stands.
  if (pairs.length === 0) return text !== '' && own.includes(text) ? ENOUGH : 0
  const said = new Set(pairs)
  const share = (part: readonly string[], of: { has: (pair: string) => boolean }) =>
    part.length === 0 ? 0 : part.filter((pair) => of.has(pair)).length / part.length
  return (
    keywords.filter((keyword) => text.includes(keyword)).length * weights.keyword +
    share(question, said) * weights.question +
    share(pairs, all) ** 2 * weights.asked
  )
}
