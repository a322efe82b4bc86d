import pg from 'pg'

/** A line that was written, as it is told between processes: ids alone. */
export type Rung = Readonly<{ tenantId: number; matterId: string; seq: number; action: string; writerId: string }>

/** Missed calls came in or were seen to: whoever rings back fetches them anew. */
export type MissedCallsRung = Readonly<{ tenantId: number; missedCalls: true }>

/** Lines as they are written, by whichever process. */
export type LineFeed = Readonly<{
  /**
   * @param onLine called with every line from now on, and with word of missed calls
   * @param onBegin called once lines are heard, and again after the connection was lost: lines may have been missed
   * @returns ends it
   */
  subscribe: (onLine: (line: Rung | MissedCallsRung) => void, onBegin: () => void) => () => void
  close: () => Promise<void>
}>

export const CHANNEL = 'lianxin_lines'
const AGAIN_MS = 1000

/** One connection that listens for everybody in this process, made when the first asks and made anew when it is lost. */
export function lineFeed(config: pg.ClientConfig): LineFeed {
  const listeners = new Set<Readonly<{ onLine: (line: Rung | MissedCallsRung) => void; onBegin: () => void }>>()
  let client: pg.Client | null = null
  let listens = false
  let closed = false
  let retry: ReturnType<typeof setTimeout> | undefined

  async function open(): Promise<void> {
    const next = new pg.Client({ ...config, keepAlive: true, application_name: 'lianxin-live' })
    client = next
    next.on('notification', ({ payload = '[]' }) => {
      for (const line of JSON.parse(payload) as readonly (Rung | MissedCallsRung)[])
        for (const { onLine } of listeners) onLine(line)
    })
    const lost = () => {
      if (client !== next) return
      client = null
      listens = false
      if (!closed) retry = setTimeout(() => void open(), AGAIN_MS)
    }
    next.on('error', lost)
    next.on('end', lost)
    try {
      await next.connect()
      await next.query(`listen ${CHANNEL}`)
      listens = true
      for (const { onBegin } of listeners) onBegin()
    } catch {
      await next.end().catch(() => {})
      lost()
    }
  }

  return {
    subscribe(onLine, onBegin) {
      const listener = { onLine, onBegin }
      listeners.add(listener)
      if (listens) onBegin()
      else if (!client && !closed && retry === undefined) void open()
      return () => listeners.delete(listener)
    },
    async close() {
      closed = true
      clearTimeout(retry)
      const last = client
      client = null
      await last?.end().catch(() => {})
    },
  }
}
