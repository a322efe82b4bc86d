import { timingSafeEqual } from 'node:crypto'
import type { Folder, Voice } from '../../domain/ledger/matter.ts'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'
import type { Keys } from '../identity/key-text.ts'
import { ratingCode } from '../notice/rating-link.ts'
import { carrierOf } from '../relay/voice.ts'

type Rated = Readonly<{ id: string; number: string; folder: Folder; voice: Voice }>

/**
 * The submission that a link of a notice opens, with the matter that carries it now.
 *
 * @throws AppError `submission-not-found`, the same for a wrong number, a wrong code and the code of an earlier round
 */
export async function findByRatingCode(
  tx: Tx,
  keys: Keys,
  tenantId: number,
  number: string,
  code: string,
): Promise<Rated> {
  const found = await tx
    .selectFrom('submission')
    .select(['id', 'number'])
    .where('tenantId', '=', tenantId)
    .where('number', '=', number.trim().toUpperCase())
    .executeTakeFirst()
  const carrier = found && (await carrierOf(tx, tenantId, found.id, 'read'))
  // A number that is not there takes the same steps with the code.
  const right = Buffer.from(ratingCode(keys, tenantId, found?.id ?? '', carrier?.folder.matter.round ?? 1))
  const given = Buffer.alloc(right.length)
  given.write(code.trim().toUpperCase())
  const matches = timingSafeEqual(given, right) && code.trim().length === right.length
  if (!found || !carrier || !matches) throw new AppError('submission-not-found')
  return { ...found, ...carrier }
}
