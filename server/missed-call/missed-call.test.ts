import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { grantTo } from '../../domain/catalogue/grants.ts'
import { parsePlainDate } from '../../domain/deadline/plain-date.ts'
import { MISSED_CALLS_SECRET, useApp } from '../../test/app.ts'
import { actor } from '../../test/make.ts'
import { TENANT } from '../../test/prefecture.ts'
import { changeCatalogues } from '../catalogue/change.ts'
import { inTenant } from '../db/tenant.ts'
import { newId } from '../new-id.ts'
import { startSession } from '../people/session.ts'
import { erase } from '../retention/erase.ts'
import { eraseMissedCalls } from './erase.ts'

let clock = Date.parse('2026-03-20T02:00:00Z')
const served = useApp(() => new Date(clock))
const later = (minutes: number) => (clock += minutes * 60_000)
const call = (...asked: Parameters<typeof served.call>) => served.call(...asked)

const operator = { as: ['operator'] as const }
const outside = { as: ['contractOperator'] as const }
const right = { authorization: `Bearer ${MISSED_CALLS_SECRET}` }
let serial = 0
const freshPhone = () => `1390000${String((serial += 1)).padStart(4, '0')}`

/** What the telephone system sends; `headers` as it is without a browser. */
const ringing = (phone: string, told: object = {}) => ({
  id: newId(),
  phone,
  rangAt: new Date(clock).toISOString(),
  line: '12345',
  seconds: 40,
  ended: 'hungUp',
  ...told,
})
const rang = (body: object, headers: Readonly<Record<string, string>> = right) =>
  call('POST', '/api/missed-calls', { body, headers })
const list = async () => (await call('GET', '/api/missed-calls', operator)).body
const take = (id: string, as: typeof operator | { headers: { cookie: string } } = operator) =>
  call('POST', `/api/missed-calls/${id}/take`, as)
const end = (id: string, body: object) => call('POST', `/api/missed-calls/${id}/outcome`, { ...operator, body })
const written = async (phone: string) =>
  (
    await call('POST', '/api/intake', {
      ...operator,
      body: { id: newId(), channel: 'hotline', text: '水停了', submitter: { phone } },
    })
  ).body
const row = (id: string) =>
  served.database.owner.selectFrom('missedCall').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const missed = async (phone = freshPhone()) => {
  const { status, body } = await rang(ringing(phone))
  expect(status).toBe(201)
  return { phone, id: body.missedCallId as string }
}

beforeEach(async () => {
  later(60 * 24)
  await served.database.owner
    .updateTable('missedCall')
    .set({ state: 'noNeed', closedAt: new Date(clock), erasedAt: new Date(clock) })
    .execute()
})

