import { describe, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { type Dispatched, dispatched } from '../../test/dispatched.ts'
import { inTenant } from '../db/tenant.ts'
import { TENANT } from '../../test/prefecture.ts'
import { textsOfDocx } from '../../test/docx.ts'
import { strike } from './strike.ts'

let now = new Date('2026-03-02T01:00:00.000Z')
const app = useApp(() => now)

/** Dispatched to the housing bureau on a Monday at 9:00, and left there until the notice of the day after the limit. */
async function pressed(said: object = {}): Promise<Dispatched & { document: string }> {
  now = new Date('2026-03-02T01:00:00.000Z')
  const told = await dispatched(app, { said: { text: '家里暖气不热，电话13800000000。', ...said } })
  now = new Date('2026-03-10T01:00:00.000Z')
  await strike(app.deps, TENANT, ({ why }) => {
    throw why
  })
  const { body } = await app.call('GET', `/api/matters/${told.matterId}`, { as: ['supervisor'] })
  expect(body.matter.documents).toHaveLength(1)
  return { ...told, document: body.matter.documents[0].number as string }
}

const paperOf = ({ matterId, document }: { matterId: string; document: string }, as: Parameters<typeof app.call>[2]) =>
  app.call('GET', `/api/matters/${matterId}/documents/${encodeURIComponent(document)}`, as)

describe('督办单', () => {
  test('says what is pressed, what was promised and by when to reply, in the order of an official paper', async () => {
    const one = await pressed()
    const { status, body, headers } = await paperOf(one, { as: ['supervisor'] })
    expect(status).toBe(200)
    expect(headers['content-type']).toContain('wordprocessingml')
    const texts = await textsOfDocx(body as Buffer)
    expect(texts.body).toContain(`${one.document}号`)
    expect(texts.body).toContain('住建局：')
    expect(texts.body).toContain(
      '2026年3月2日9时00分派单，承诺时限5个工作日，自2026年3月3日0时00分起计，应于2026年3月9日17时30分前办结。',
    )
    expect(texts.body).toContain('该工单已超过承诺时限，至今没有答复。')
    expect(texts.body).toContain('请于2026年3月12日前将办理情况、责任人和下一步措施通过平台书面回复。')
    expect(texts.body.slice(-4)).toEqual(['热线中心', '2026年3月10日', '抄送：盟行署。', '热线中心2026年3月10日印发'])
    expect(texts.header).toMatch(/^测试盟 · 热线中心 · 督办员 · 2026-03-10 09:00 · [0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect(JSON.stringify(texts)).not.toContain('13800000000')
  })

  test.each([
    ['the unit it is addressed to', ['unitLeader', 'housing'], 200],
    ['its handler', ['unitHandler', 'housing'], 200],
    ['another unit, which has no such matter', ['unitLeader', 'roads'], 404],
    ['a dispatcher, who sees the matter and does not supervise', ['dispatcher'], 403],
    ['a leader, below L4', ['leader'], 403],
    ['a follow-up agent', ['followUpAgent'], 403],
    ['an administrator', ['systemAdministrator'], 404],
  ] as const)('%s: %s', async (_, as, verdict) => {
    const one = await pressed()
    expect((await paperOf(one, { as })).status).toBe(verdict)
  })

  test('that there is not is told as that', async () => {
    const one = await pressed()
    const { status, body } = await paperOf({ ...one, document: 'X-督9' }, { as: ['supervisor'] })
    expect([status, body.code]).toEqual([422, 'no-such-document'])
  })

  test('leaves a line in the access log under the mark that stands on it', async () => {
    const one = await pressed()
    const { body } = await paperOf(one, { as: ['unitLeader', 'housing'] })
    const { header } = await textsOfDocx(body as Buffer)
    const line = await inTenant(app.deps.db, TENANT, (tx) =>
      tx
        .selectFrom('accessLog')
        .selectAll()
        .where('tenantId', '=', TENANT)
        .where('what', '=', 'print')
        .orderBy('seq', 'desc')
        .executeTakeFirstOrThrow(),
    )
    expect(header.endsWith(line.object ?? '?')).toBe(true)
    expect(line).toMatchObject({
      role: 'unitHandler',
      unitId: 'housing',
      details: { document: one.document, matterId: one.matterId },
    })
  })
})
