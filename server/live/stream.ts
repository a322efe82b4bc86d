import type { FastifyReply } from 'fastify'

/** Proxies and browsers give up on a connection that is silent for longer. */
const BEAT_MS = 20_000

/** An answer that goes on: one event after another, until either side ends it. */
export type Stream = Readonly<{
  send: (event: string, data: unknown) => void
  end: () => void
}>

/**
 * Begins a `text/event-stream`. The headers that other answers get are kept.
 *
 * @param onBeat called at every heartbeat; false ends it
 * @param onEnd called once, whoever ended it
 */
export function beginStream(reply: FastifyReply, onBeat: () => Promise<boolean>, onEnd: () => void): Stream {
  reply.hijack()
  const { raw } = reply
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value)
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  let ended = false
  const end = () => {
    if (ended) return
    ended = true
    clearInterval(beat)
    raw.end()
    onEnd()
  }
  const beat = setInterval(() => {
    raw.write(': \n\n')
    void onBeat().then(
      (goesOn) => goesOn || end(),
      () => end(),
    )
  }, BEAT_MS)
  raw.on('close', end)
  raw.on('error', end)
  return {
    send: (event, data) => {
      if (!ended) raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    },
    end,
  }
}
