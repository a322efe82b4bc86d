import { randomInt } from 'node:crypto'
import type { Tx } from '../db/database.ts'
import type { Keys } from '../identity/key-text.ts'
import { hmac } from '../identity/suite.ts'
import type { Person } from './session.ts'

const COUNT = 10
/** No 0 O, no 1 I L. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** Ten new recovery codes, told once; earlier ones count no more. */
export async function newRecoveryCodes(tx: Tx, keys: Keys, person: Person, now: Date): Promise<readonly string[]> {
  const { tenantId, personId } = person
  const codes = Array.from({ length: COUNT }, () => `${word()}-${word()}`)
  await tx.deleteFrom('recoveryCode').where('tenantId', '=', tenantId).where('personId', '=', personId).execute()
  const rows = codes.map((code) => ({
    tenantId,
    personId,
    hash: hashOf(keys, person, code),
    madeAt: now,
    usedAt: null,
  }))
  await tx.insertInto('recoveryCode').values(rows).execute()
  return codes
}

/** Takes a recovery code, once. */
export async function takeRecoveryCode(tx: Tx, keys: Keys, person: Person, said: string, now: Date): Promise<boolean> {
  const { tenantId, personId } = person
  const taken = await tx
    .updateTable('recoveryCode')
    .set({ usedAt: now })
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .where('hash', '=', hashOf(keys, person, said))
    .where('usedAt', 'is', null)
    .returning('hash')
    .executeTakeFirst()
  return taken !== undefined
}

function word(): string {
  return Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}

function hashOf(keys: Keys, { tenantId, personId }: Person, code: string): Buffer {
  const plain = code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
  return hmac(keys.hash, keys.code, `recovery\n${tenantId}\n${personId}\n${plain}`)
}
