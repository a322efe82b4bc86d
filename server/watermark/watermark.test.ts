import { expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { uid } from '../../test/make.ts'

const now = new Date('2026-03-20T02:00:00.000Z')
const app = useApp(() => now)

test('a watermark names its viewer, and its mark leads to a line of the access log', async () => {
  const { status, body } = await app.call('GET', '/api/watermark', { as: ['unitHandler', 'roads'] })
  expect([status, body]).toEqual([
    200,
    {
      prefecture: '测试盟',
      unit: '交通局',
      name: '交通局承办人',
      at: now.toISOString(),
      mark: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/),
    },
  ])
  const lines = await app.database.owner.selectFrom('accessLog').selectAll().where('object', '=', body.mark).execute()
  expect(lines).toMatchObject([{ what: 'watermark', personId: uid(106), unitId: 'roads', ok: true }])
})

test('each has a mark of its own, and nobody has one who is not signed in', async () => {
  const marks = new Set<string>()
  for (let n = 0; n < 20; n += 1) marks.add((await app.call('GET', '/api/watermark', { as: ['dispatcher'] })).body.mark)
  expect(marks.size).toBe(20)
  expect((await app.call('GET', '/api/watermark')).status).toBe(401)
})