describe('a missed call', () => {
  test('comes in from the telephone system, is rung back and written down', async () => {
    const { phone, id } = await missed()
    expect((await list()).rows).toEqual([
      {
        id,
        masked: `139****${phone.slice(-4)}`,
        rings: 1,
        firstAt: new Date(clock).toISOString(),
        lastAt: new Date(clock).toISOString(),
        line: '12345',
        seconds: 40,
        ended: 'hungUp',
        state: 'waiting',
        triedAt: [],
        taken: null,
      },
    ])
    later(5)
    const taken = await take(id)
    expect(taken).toMatchObject({ status: 200, body: { id, phone, rings: 1 } })
    expect((await list()).rows[0].taken).toMatchObject({ byMe: true, until: taken.body.until })
    const { id: submissionId } = await written(phone)
    expect((await end(id, { what: 'calledBack', submissionId })).body).toMatchObject({ state: 'calledBack' })
    expect(await list()).toEqual({ rows: [], total: 0 })
    expect(await row(id)).toMatchObject({ submissionId, closedBy: actor('operator').id, takenBy: null })
    // Sent again because the answer was lost.
    expect((await end(id, { what: 'calledBack', submissionId })).status).toBe(200)
    expect((await end(id, { what: 'noNeed', reason: 'notWanted' })).body.code).toBe('missed-call-closed')
    expect((await take(id)).body.code).toBe('missed-call-closed')
  })

  test('of one telephone is one row, however the number is written, until it is rung back', async () => {
    const { phone, id } = await missed()
    later(10)
    const again = await rang(ringing(`+86 ${phone}`, { line: '0478-12345', seconds: 7, ended: 'busy' }))
    expect(again.body).toEqual({ missedCallId: id, already: false })
    // One that rang first and is told of last.
    const first = new Date(clock - 60 * 60_000).toISOString()
    await rang(ringing(phone, { rangAt: first, ended: 'night' }))
    expect((await list()).rows).toMatchObject([
      { id, rings: 3, firstAt: first, lastAt: new Date(clock).toISOString(), line: '0478-12345', ended: 'busy' },
    ])
    await end(id, { what: 'noNeed', reason: 'gotThrough' })
    const next = await rang(ringing(phone))
    expect(next.body.missedCallId).not.toBe(id)
    expect((await list()).rows).toMatchObject([{ rings: 1 }])
  })

  test('told of twice under one id is one; under one id nothing else is told of', async () => {
    const phone = freshPhone()
    const body = ringing(phone)
    const sent = await Promise.all(Array.from({ length: 8 }, () => rang(body)))
    expect(sent.map(({ status }) => status)).toEqual(Array(8).fill(201))
    expect(sent.filter(({ body: { already } }) => !already)).toHaveLength(1)
    expect((await list()).rows).toMatchObject([{ rings: 1 }])
    expect((await rang({ ...body, phone: freshPhone() })).body.code).toBe('id-used-twice')
    expect((await rang({ ...body, ended: 'night' })).body.code).toBe('id-used-twice')
    // Also after it was seen to.
    const [{ id }] = (await list()).rows
    await end(id, { what: 'noNeed', reason: 'gotThrough' })
    expect((await rang(body)).body).toEqual({ missedCallId: id, already: true })
    expect((await list()).total).toBe(0)
  })

  test('that reached nobody stays, with each try; who rings again waits anew', async () => {
    const { phone, id } = await missed()
    expect((await end(id, { what: 'nobody', id: newId() })).body.code).toBe('missed-call-not-taken')
    await take(id)
    const tried = { what: 'nobody', id: newId() }
    expect((await end(id, tried)).body).toMatchObject({ state: 'tried', stateText: { zh: '回拨未通' } })
    const at = new Date(clock).toISOString()
    later(30)
    expect((await end(id, tried)).status).toBe(200)
    expect((await list()).rows).toMatchObject([{ id, state: 'tried', triedAt: [at], taken: null }])
    await rang(ringing(phone))
    expect((await list()).rows).toMatchObject([{ id, state: 'waiting', rings: 2, triedAt: [at] }])
  })

  test('is put to a submission that whoever rang back wrote down, and no other', async () => {
    const { id } = await missed()
    const body = { id: newId(), channel: 'hotline', text: '别人记的' }
    const other = (await call('POST', '/api/intake', { ...outside, body })).body
    for (const submissionId of [newId(), other.id])
      expect((await end(id, { what: 'calledBack', submissionId })).body.code).toBe('submission-not-found')
    expect((await end(newId(), { what: 'giveBack' })).body.code).toBe('missed-call-not-found')
  })

  test('is noted by hand too, and a number that cannot be rung is not', async () => {
    const phone = freshPhone()
    const note = (body: object, as = outside) =>
      call('POST', '/api/missed-calls/noted', { ...as, body: { id: newId(), ...body } })
    expect((await note({ phone })).status).toBe(201)
    expect((await list()).rows).toMatchObject([{ rings: 1, line: '12345', seconds: null, ended: 'hungUp' }])
    expect((await note({ phone: '11111111' })).body).toMatchObject({ code: 'bad-input', fields: [{ path: 'phone' }] })
    const rangAt = new Date(clock + 3_600_000).toISOString()
    expect((await note({ phone, rangAt })).body).toMatchObject({ code: 'bad-input', fields: [{ path: 'rangAt' }] })
  })
})

