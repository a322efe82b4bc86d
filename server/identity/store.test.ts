import { expect, test } from 'vitest'
import { useDatabase } from '../../test/database.ts'
import { inTenant } from '../db/tenant.ts'
import { newKeyText, readKeyText } from './key-text.ts'
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
