import type { z } from 'zod'
import type { adviseOn } from '../../contract/advice.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { readPlaces, SURE_PLACE } from '../../domain/place/read-places.ts'
import type { Tx } from '../db/database.ts'
import { namesOf } from './names.ts'

type Told = z.input<typeof adviseOn.output>['places'][number]
type Words = Readonly<{ text: string; address?: string | null | undefined; regionCode?: string | null | undefined }>

const MOST_TOLD = 3

/**
 * The places that address and words name, likeliest first. What the matter is said to lie in is taken for where the submitter
 * lives: of several places of one name the one nearest to it comes first.
 */
export async function placesToldIn(
  tx: Tx,
  tenantId: number,
  catalogue: Pick<Catalogue, 'regions'>,
  { text, address, regionCode }: Words,
): Promise<readonly Told[]> {
  // The address stands first: it says where, and the words may say much more.
  const lead = address ? `${address}\n` : ''
  const whole = lead + text
  const names = await namesOf(tx, tenantId, catalogue)
  return readPlaces(whole, names, regionCode ?? null)
    .slice(0, MOST_TOLD)
    .map(({ regionCode: code, start, end, confidence, how }, n) => ({
      regionCode: code,
      said: whole.slice(start, end),
      start: start < lead.length ? null : start - lead.length,
      end: start < lead.length ? null : end - lead.length,
      confidence: Math.round(confidence * 100) / 100,
      how,
      sure: n === 0 && confidence >= SURE_PLACE,
    }))
}

/** The one place that address and words mean; null where they name none, or not surely. */
export async function surePlaceIn(
  tx: Tx,
  tenantId: number,
  catalogue: Pick<Catalogue, 'regions'>,
  words: Words,
): Promise<string | null> {
  const [first] = await placesToldIn(tx, tenantId, catalogue, words)
  return first?.sure ? first.regionCode : null
}
