import type { z } from 'zod'
import type { nearby } from '../../contract/join.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { LIKE_ENOUGH, type Likeness, likeness } from '../../domain/intake/consolidate.ts'
import { publicTold } from '../../domain/intake/join.ts'
import { type Status, statuses } from '../../domain/ledger/actions.ts'
import type { Kind, Point } from '../../domain/ledger/words.ts'
import { bigrams } from '../../domain/text/bigrams.ts'
import { placeOf } from '../book/matters.ts'
import { publicTitles } from '../book/titles.ts'
import type { Tx } from '../db/database.ts'
import { surePlaceIn } from '../place/told.ts'
import { type Joinable, joinablesFor } from './pool.ts'

/** Words with their place, as far as they are written. */
export type Words = Readonly<{
  text: string
  regionCode?: string | undefined
  address?: string | undefined
  point?: Point | undefined
}>
/** A public matter in hand, and how like it the words are. */
export type Compared = Readonly<{ row: Joinable; title: string | null; like: Likeness }>

const MOST_OFFERED = 3

/**
 * The public matters in hand around the words, each with how like it they are by what the public book shows of it.
 *
 * @param alsoId another one, where it is public and in hand
 */
export async function compared(
  tx: Tx,
  tenantId: number,
  catalogue: Catalogue,
  words: Words,
  at: Date,
  alsoId: string | null = null,
): Promise<readonly Compared[]> {
  const regionCode = words.regionCode ?? (await surePlaceIn(tx, tenantId, catalogue, words))
  const pool = await joinablesFor(tx, tenantId, regionCode, alsoId)
  const ids = pool.map(({ id }) => id)
  const titles = await publicTitles(tx, tenantId, ids)
  const told = {
    words: bigrams(words.text),
    address: bigrams(words.address ?? ''),
    regionCode,
    point: words.point ?? null,
    receivedAt: at,
    categoryCode: null,
  }
  const faces = pool.map((row) => {
    const category = catalogue.categories.get(row.categoryCode ?? '')?.name ?? null
    return publicTold({ ...row, title: titles.get(row.id) ?? null, category, point: row.point as Point | null })
  })
  const like = likeness(told, faces)
  return pool.map((row, n) => ({ row, title: titles.get(row.id) ?? null, like: like[n] as Likeness }))
}

/** 附近的人已经反映: the few public matters that the words may be about, likeliest first. */
export async function nearTo(
  tx: Tx,
  tenantId: number,
  catalogue: Catalogue,
  words: Words,
  at: Date,
): Promise<z.input<typeof nearby.output>> {
  const found = (await compared(tx, tenantId, catalogue, words, at))
    .filter(({ like: { score } }) => score >= LIKE_ENOUGH)
    .toSorted((a, b) => b.like.score - a.like.score || (a.row.id < b.row.id ? 1 : -1))
    .slice(0, MOST_OFFERED)
  return {
    rows: found.map(({ row, title, like: { why } }) => ({
      matterId: row.id,
      number: row.number,
      title,
      status: statuses[row.status as Status],
      kind: row.kind as Kind,
      category: catalogue.categories.get(row.categoryCode ?? '')?.name ?? null,
      place: placeOf(catalogue, row.regionCode),
      receivedAt: row.receivedAt.toISOString(),
      people: row.people,
      why: [...why],
    })),
  }
}
