import { beforeAll, describe, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { TENANT } from '../../test/prefecture.ts'
import { inTenant } from '../db/tenant.ts'
import { newId } from '../new-id.ts'
import { eraseDue } from './erase.ts'

const begin = new Date('2026-03-02T01:00:00.000Z').getTime()
let clock = begin
const app = useApp(() => new Date(clock))
const later = (days: number) => (clock += days * 86_400_000)
const guard = { as: ['securityAdministrator'] as const }
const marker = '莫日根布和'
const phone = '13800007788'

type Given = Readonly<{ id: string; number: string; queryCode: string; matterId: string; matterNumber: string }>

/** Something said, with the number of its matter. */
async function said(kind: 'help' | 'report' = 'help'): Promise<Given> {
  const body = {
    id: newId(),
    text: `我叫${marker}，家里没有暖气`,
    submitter: { name: marker, phone },
    channel: 'hotline',
    kind,
  }
  const receipt = (await app.call('POST', '/api/intake', { as: ['operator'], body })).body
  const folder = await app.call('GET', `/api/matters/${receipt.matterId}`, { as: ['dispatcher'] })
  return { ...receipt, matterNumber: folder.body.matter.number }
}

/** At rest at once: declined. */
async function rested(kind: 'help' | 'report' = 'help'): Promise<Given> {
  const given = await said(kind)
  const details = { reasonCode: 'decline-litigation', legalRoute: '诉讼', text: '请依法提起诉讼' }
  const body = { id: newId(), action: 'decline', details }
  expect((await app.call('POST', `/api/matters/${given.matterId}/entries`, { as: ['dispatcher'], body })).status).toBe(
    201,
  )
  return given
}

const vault = async ({ id }: Given) =>
  inTenant(app.deps.db, TENANT, (tx) =>
    tx
      .selectFrom('identityVault')
      .select(['sealed', 'phoneHash', 'erasedAt'])
      .where('tenantId', '=', TENANT)
      .where('submissionId', '=', id)
      .executeTakeFirstOrThrow(),
  )
const gone = async (given: Given) => {
  const { sealed, phoneHash, erasedAt } = await vault(given)
  expect([sealed.length === 0, phoneHash === null]).toEqual([erasedAt !== null, erasedAt !== null])
  return erasedAt !== null
}
const run = (dry = false) => eraseDue(app.deps.db, TENANT, new Date(clock), { dry })
const ask = (given: Given, body: object) =>
  app.call('POST', `/api/submissions/${given.number}/requests?code=${given.queryCode}`, {
    body: { id: newId(), words: '请处理', ...body },
  })
const decide = (id: string, granted: boolean) =>
  app.call('POST', `/api/identity-requests/${id}/decision`, { ...guard, body: { granted, reason: '经核实' } })
const hold = (given: Given, held: boolean) =>
  app.call('PUT', `/api/holds/${given.matterNumber}`, { ...guard, body: { held, reason: '行政诉讼' } })

describe('at the end of its time', () => {
  let help: Given
  let report: Given
  let open: Given
  let onHold: Given
  beforeAll(async () => {
    ;[help, report, open, onHold] = [await rested(), await rested('report'), await said(), await rested()]
    expect((await hold(onHold, true)).status).toBe(200)
  })

  test('nothing is erased before; what is reported goes after two years, the rest after three, what is open or on hold never', async () => {
    expect(await run()).toEqual({ erased: 0, held: 0, kept: 0 })
    later(2 * 365 + 2)
    expect(await run(true)).toMatchObject({ erased: 1 })
    expect(await gone(report)).toBe(false)
    expect(await run()).toMatchObject({ erased: 1 })
    expect([await gone(report), await gone(help)]).toEqual([true, false])
    later(366)
    expect(await run()).toMatchObject({ erased: 1, held: 1 })
    expect([await gone(help), await gone(open), await gone(onHold)]).toEqual([true, false, false])
    expect(await run()).toMatchObject({ erased: 0, held: 1 })
  })

  test('the words stay, without names, for everybody', async () => {
    const { body } = await app.call('GET', `/api/matters/${help.matterId}`, { as: ['dispatcher'] })
    expect(JSON.stringify(body.voices)).not.toContain(marker)
    expect(body.voices[0].text).toContain('暖气')
  })

  test('a hold that ends lets it go', async () => {
    expect((await hold(onHold, true)).body.code).toBe('hold-as-it-is')
    expect((await app.call('GET', '/api/holds', guard)).body.rows).toMatchObject([
      { number: onHold.matterNumber, held: true },
    ])
    expect((await hold(onHold, false)).status).toBe(200)
    expect(await run()).toMatchObject({ erased: 1, held: 0 })
    expect((await app.call('GET', '/api/holds', guard)).body.rows).toEqual([])
  })

  test('every erasure and hold is a line of the access log, without names', async () => {
    const { body } = await app.call('GET', '/api/access-log?limit=200', { as: ['auditAdministrator'] })
    const what = body.rows.map((row: { what: string }) => row.what)
    expect(what.filter((one: string) => one === 'erase')).toHaveLength(3)
    expect(what.filter((one: string) => one === 'hold')).toHaveLength(2)
    expect(JSON.stringify(body)).not.toContain(marker)
  })
})

describe('at the wish of the submitter', () => {
  test('deleted when the matter is at rest, not while it is in hand or on hold', async () => {
    const open = await said()
    const asked = await ask(open, { kind: 'delete' })
    expect(asked.body).toMatchObject({ kind: 'delete', decidedAt: null })
    expect((await ask(open, { kind: 'delete' })).body.code).toBe('request-open')
    const [listed] = (await app.call('GET', '/api/identity-requests', guard)).body.rows
    expect(listed).toMatchObject({ id: asked.body.id, number: open.number, hindrance: 'in-hand' })
    expect((await decide(asked.body.id, true)).body.code).toBe('erasure-hindered')
    expect(await gone(open)).toBe(false)
    expect((await decide(asked.body.id, false)).status).toBe(200)
    expect((await decide(asked.body.id, true)).body.code).toBe('request-decided')

    const done = await rested()
    const { body } = await ask(done, { kind: 'delete' })
    await hold(done, true)
    expect((await decide(body.id, true)).body.code).toBe('erasure-hindered')
    await hold(done, false)
    expect((await decide(body.id, true)).body).toMatchObject({ granted: true })
    expect(await gone(done)).toBe(true)
    const own = await app.call('GET', `/api/submissions/${done.number}/requests?code=${done.queryCode}`)
    expect(own.body.rows).toMatchObject([{ kind: 'delete', granted: true, reason: '经核实' }])
  })

  test('corrected: the telephone is found under the new number and no longer under the old', async () => {
    const given = await said()
    const before = await vault(given)
    expect((await ask(given, { kind: 'correct' })).body.code).toBe('identity-missing')
    const { body } = await ask(given, { kind: 'correct', identity: { name: marker, phone: '13900001122' } })
    expect((await decide(body.id, true)).status).toBe(200)
    const after = await vault(given)
    expect(after.phoneHash?.equals(before.phoneHash ?? Buffer.alloc(0))).toBe(false)
    expect(after.sealed.equals(before.sealed)).toBe(false)
    const kept = await inTenant(app.deps.db, TENANT, (tx) =>
      tx
        .selectFrom('identityRequest')
        .select('sealed')
        .where('tenantId', '=', TENANT)
        .where('id', '=', body.id)
        .executeTakeFirst(),
    )
    expect(kept?.sealed).toBeNull()
  })

  test('answered within fifteen working days, once as many more', async () => {
    const given = await said()
    const { body } = await ask(given, { kind: 'explain' })
    const more = () =>
      app.call('POST', `/api/identity-requests/${body.id}/extension`, { ...guard, body: { why: '材料多' } })
    const extended = await more()
    expect(extended.body.dueOn > body.dueOn).toBe(true)
    expect((await more()).body.code).toBe('extension-used')
  })

  test('by number and code alone, and decided by nobody but the security administrator', async () => {
    const given = await rested()
    const wrong = await app.call('POST', `/api/submissions/${given.number}/requests?code=AAAAAAAA`, {
      body: { id: newId(), kind: 'delete', words: '删' },
    })
    expect(wrong.body.code).toBe('submission-not-found')
    const { body } = await ask(given, { kind: 'delete' })
    for (const role of ['systemAdministrator', 'auditAdministrator', 'dispatcher', 'leader'] as const) {
      const attempt = await app.call('POST', `/api/identity-requests/${body.id}/decision`, {
        as: [role],
        body: { granted: true, reason: '删' },
      })
      expect([role, attempt.body.code]).toEqual([role, 'not-allowed'])
    }
    expect(await gone(given)).toBe(false)
  })

  test('of a hold and an erasure at once one comes first, and neither half', async () => {
    for (let round = 0; round < 6; round += 1) {
      const given = await rested()
      const { body } = await ask(given, { kind: 'delete' })
      const [held, decided] = await Promise.all([hold(given, true), decide(body.id, true)])
      expect(held.status).toBe(200)
      expect(await gone(given)).toBe(decided.status === 200)
      if (decided.status !== 200) expect(decided.body.code).toBe('erasure-hindered')
    }
  })
})
