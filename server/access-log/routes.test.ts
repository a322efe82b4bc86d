import { beforeAll, describe, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { uid } from '../../test/make.ts'
import { TENANT } from '../../test/prefecture.ts'
import { type Role, roles } from '../../domain/access/role.ts'
import { inTenant } from '../db/tenant.ts'
import { logAccess } from './log.ts'

const now = new Date('2026-03-02T01:00:00.000Z')
const app = useApp(() => now)
const auditor = { as: ['auditAdministrator'] as const }

beforeAll(async () => {
  for (let n = 0; n < 130; n += 1) {
    await inTenant(app.deps.db, TENANT, (tx) =>
      logAccess(
        tx,
        TENANT,
        {
          what: n % 10 === 0 ? 'export' : 'reveal',
          personId: uid(100),
          role: 'unitHandler',
          unitId: 'government',
          object: `CS-${n}`,
          ok: n % 7 !== 0,
          reason: '=1+1 核实',
          address: '10.0.0.8',
        },
        new Date(now.getTime() - n * 3_600_000),
      ),
    )
  }
})

describe('the access log', () => {
  test('is read by the audit administrator alone, newest first, page by page', async () => {
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { status, body } = await app.call(
        'GET',
        `/api/access-log?limit=50${cursor ? `&cursor=${cursor}` : ''}`,
        auditor,
      )
      expect(status).toBe(200)
      seen.push(...body.rows.map((row: { seq: string }) => row.seq))
      cursor = body.next
    }
    expect(seen.length).toBeGreaterThanOrEqual(130)
    expect(seen).toEqual(seen.toSorted((a, b) => Number(b) - Number(a)))
    const staff = Object.keys(roles).filter(
      (role) => !['citizen', 'system', 'auditAdministrator'].includes(role),
    ) as Role[]
    for (const role of staff) {
      for (const path of [
        '/api/access-log',
        '/api/access-log/proof',
        '/api/exports/access-log.xlsx?purpose=季度安全检查',
      ])
        expect([role, path, (await app.call('GET', path, { as: [role] })).status]).toEqual([role, path, 403])
    }
  })

  test.each([
    ['what=export', 13],
    [`person=${uid(100)}`, 130],
    ['object=CS-7', 1],
    ['ok=false', 19],
    ['from=2026-03-02&to=2026-03-02&what=reveal', 9],
    ['unit=government&what=reveal', 117],
  ])('is asked by %s', async (query, count) => {
    const { body } = await app.call('GET', `/api/access-log?limit=200&${query}`, auditor)
    expect(body.rows).toHaveLength(count)
  })

  test('proves itself', async () => {
    expect((await app.call('GET', '/api/access-log/proof', auditor)).body).toMatchObject({ findings: [] })
  })

  test('is taken out as a workbook, for a purpose, which is a line itself', async () => {
    expect((await app.call('GET', '/api/exports/access-log.xlsx', auditor)).status).toBe(400)
    const file = await app.call('GET', '/api/exports/access-log.xlsx?purpose=季度安全检查&what=reveal', auditor)
    expect(file.status).toBe(200)
    expect(Buffer.isBuffer(file.body) && file.body.subarray(0, 2).toString()).toBe('PK')
    const { body } = await app.call('GET', '/api/access-log?limit=1', auditor)
    expect(body.rows[0]).toMatchObject({ what: 'export', reason: '季度安全检查', person: { id: uid(13) } })
  })
})
