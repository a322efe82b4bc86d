import { randomUUID } from 'node:crypto'
import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http'
import { Socket } from 'node:net'
import type { FastifyHttpOptions } from 'fastify'
import type { ErrorCode } from '../../contract/errors.ts'
import { problemOf } from '../errors.ts'
import { addressKey } from './address.ts'
import { always, answerPolicy } from './headers.ts'
import type { Patience } from './patience.ts'

/** How Fastify's server waits: whoever opens connections and says nothing, or one byte a minute, does not hold them for long. */
export function socketOptions({ headers, file, keepAlive, check, headerBytes }: Patience) {
  return {
    requestTimeout: file,
    keepAliveTimeout: keepAlive,
    http: { headersTimeout: headers, connectionsCheckingInterval: check, maxHeaderSize: headerBytes },
    clientErrorHandler: (error, socket) => endSocket(socket, byNode[error.code] ?? 'bad-request'),
  } satisfies FastifyHttpOptions<Server>
}

/** What Node finds before there is a request. */
const byNode: Readonly<Record<string, ErrorCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'too-slow',
  HPE_HEADER_OVERFLOW: 'too-long-a-head',
}

/** Tells the other side why, as far as it listens, and closes the connection. */
export function endSocket(socket: Socket, code: ErrorCode): void {
  if (socket.destroyed || !socket.writable) {
    socket.destroy()
    return
  }
  const problem = problemOf(code, {}, 'zh')
  const body = JSON.stringify(problem)
  const headers = {
    ...always,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'content-security-policy': answerPolicy,
    'cache-control': 'no-store',
    'x-request-id': randomUUID(),
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines.join('')}\r\n${body}`)
  // Whoever does not read the answer does not keep the connection either.
  setTimeout(() => socket.destroy(), 1000).unref()
}

/** Ends the connection of a request whose body is not all there after so many milliseconds. */
export function endIfSlow(request: IncomingMessage, patience: number): void {
  const over = setTimeout(() => {
    // What is injected in a test comes over no connection.
    if (!request.complete && request.socket instanceof Socket) endSocket(request.socket, 'too-slow')
  }, patience).unref()
  request.once('close', () => clearTimeout(over))
}

/** Most connections at once, of all and of one address; behind a proxy all come from its address, and it counts them itself. */
export function limitConnections(
  server: Server,
  { connections, connectionsOfAddress }: Patience,
  behindProxy: boolean,
): void {
  server.maxConnections = connections
  if (behindProxy) return
  const open = new Map<string, number>()
  server.on('connection', (socket) => {
    const address = addressKey(socket.remoteAddress ?? '')
    const count = (open.get(address) ?? 0) + 1
    open.set(address, count)
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1
      if (left > 0) open.set(address, left)
      else open.delete(address)
    })
    if (count > connectionsOfAddress) socket.destroy()
  })
}
