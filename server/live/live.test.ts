import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { type Dispatched, dispatched } from '../../test/dispatched.ts'
import { newId } from '../new-id.ts'
import type { Role } from '../../domain/access/role.ts'

const app = useApp()
let url = ''
let matter: Dispatched
beforeAll(async () => {
  url = await app.app.listen({ host: '127.0.0.1', port: 0 })
  matter = await dispatched(app)
})
const open: AbortController[] = []
afterAll(() => open.forEach((one) => one.abort()))

type Event = Readonly<{ event: string; data: Record<string, unknown> }>

/** Listens as a person of a role; `next` waits for the next event of a name. */
async function listening(role: Role, unitId?: string) {
  const stop = new AbortController()
  open.push(stop)
  const headers = { ...(await app.cookieOf(role, unitId)), 'sec-fetch-site': 'same-origin' }
  const answer = await fetch(`${url}/api/events`, { headers, signal: stop.signal })
  const heard: Event[] = []
  const waiting: (() => void)[] = []
  const reading = (async () => {
    let text = ''
    for await (const piece of answer.body!.pipeThrough(new TextDecoderStream())) {
      text += piece
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? []
        if (event && data) heard.push({ event, data: JSON.parse(data) as Event['data'] })
      }
      waiting.splice(0).forEach((wake) => wake())
    }
  })().catch(() => {})
  const next = async (event: string): Promise<Event['data']> => {
    for (;;) {
      const at = heard.findIndex((one) => one.event === event)
      if (at >= 0) return heard.splice(at, 1)[0]!.data
      await new Promise<void>((wake) => waiting.push(wake))
    }
  }
  return { answer, heard, next, reading, stop }
}

test('whoever may see a matter hears of each line at once, by its ids alone; whoever may not hears nothing', async () => {
  const [dispatcher, unit, other] = await Promise.all([
    listening('dispatcher'),
    listening('unitHandler', 'housing'),
    listening('unitHandler', 'roads'),
  ])
  expect(dispatcher.answer.headers.get('content-type')).toContain('text/event-stream')
  expect(dispatcher.answer.headers.get('x-content-type-options')).toBe('nosniff')
  await Promise.all([dispatcher.next('begin'), unit.next('begin'), other.next('begin')])
  const { matterId } = matter
  await matter.act(['unitHandler', 'housing'], 'claim', { orderId: await matter.orderOf('housing') })
  const heard = await dispatcher.next('line')
  expect(Object.keys(heard).toSorted()).toEqual(['action', 'byMe', 'matterId', 'seq'])
  expect(heard).toMatchObject({ matterId, action: 'claim', byMe: false })
  expect(await unit.next('line')).toMatchObject({ matterId, action: 'claim', byMe: true })
  expect(other.heard.filter(({ event }) => event === 'line')).toEqual([])
})

test('who rings back hears that a missed call came in, and nothing of it; others do not', async () => {
  const [operator, dispatcher] = await Promise.all([listening('operator'), listening('dispatcher')])
  await Promise.all([operator.next('begin'), dispatcher.next('begin')])
  const body = { id: newId(), phone: '13900000009' }
  expect((await app.call('POST', '/api/missed-calls/noted', { as: ['operator'], body })).status).toBe(201)
  expect(await operator.next('missedCalls')).toEqual({})
  expect(dispatcher.heard.filter(({ event }) => event === 'missedCalls')).toEqual([])
})

test('a connection that is lost is made again, and everybody is told that something may have been missed', async () => {
  const one = await listening('dispatcher')
  await one.next('begin')
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'lianxin-live'
    and datname = current_database()`.execute(app.database.owner)
  await one.next('begin')
  await matter.act(['unitHandler', 'housing'], 'contact', {
    orderId: await matter.orderOf('housing'),
    way: 'phone',
    contactedAt: new Date().toISOString(),
  })
  expect(await one.next('line')).toMatchObject({ action: 'contact' })
})

test('one person has so many windows; the oldest ends', async () => {
  const streams = []
  for (let n = 0; n < 7; n += 1) streams.push(await listening('analyst'))
  await streams[0]!.reading
  await streams[6]!.next('begin')
})

test('who is not signed in hears nothing', async () => {
  expect((await app.call('GET', '/api/events')).body.code).toBe('not-signed-in')
})
