import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { AppError } from '../errors.ts'
import { clamd } from './scan.ts'

/** The test file of the antivirus makers (eicar.org), put together here so that no scanner minds this file. */
const virus = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-')

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A server that speaks clamd's INSTREAM, on a port or a path. */
async function scanner(answerTo: (file: Buffer) => string | null, path?: string) {
  const open = new Set<Socket>()
  const server: Server = createServer((socket) => {
    open.add(socket)
    let come = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (more: Buffer) => {
      come = Buffer.concat([come, more])
      const file = fileOf(come)
      const answer = file && answerTo(file)
      if (answer) socket.end(`${answer}\0`)
    })
  })
  await new Promise<void>((resolve) => server.listen(path ? { path } : { host: '127.0.0.1', port: 0 }, resolve))
  closing.push(() => {
    for (const socket of open) socket.destroy()
    return new Promise((resolve) => server.close(resolve))
  })
  const address = server.address()
  return typeof address === 'object' && address ? { host: '127.0.0.1', port: address.port } : { path: path ?? '' }
}

/** The file in what came, once it is whole: pieces with their length in front, the last of no length. */
function fileOf(come: Buffer): Buffer | null {
  const command = 'zINSTREAM\0'
  if (!come.subarray(0, command.length).equals(Buffer.from(command))) return null
  const pieces: Buffer[] = []
  for (let at = command.length; at + 4 <= come.length; ) {
    const length = come.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(come.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}

const honest = (file: Buffer) => (file.includes(virus) ? 'stream: Win.Test.EICAR_HDB-1 FOUND' : 'stream: OK')
const code = async (scan: Promise<void>) =>
  scan.then(
    () => 'passed',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )

test('a file without a virus passes, one with a virus does not, however long it is', async () => {
  const scan = clamd(await scanner(honest))
  for (const size of [0, 1, 65_536, 65_537, 3_000_000]) {
    expect([size, await code(scan(Buffer.alloc(size, 'a')))]).toEqual([size, 'passed'])
    const infected = Buffer.concat([Buffer.alloc(size, 'a'), Buffer.from(virus)])
    expect([size, await code(scan(infected))]).toEqual([size, 'attachment-infected'])
  }
})

test('over a socket in the file system', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-clamd-'))
  closing.push(async () => rmSync(folder, { recursive: true, force: true }))
  const scan = clamd(await scanner(honest, join(folder, 'clamd.sock')))
  expect([await code(scan(Buffer.from('a'))), await code(scan(Buffer.from(virus)))]).toEqual([
    'passed',
    'attachment-infected',
  ])
})

test.each([
  ['refuses the size', 'INSTREAM size limit exceeded. ERROR'],
  ['has an error', 'stream: Can’t allocate memory ERROR'],
  ['says something else', 'UNKNOWN COMMAND'],
  ['says OK of something else', 'OK'],
  ['says OK and more', 'stream: OK FOUND?'],
  ['says nothing', ''],
])('a scanner that %s lets nothing pass', async (_what, answer) => {
  const scan = clamd(await scanner(() => answer || null), 300)
  expect(await code(scan(Buffer.from('a')))).toBe('scanner-unavailable')
})

test('a scanner that is not there, or hangs up, lets nothing pass', async () => {
  expect(await code(clamd({ host: '127.0.0.1', port: 1 })(Buffer.from('a')))).toBe('scanner-unavailable')
  expect(await code(clamd({ path: '/nowhere/clamd.sock' })(Buffer.from('a')))).toBe('scanner-unavailable')
  const server = createServer((socket) => socket.destroy())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => server.close(resolve)))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  expect(await code(clamd({ host: '127.0.0.1', port })(Buffer.alloc(5_000_000)))).toBe('scanner-unavailable')
})
