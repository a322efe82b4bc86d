import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** What a provider was sent. */
export type Sent = Readonly<{ url: string; headers: IncomingHttpHeaders; body: any }> // eslint-disable-line

/** A provider on this machine that answers as a test says, and remembers what it was sent. */
export type Provider = Readonly<{
  url: string
  sent: Sent[]
  /** How the next messages are answered, one after the other; 200 when there are no more. */
  answer: (...how: readonly How[]) => void
  close: () => Promise<void>
}>

type How = (reply: ServerResponse, request: IncomingMessage) => void

export async function startProvider(): Promise<Provider> {
  const sent: Sent[] = []
  const next: How[] = []
  const take = async (request: IncomingMessage, reply: ServerResponse) => {
    const body = await text(request)
    sent.push({ url: request.url ?? '', headers: request.headers, body: body === '' ? null : JSON.parse(body) })
    const how = next.shift() ?? ((taken) => void taken.end('{"code":0}'))
    how(reply, request)
  }
  const server = createServer((request, reply) => void take(request, reply))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`,
    sent,
    answer: (...how) => void next.splice(0, next.length, ...how),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Answers with a status and a body. */
export const says =
  (status: number, body = '', headers: Readonly<Record<string, string>> = {}): How =>
  (reply) =>
    void reply.writeHead(status, headers).end(body)

/** Never answers. */
export const isSilent: How = () => {}

/** Begins to answer and never ends. */
export const dribbles: How = (reply) => void reply.writeHead(200).write('{"code":')

/** Hangs up. */
export const hangsUp: How = (_reply, request) => void request.socket.destroy()
