import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '../../test/database.ts'
import { inTenant } from '../db/tenant.ts'
import { sealTelephone } from '../missed-call/telephone.ts'
import { sealTotp } from '../people/totp.ts'
import { requestContext } from '../retention/requests.ts'
import { newKeyText, readKeyText } from './key-text.ts'
import { sealWith } from './seal.ts'
import { keyIdsInUse } from './store.ts'
import { sealIdentity } from './vault.ts'

const database = useDatabase()
const earlier = newKeyText()
const old = readKeyText(earlier)
const newer = readKeyText(newKeyText(earlier))
const others = readKeyText(newKeyText())
const at = new Date('2026-04-17T01:30:00Z')

async function tenant(id: number): Promise<void> {
  const row = { id, name: '测试盟', letters: 'CS', demo: false, catalogueVersion: '1', createdAt: at }
  await database.owner.insertInto('tenant').values(row).execute()
}

function submission(tenantId: number, n: number, keys: typeof old): Promise<void> {
  const id = `019a0000-0000-7000-8000-00000000000${n}`
  const said = { number: `CS20260417-00000${n}`, channel: 'web', title: '路灯', text: '路灯不亮', secrecy: 'open' }
  return inTenant(database.app, tenantId, async (tx) => {
    const row = { tenantId, id, ...said, personId: id, receivedAt: at, storedAt: at }
    await tx.insertInto('submission').values(row).execute()
    const sealed = Buffer.from(sealIdentity(keys, tenantId, id, { name: '王五' }))
    await tx.insertInto('identityVault').values({ tenantId, submissionId: id, sealed, storedAt: at }).execute()
  })
}

test('an empty database uses no key; later ones are found in every prefecture, at both ends', async () => {
  expect(await keyIdsInUse(database.app)).toEqual([])
  await tenant(159900)
  await tenant(159800)
  expect(await keyIdsInUse(database.app)).toEqual([])
  await submission(159900, 1, old)
  await submission(159900, 2, old)
  expect(await keyIdsInUse(database.app)).toEqual([old.newest.id])
  await submission(159900, 3, newer)
  expect(new Set(await keyIdsInUse(database.app))).toEqual(new Set(newer.sealing.keys()))
  await submission(159800, 1, others)
  expect(new Set(await keyIdsInUse(database.app))).toEqual(new Set([...newer.sealing.keys(), others.newest.id]))
})

describe('a prefecture without a single identity whose key file is another one’s is noticed by', () => {
  const OTHER = 159700
  const id = (n: number) => `019a0000-0000-7000-8000-00000000001${n}`
  const rang = { rings: 1, firstAt: at, lastAt: at, line: '12345', ended: 'night', tries: '[]' }
  beforeEach(async () => {
    for (const table of ['missedCall', 'account', 'identityRequest', 'identityVault'] as const)
      await database.owner.deleteFrom(table).execute()
    await database.owner.deleteFrom('submission').execute()
    await database.owner.deleteFrom('tenant').execute()
    await tenant(OTHER)
  })
  const missedCall = (n: number, keys: typeof old, more: object = {}) =>
    database.owner
      .insertInto('missedCall')
      .values({
        tenantId: OTHER,
        id: id(n),
        sealed: sealTelephone(keys, OTHER, id(n), '13900000001'),
        state: 'waiting',
        ...rang,
        ...more,
      })
      .execute()

  test('a missed call that waits, and the newest one', async () => {
    await missedCall(1, old)
    expect(await keyIdsInUse(database.app)).toEqual([old.newest.id])
    await missedCall(2, newer, { state: 'calledBack', closedAt: at })
    expect(new Set(await keyIdsInUse(database.app))).toEqual(new Set(newer.sealing.keys()))
  })

  test('no missed call whose telephone is erased', async () => {
    const erased = { state: 'noNeed', closedAt: at, erasedAt: at, sealed: Buffer.alloc(0) }
    await missedCall(1, old, erased)
    expect(await keyIdsInUse(database.app)).toEqual([])
  })

  test('a one-time code', async () => {
    const person = { tenantId: OTHER, personId: id(1) }
    const totpSealed = sealTotp(old, person, 'SECRET')
    await database.owner
      .insertInto('account')
      .values({ ...person, username: 'p1', failures: 0, openedAt: at, totpSealed })
      .execute()
    expect(await keyIdsInUse(database.app)).toEqual([old.newest.id])
  })

  test('a correction that waits', async () => {
    await submission(OTHER, 1, newer)
    await database.owner
      .updateTable('identityVault')
      .set({ sealed: Buffer.alloc(0), erasedAt: at })
      .execute()
    const sealed = sealWith(old, requestContext(OTHER, id(1)), Buffer.from('{"name":"李四"}'))
    const asked = { kind: 'correct', words: '改名', askedAt: at, dueOn: '2026-05-08' }
    await database.owner
      .insertInto('identityRequest')
      .values({ tenantId: OTHER, id: id(1), submissionId: '019a0000-0000-7000-8000-000000000001', sealed, ...asked })
      .execute()
    expect(await keyIdsInUse(database.app)).toEqual([old.newest.id])
  })
})
