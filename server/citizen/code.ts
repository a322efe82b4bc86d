import { randomInt, timingSafeEqual } from 'node:crypto'
import type { Tx } from '../db/database.ts'
import { addressKey } from '../edges/address.ts'
import { AppError } from '../errors.ts'
import type { Keys } from '../identity/key-file.ts'
import { CODE_MINUTES, perAddress, perPhone, perPrefecture, TRIES, wrongTries } from './limits.ts'
import { markOf } from './marks.ts'
import type { Phone } from './phone.ts'
import { mayTake, take } from './quota.ts'

type Asking = Readonly<{ phone: Phone; address: string; aMinute: number; now: Date }>

/**
 * Makes a code for a telephone in place of an earlier one, and counts it. The same for a telephone that nobody knows.
 *
 * @returns the code, 6 digits
 * @throws AppError `too-many-codes` for the telephone or the address, `codes-busy` for the prefecture
 */
export async function makeCode(tx: Tx, keys: Keys, tenantId: number, asking: Asking): Promise<string> {
  const { phone, address, aMinute, now } = asking
  const from = markOf(keys, tenantId, 'address', addressKey(address))
  const to = markOf(keys, tenantId, 'phone', phone.hash.toString('hex'))
  // Always in this order, so that no two wait for each other.
  if (!(await take(tx, tenantId, from, perAddress, now))) throw new AppError('too-many-codes')
  if (!(await take(tx, tenantId, to, perPhone, now))) throw new AppError('too-many-codes')
  const all = markOf(keys, tenantId, 'prefecture', '')
  if (!(await take(tx, tenantId, all, perPrefecture(aMinute), now))) throw new AppError('codes-busy')
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const expiresAt = new Date(now.getTime() + CODE_MINUTES * 60_000)
  await tx
    .insertInto('phoneCode')
    .values({ tenantId, phoneHash: phone.hash, codeHash: codeHash(keys, tenantId, phone, code), tries: 0, expiresAt })
    .onConflict((same) =>
      same.columns(['tenantId', 'phoneHash']).doUpdateSet((row) => ({
        codeHash: row.ref('excluded.codeHash'),
        tries: row.ref('excluded.tries'),
        expiresAt: row.ref('excluded.expiresAt'),
      })),
    )
    .execute()
  return code
}

/**
 * Tries a code. The right one is used up by it, a wrong one counts. The caller lets the transaction end before it tells the
 * verdict, so that what was counted stays.
 *
 * @throws AppError `codes-busy` where too much was guessed in the prefecture; then nothing is tried
 */
export async function tryCode(
  tx: Tx,
  keys: Keys,
  tenantId: number,
  { phone, code, now }: Readonly<{ phone: Phone; code: string; now: Date }>,
): Promise<'right' | 'wrong'> {
  const found = await tx
    .selectFrom('phoneCode')
    .select(['codeHash', 'tries', 'expiresAt'])
    .where('tenantId', '=', tenantId)
    .where('phoneHash', '=', phone.hash)
    .forUpdate()
    .executeTakeFirst()
  // Where there is nothing to guess, nothing is counted: nobody closes the codes of a whole prefecture with that.
  if (!found || found.tries >= TRIES || found.expiresAt <= now) return 'wrong'
  const guesses = markOf(keys, tenantId, 'wrong', '')
  if (!(await mayTake(tx, tenantId, guesses, wrongTries, now))) throw new AppError('codes-busy')
  if (timingSafeEqual(codeHash(keys, tenantId, phone, plainCode(code)), found.codeHash)) {
    await tx.deleteFrom('phoneCode').where('tenantId', '=', tenantId).where('phoneHash', '=', phone.hash).execute()
    return 'right'
  }
  await take(tx, tenantId, guesses, wrongTries, now)
  await tx
    .updateTable('phoneCode')
    .set({ tries: found.tries + 1 })
    .where('tenantId', '=', tenantId)
    .where('phoneHash', '=', phone.hash)
    .execute()
  return 'wrong'
}

/** Full-width digits, spaces and dashes do not matter. */
function plainCode(said: string): string {
  return said.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '')
}

function codeHash(keys: Keys, tenantId: number, phone: Phone, code: string): Buffer {
  return markOf(keys, tenantId, 'code', `${phone.hash.toString('hex')}\n${code}`)
}
