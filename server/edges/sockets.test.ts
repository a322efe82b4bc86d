import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { newId } from '../new-id.ts'
import { patience } from './patience.ts'

/** The same edges, less patient. */
const quick = { ...patience, headers: 400, body: 400, file: 1500, keepAlive: 400, check: 50, connectionsOfAddress: 20 }

let app: TestApp
let port: number
beforeAll(async () => {
  app = await testApp(undefined, null, { patience: quick })
  port = Number(new URL(await app.app.listen({ host: '127.0.0.1', port: 0 })).port)
})
afterAll(() => app?.close())

/** A connection that sends what it is told and collects what comes until it is closed. */
function raw(...said: readonly string[]): { socket: Socket; ended: Promise<string>; began: number } {
  const socket = connect(port, '127.0.0.1')
  let heard = ''
  socket.setEncoding('utf8').on('data', (more: string) => {
    heard += more
  })
  const ended = new Promise<string>((resolve) => {
    socket.on('close', () => resolve(heard)).on('error', () => resolve(heard))
  })
  for (const one of said) socket.write(one)
  return { socket, ended, began: Date.now() }
}

/** Sends a byte now and then for as long as it is let. */
async function drip(socket: Socket): Promise<void> {
  while (!socket.destroyed && socket.writable) {
    socket.write('a')
    await pause(60)
  }
}

const head = (more = '') =>
  `POST /api/submissions HTTP/1.1\r\nHost: a.test\r\nContent-Type: application/json\r\n${more}`

test('headers that never end are cut off, byte by byte or not', async () => {
  for (const slowly of [true, false]) {
    const { socket, ended, began } = raw('GET /api/book HTTP/1.1\r\nHost: a.test\r\nX-A: ')
    if (slowly) void drip(socket)
    const heard = await ended
    expect(heard).toMatch(/^HTTP\/1\.1 408 /)
    expect(heard).toContain('"code":"too-slow"')
    expect(Date.now() - began).toBeLessThan(1500)
  }
})

test('a body that never ends is cut off, and nothing is stored', async () => {
  const before = await stored()
  const { socket, ended, began } = raw(head('Content-Length: 100000\r\n\r\n{"text":"'))
  void drip(socket)
  expect(await ended).toMatch(/^HTTP\/1\.1 408 /)
  expect(Date.now() - began).toBeLessThan(1500)
  expect(await stored()).toBe(before)
})

test('a file may take longer, and is cut off in the end', async () => {
  const said = (await app.call('POST', '/api/submissions', { body: { id: newId(), text: '录音' } })).body
  const url = `/api/submissions/${said.number}/attachments?code=${said.queryCode}&name=a.mp3`
  const { socket, ended, began } = raw(
    `POST ${url} HTTP/1.1\r\nHost: a.test\r\nContent-Type: audio/mpeg\r\nContent-Length: 100000\r\n\r\n`,
  )
  void drip(socket)
  expect(await ended).toMatch(/^HTTP\/1\.1 408 /)
  const took = Date.now() - began
  expect([took > 1000, took < 4000]).toEqual([true, true])
})

test('who is not signed in is told so before the body is sent', async () => {
  const { socket, ended } = raw(
    'POST /api/intake HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 200000\r\n\r\n',
  )
  socket.setTimeout(300, () => socket.destroy())
  expect(await ended).toMatch(/^HTTP\/1\.1 401 [^]*not-signed-in/)
})

test('a connection that says nothing, or nothing more, is closed', async () => {
  const silent = raw()
  const once = raw('GET /api/health HTTP/1.1\r\nHost: a.test\r\n\r\n')
  expect(await once.ended).toMatch(/^HTTP\/1\.1 200 /)
  await silent.ended
  expect(Date.now() - silent.began).toBeLessThan(4000)
})

test('headers that are too long, and what is no HTTP, are told so in our words', async () => {
  const long = await raw(`GET / HTTP/1.1\r\nHost: a.test\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`).ended
  expect(long).toMatch(/^HTTP\/1\.1 431 /)
  expect(long).toContain('"code":"too-long-a-head"')
  for (const bytes of [
    '\u0016\u0003\u0001 hello\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'GET /a b HTTP/1.1\r\nHost: a\r\n\r\n',
  ]) {
    const heard = await raw(bytes).ended
    expect(heard).toMatch(/^HTTP\/1\.1 400 /)
    expect(heard).toMatch(/"code":"bad-request"/)
    expect(heard).toContain('x-content-type-options: nosniff')
  }
})

test('two lengths, or a length and pieces, are no request: none hides behind another', async () => {
  const hidden = 'GET /api/health HTTP/1.1\r\nHost: a.test\r\n\r\n'
  for (const lengths of [
    'Content-Length: 5\r\nContent-Length: 6\r\n',
    'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n',
    'Transfer-Encoding: chunked, identity\r\n',
    'Transfer-Encoding : chunked\r\n',
  ]) {
    const heard = await raw(`${head(lengths)}\r\n0\r\n\r\n${hidden}`).ended
    expect(heard).toMatch(/^HTTP\/1\.1 400 /)
    expect(heard).not.toContain('"ok":true')
  }
})

test('more than one host, or none, is no request', async () => {
  for (const hosts of ['Host: a.test\r\nHost: b.test\r\n', '']) {
    const heard = await raw(`GET /api/health HTTP/1.1\r\n${hosts}Connection: close\r\n\r\n`).ended
    expect(heard).toMatch(/^HTTP\/1\.1 400 /)
  }
})

test('an address has so many connections and no more; when they close it has them again', async () => {
  const open = Array.from({ length: 20 }, () => raw())
  await pause(100)
  const over = raw('GET /api/health HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n')
  expect(await over.ended).toBe('')
  for (const { socket } of open) socket.destroy()
  await pause(100)
  const again = raw('GET /api/health HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n')
  expect(await again.ended).toMatch(/^HTTP\/1\.1 200 /)
})

async function stored(): Promise<number> {
  const { count } = await app.database.owner
    .selectFrom('submission')
    .select((of) => of.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}
