import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { mp3 } from '../attachment/test-files.ts'
import { newId } from '../new-id.ts'
import { patience } from './patience.ts'

let app: TestApp
let port: number
let door: string
beforeAll(async () => {
  app = await testApp(undefined, null, { patience: { ...patience, uploads: 6, uploadsOfAddress: 4 } })
  port = Number(new URL(await app.app.listen({ host: '127.0.0.1', port: 0 })).port)
  const { body } = await app.call('POST', '/api/submissions', { body: { id: newId(), text: '录音' } })
  door = `/api/submissions/${body.number}/attachments?name=a.mp3&code=${body.queryCode}`
})
afterAll(() => app?.close())

/** An upload of which only a beginning is sent; what has been answered so far, and a way to break it off. */
function begun(url: string, length = 20_000_000) {
  const socket = connect(port, '127.0.0.1')
  const heard: string[] = []
  socket.on('data', (more: Buffer) => heard.push(more.toString()))
  socket.on('error', () => {})
  socket.write(
    `POST ${url} HTTP/1.1\r\nHost: a.test\r\nContent-Type: audio/mpeg\r\nContent-Length: ${length}\r\n\r\nID3`,
  )
  return { socket, heard: () => heard.join('') }
}

const whole = (remoteAddress: string, n: number) =>
  app.app.inject({
    method: 'POST',
    url: door,
    headers: { 'content-type': 'audio/mpeg' },
    payload: mp3(n),
    remoteAddress,
  })

test('who has no code is told so before the file is sent', async () => {
  const one = begun(door.replace(/code=.*/, 'code=AAAAAAAA'))
  await expect.poll(one.heard).toMatch(/^HTTP\/1\.1 404 [^]*submission-not-found/)
  one.socket.destroy()
  const other = begun(door.replace(/&code=.*/, ''))
  await expect.poll(other.heard).toMatch(/^HTTP\/1\.1 400 [^]*bad-input[^]*"path":"code"/)
  other.socket.destroy()
})

test('a file that says it is too large is refused before it is sent', async () => {
  const one = begun(door, 21_000_000)
  await expect.poll(one.heard).toMatch(/^HTTP\/1\.1 413 /)
  one.socket.destroy()
})

test('so many at once from an address; whoever breaks off makes room again', async () => {
  const open = Array.from({ length: 4 }, () => begun(door))
  await pause(150)
  const refused = await whole('127.0.0.1', 2)
  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '10'])
  expect((await whole('203.0.113.1', 2)).statusCode).toBe(201)
  for (const { socket } of open) socket.destroy()
  await pause(150)
  expect((await whole('127.0.0.1', 3)).statusCode).toBe(201)
})

test('so many at once of all, and those that are done make room', async () => {
  const open = Array.from({ length: 4 }, () => begun(door))
  await pause(150)
  // Two places are left for all others together.
  const all = await Promise.all(Array.from({ length: 5 }, (_, n) => whole(`203.0.113.${n}`, 4 + n)))
  expect(all.filter(({ statusCode }) => statusCode === 429).length).toBe(3)
  expect((await whole('203.0.113.9', 4)).statusCode).toBe(201)
  for (const { socket } of open) socket.destroy()
})