describe('a caller who gets through before anybody rings back', () => {
  const recorded = (phone: string, told: object = {}) =>
    call('POST', '/api/intake', {
      ...operator,
      body: { id: newId(), channel: 'hotline', text: '水停了', submitter: { phone }, ...told },
    })

  test('is not rung back: the call is settled by what was written down, and says so', async () => {
    const { phone, id } = await missed()
    const other = await missed()
    later(5)
    const { body } = await recorded(`+86 ${phone.slice(0, 3)}-${phone.slice(3)}`)
    expect((await list()).rows.map((one: { id: string }) => one.id)).toEqual([other.id])
    expect(await row(id)).toMatchObject({
      state: 'noNeed',
      reason: 'gotThrough',
      submissionId: body.id,
      closedAt: new Date(clock),
      closedBy: actor('operator').id,
      takenBy: null,
    })
    // A new ring is a new row.
    expect((await missed(phone)).id).not.toBe(id)
  })

  test('and by whoever took the row it was rung back; telling so afterwards changes nothing', async () => {
    const { phone, id } = await missed()
    await take(id)
    later(40)
    const { body } = await recorded(phone)
    const settled = await row(id)
    expect(settled).toMatchObject({ state: 'calledBack', reason: null, submissionId: body.id })
    const told = await end(id, { what: 'calledBack', submissionId: body.id })
    expect([told.status, told.body.state]).toEqual([200, 'calledBack'])
    expect(await row(id)).toEqual(settled)
  })

  test.each([
    ['who wrote on the web', { channel: 'web' }],
    ['whose words came by a visit', { channel: 'visit' }],
    ['whose call was before that ring', { receivedAt: '2026-03-01T02:00:00Z' }],
    ['who left another telephone', { submitter: { phone: '13911112222' } }],
    ['who left none', { submitter: { name: '王建国' } }],
  ])('a person %s is still rung back', async (_, told) => {
    const { phone, id } = await missed()
    later(5)
    const web = 'channel' in told && told.channel === 'web'
    const { status } = web
      ? await call('POST', '/api/submissions', { body: { id: newId(), text: '水停了', submitter: { phone } } })
      : await recorded(phone, told)
    expect(status).toBe(201)
    expect(await row(id)).toMatchObject({ state: 'waiting', submissionId: null })
  })

  test('two that are written down at once settle it once, and a repeat of one settles nothing anew', async () => {
    const { phone, id } = await missed()
    later(5)
    const bodies = [newId(), newId()].map((one) => ({ id: one, receivedAt: new Date(clock).toISOString() }))
    const answers = await Promise.all(bodies.map((one) => recorded(phone, one)))
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    const { submissionId } = await row(id)
    expect(bodies.map((one) => one.id)).toContain(submissionId)
    const again = await missed(phone)
    await Promise.all(bodies.map((one) => recorded(phone, one)))
    expect(await row(again.id)).toMatchObject({ state: 'waiting' })
  })
})

describe('the telephone system', () => {
  test.each([
    ['none', {}],
    ['another secret', { authorization: `Bearer ${MISSED_CALLS_SECRET}x` }],
    ['a part of it', { authorization: `Bearer ${MISSED_CALLS_SECRET.slice(0, -1)}` }],
    ['another scheme', { authorization: `Basic ${MISSED_CALLS_SECRET}` }],
  ])('shows its secret: %s is refused', async (_, headers) => {
    const answer = await rang(ringing(freshPhone()), headers)
    expect([answer.status, answer.body.code]).toEqual([401, 'wrong-secret'])
    expect((await list()).total).toBe(0)
  })
})

