import type { z } from 'zod'
import type { adviseOn } from '../../contract/advice.ts'
import type { Viewer } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { dangerIn } from '../../domain/danger/find-danger.ts'
import { type Asked, type Known, suggestUnit, type Suggestion } from '../../domain/dispatch/suggest-unit.ts'
import { LIKE_ENOUGH, type Likeness, likeness, type Told } from '../../domain/intake/consolidate.ts'
import { actions, type Status } from '../../domain/ledger/actions.ts'
import type { Point } from '../../domain/ledger/words.ts'
import { bigrams } from '../../domain/text/bigrams.ts'
import { readerOf } from '../access/read.ts'
import type { Tx } from '../db/database.ts'
import { placesToldIn } from '../place/told.ts'
import { toldIn } from '../reader/told.ts'
import { unitOutcomes } from '../suggestion/figures.ts'
import type { Message } from '../text/grams.ts'
import { clearedOf } from './cleared.ts'
import { type Pooled, poolFor } from './pool.ts'

type Advice = z.input<typeof adviseOn.output>

/** What advice is asked for: words with their place, and what is known about the matter already. */
export type Subject = Asked &
  Readonly<{
    /** All that is said, titles included: by it matters are alike and places are found. */
    text: string
    /** What is classified. */
    message: Message
    address: string | null
    point: Point | null
    receivedAt: Date
    exceptMatterId: string | null
    /** The matter that the submitter says is the same. */
    wishedId: string | null
  }>

const MOST_CANDIDATES = 6
/** Of the likest matters so many are asked what they were and where they went. */
const LIKEST = 12
/** A category is named once so many of them have it. */
const ENOUGH = 2

/** Advice for one viewer: nothing in it comes from a matter that they may not see, or from words that they may not read. */
export async function adviceFor(
  tx: Tx,
  tenantId: number,
  viewer: Viewer,
  catalogue: Catalogue,
  subject: Subject,
): Promise<Advice> {
  const places = await placesToldIn(tx, tenantId, catalogue, subject)
  const regionCode = subject.regionCode ?? places.find(({ sure }) => sure)?.regionCode ?? null
  const pool = await poolFor(tx, tenantId, viewer, catalogue, { ...subject, regionCode })
  const texts = new Map<string, string>()
  for (const { matterId, text } of await readerOf(tx, tenantId, viewer, catalogue).texts(pool))
    texts.set(matterId, `${texts.get(matterId) ?? ''}\n${text}`)
  const told = { ...subject, regionCode, words: bigrams(subject.text), address: bigrams(subject.address ?? '') }
  const like = likeness(
    told,
    pool.map((row) => toldOf(row, texts.get(row.id) ?? '')),
  )
  const isWished = ({ id }: Pooled) => id === subject.wishedId
  const ranked = pool
    .map((row, n) => ({ row, like: like[n] as Likeness }))
    .filter(({ row, like: { score } }) => score >= LIKE_ENOUGH || isWished(row))
    .toSorted(
      (a, b) =>
        Number(isWished(b.row)) - Number(isWished(a.row)) ||
        b.like.score - a.like.score ||
        (a.row.id < b.row.id ? 1 : -1),
    )
  const candidates = ranked
    .filter(({ row }) => actions.absorb.from.includes(row.status as Status))
    .slice(0, MOST_CANDIDATES)
  const titleOf = await readerOf(tx, tenantId, viewer, catalogue).titles(candidates.map(({ row }) => row))
  const likest = ranked
    .filter(({ like: { score } }) => score >= LIKE_ENOUGH)
    .slice(0, LIKEST)
    .map(({ row }) => row)
  const category = mostOf(likest.map(({ categoryCode }) => categoryCode))
  const reading = await toldIn(tx, tenantId, catalogue, subject.message)
  // Who has learnt to read the category and is not sure of it leaves it open.
  const likely = reading?.told.category ? (reading.told.category.sure?.label ?? null) : (category?.code ?? null)
  const asked = { ...subject, regionCode, categoryCode: subject.categoryCode ?? likely }
  const known: Known = {
    ...reading?.known,
    past: await clearedOf(tx, tenantId, likest, asked.categoryCode),
    outcomes: await unitOutcomes(tx, tenantId),
  }
  return {
    read: reading?.told ?? null,
    danger: dangerTold(subject.message, catalogue),
    places: [...places],
    candidates: candidates.map(({ row, like: { score, why } }) => ({
      matterId: row.id,
      number: row.number,
      title: titleOf(row.id),
      status: row.status as Status,
      regionCode: row.regionCode,
      receivedAt: row.receivedAt.toISOString(),
      callers: row.callers,
      leadUnitId: row.leadUnitId,
      score: Math.round(score * 100) / 100,
      why: [...(isWished(row) ? (['wished'] as const) : []), ...why],
    })),
    category: subject.categoryCode === null ? category : null,
    units: unitsAnswer(suggestUnit(asked, known, catalogue)),
  }
}

function dangerTold(message: Message, { dangerWords }: Catalogue): Advice['danger'] {
  const danger = dangerIn(message, dangerWords)
  return danger && { urgency: danger.urgency, words: [...danger.words] }
}

function toldOf(row: Pooled, text: string): Told {
  return {
    words: bigrams(text),
    address: bigrams(row.address ?? ''),
    regionCode: row.regionCode,
    point: row.point as Point | null,
    receivedAt: row.receivedAt,
    categoryCode: row.categoryCode,
  }
}

function mostOf(codes: readonly (string | null)[]): Advice['category'] {
  const counts = new Map<string, number>()
  for (const code of codes) if (code !== null) counts.set(code, (counts.get(code) ?? 0) + 1)
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1])
  return most && most[1] >= ENOUGH ? { code: most[0], count: most[1] } : null
}

function unitsAnswer({ passed, confidence, ...suggestion }: Suggestion): Advice['units'] {
  return {
    ...suggestion,
    assisting: [...suggestion.assisting],
    confidence: Math.round(confidence * 100) / 100,
    passed: passed.map((one) => ({ ...one, at: one.at?.toISOString() ?? null })),
  }
}
