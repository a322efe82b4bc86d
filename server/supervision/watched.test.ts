import { expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { dispatched } from '../../test/dispatched.ts'

let now = new Date('2026-02-02T01:00:00.000Z')
const app = useApp(() => now)

const lacking = async () =>
  (await app.call('GET', '/api/supervision/watched', { as: ['supervisor'] })).body.rows as readonly {
    id: string
    progress: unknown
  }[]

test('a watched matter asks for progress each quarter; the public reads when, how far and what was written for it, never the record', async () => {
  const one = await dispatched(app, { to: { leadUnitId: 'housing', track: 'watched' } })
  const plain = await dispatched(app)
  expect(await lacking()).toEqual([])
  const look = async () =>
    (await app.call('GET', `/api/submissions/${one.number}?code=${one.queryCode}`)).body as Record<string, unknown>
  expect(await look()).toMatchObject({ progress: null })

  now = new Date('2026-04-01T01:00:00.000Z')
  expect((await lacking()).map(({ id, progress }) => [id, progress])).toEqual([[one.matterId, null]])
  const orderId = await one.orderOf('housing')
  await one.act(['unitHandler', 'housing'], 'claim', { orderId })
  const text = '已和张三丰谈过，电话13800000000'
  const publicText = '勘察已完成，住户王五家门前的管沟先挖，下一步招标'
  await one.act(['unitHandler', 'housing'], 'progress', { text, publicText, percent: 40 })
  expect(await lacking()).toEqual([])

  const told = {
    at: '2026-04-01T01:00:00.000Z',
    percent: 40,
    text: '勘察已完成，住户〔姓名〕家门前的管沟先挖，下一步招标',
  }
  const standing = await look()
  expect(standing).toMatchObject({ progress: told })
  const { rows } = (await app.call('GET', '/api/book/matters')).body
  const row = (number: string) => rows.find((found: { number: string }) => found.number === number)
  expect(row(one.number)).toMatchObject({ progress: told })
  expect(row(plain.number)).toMatchObject({ progress: null })
  expect(JSON.stringify([standing, rows])).not.toMatch(/张三丰|13800000000|王五/)

  now = new Date('2026-07-02T01:00:00.000Z')
  expect((await lacking()).map(({ progress }) => progress)).toEqual([{ at: told.at, percent: 40 }])
  expect((await app.call('GET', '/api/supervision/watched', { as: ['unitLeader', 'housing'] })).status).toBe(403)
})