describe('who sees what', () => {
  test.each([
    ['operator', 200, 200, 200],
    ['contractOperator', 200, 200, 403],
    ['supervisor', 403, 200, 403],
    ['dispatcher', 403, 403, 403],
    ['followUpAgent', 403, 403, 403],
    ['leader', 403, 403, 403],
    ['analyst', 403, 403, 403],
    ['systemAdministrator', 403, 403, 403],
  ] as const)('%s: list %i, counts %i, telephone %i', async (role, listed, counted, told) => {
    const { id, phone } = await missed()
    const as = [role] as const
    const rows = await call('GET', '/api/missed-calls', { as })
    const counts = await call('GET', '/api/missed-calls/counts', { as })
    const shown = await call('POST', `/api/missed-calls/${id}/take`, { as })
    expect([rows.status, counts.status, shown.status]).toEqual([listed, counted, told])
    expect(JSON.stringify([rows.body, counts.body])).not.toContain(phone)
    if (counted === 200)
      expect(counts.body).toMatchObject({
        waiting: 1,
        tried: 0,
        oldestAt: new Date(clock).toISOString(),
        today: { rang: 1 },
      })
  })

  test('the telephone stands nowhere in the database, and each look at it in the log', async () => {
    const { id, phone } = await missed()
    await take(id)
    const { rows: tables } = await sql<{ name: string }>`
      select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(
      served.database.owner,
    )
    for (const { name } of tables) {
      const { rows } = await sql`select 1 from ${sql.table(name)} as t where t::text like ${`%${phone}%`}`.execute(
        served.database.owner,
      )
      expect([name, rows.length]).toEqual([name, 0])
    }
    const log = await call('GET', '/api/access-log?what=missedCall', { as: ['auditAdministrator'] })
    expect(log.body.rows[0]).toMatchObject({
      object: id,
      ok: true,
      person: { id: actor('operator').id },
      details: { rings: 1, tries: 0 },
    })
    expect(JSON.stringify(log.body)).not.toContain(phone)
  })
})

describe('two at once', () => {
  test('of many who take one call one gets it, and the others are told who has it', async () => {
    const { id, phone } = await missed()
    const headers = await Promise.all(Array.from({ length: 6 }, (_, n) => colleague(n)))
    const answers = await Promise.all(headers.map((one) => take(id, { headers: one })))
    const got = answers.filter(({ status }) => status === 200)
    expect(got.map(({ body }) => body.phone)).toEqual([phone])
    const winner = answers.findIndex(({ status }) => status === 200)
    for (const { status, body } of answers.filter((one) => one.status !== 200)) {
      expect([status, body.code]).toEqual([409, 'missed-call-taken'])
      expect(body.zh).toContain(`同事${winner}`)
      expect(JSON.stringify(body)).not.toContain(phone)
    }
    // One line for one look.
    const { rows } = await sql`select 1 from access_log where object = ${id}`.execute(served.database.owner)
    expect(rows).toHaveLength(1)
    later(15)
    expect((await take(id)).status).toBe(200)
  })

  test('many calls of one telephone at once are one row with their number', async () => {
    const phone = freshPhone()
    const sent = await Promise.all(Array.from({ length: 12 }, () => rang(ringing(phone))))
    expect(new Set(sent.map(({ body }) => body.missedCallId)).size).toBe(1)
    expect((await list()).rows).toMatchObject([{ rings: 12 }])
  })

  test('a ring and the end of its row at once lose nothing', async () => {
    for (let n = 0; n < 6; n += 1) {
      const { phone, id } = await missed()
      const [ring, ended] = await Promise.all([rang(ringing(phone)), end(id, { what: 'noNeed', reason: 'notWanted' })])
      expect([ring.status, ended.status]).toEqual([201, 200])
      const open = (await list()).rows.filter((one: { id: string }) => one.id === ring.body.missedCallId)
      expect(open.length).toBe(ring.body.missedCallId === id ? 0 : 1)
    }
  })

  const people: string[] = []
  /** Another operator, with a session of their own. */
  async function colleague(n: number): Promise<{ cookie: string }> {
    const code = (people[n] ??= newId())
    const person = { code, name: `同事${n}`, unitId: 'centre', regionCode: null }
    const grant = grantTo(person, 'operator', '159900000000')
    const validFrom = parsePlainDate('2020-01-01')
    await inTenant(served.database.app, TENANT, (tx) =>
      changeCatalogues(
        tx,
        TENANT,
        [
          { catalogue: 'person', code, row: person, validFrom },
          { catalogue: 'grant', code: grant.code, row: grant, validFrom },
        ],
        { personId: actor('securityAdministrator').id, at: new Date(clock) },
      ),
    )
    return {
      cookie: `lianxin=${await startSession(served.database.app, { tenantId: TENANT, personId: code }, new Date(clock))}`,
    }
  }
})

describe('at the end of its time', () => {
  const run = (dry = false) => eraseMissedCalls(served.database.app, TENANT, new Date(clock), { dry })
  const kept = async (id: string) => (await row(id)).phoneHash !== null

  test('a telephone that was seen to goes after 30 days, one that nobody rang back after 90', async () => {
    await run()
    const settled = await missed()
    await end(settled.id, { what: 'noNeed', reason: 'wrongNumber' })
    const waiting = await missed()
    await run()
    expect([await kept(settled.id), await kept(waiting.id)]).toEqual([true, true])
    later(31 * 24 * 60)
    expect([await run(true), await kept(settled.id)]).toEqual([1, true])
    expect(await run()).toBe(1)
    expect([await kept(settled.id), await kept(waiting.id)]).toEqual([false, true])
    expect(await row(settled.id)).toMatchObject({ sealed: Buffer.alloc(0), rings: 1, reason: 'wrongNumber' })
    later(60 * 24 * 60)
    expect(await run()).toBe(1)
    expect(await row(waiting.id)).toMatchObject({ state: 'noNeed', reason: 'tooOld', phoneHash: null, closedBy: null })
    expect((await list()).total).toBe(0)
    const log = await call('GET', '/api/access-log?what=erase', { as: ['auditAdministrator'] })
    expect(log.body.rows[0].details).toEqual({ why: 'retention', count: 1, missedCallIds: [waiting.id] })
  })

  test('it goes with who said what it became, at their wish', async () => {
    const { id, phone } = await missed()
    await take(id)
    const { id: submissionId } = await written(phone)
    await end(id, { what: 'calledBack', submissionId })
    await inTenant(served.database.app, TENANT, (tx) => erase(tx, TENANT, [submissionId], 'request', new Date(clock)))
    expect(await kept(id)).toBe(false)
  })
})
