import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClientConfig } from 'pg'

/** Stands between a client and the database and counts how often the client waited for an answer. */
export type Counter = Readonly<{ client: ClientConfig; count(): number; close(): void }>

/** Each answer of PostgreSQL ends with ReadyForQuery: one byte Z, a length of 5, and the state. */
export function countRoundTrips(client: ClientConfig): Counter {
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-count-'))
  let count = 0
  const server: Server = createServer((near) => {
    const far = connect(join(String(client.host), `.s.PGSQL.${client.port}`))
    near.pipe(far)
    far.pipe(near)
    let rest = Buffer.alloc(0)
    far.on('data', (more: Buffer) => {
      rest = Buffer.concat([rest, more])
      while (rest.length >= 5 && rest.length >= 1 + rest.readUInt32BE(1)) {
        if (rest[0] === 0x5a) count += 1
        rest = rest.subarray(1 + rest.readUInt32BE(1))
      }
    })
    for (const end of [near, far]) end.on('error', () => {})
  }).listen(join(folder, '.s.PGSQL.5432'))
  return {
    client: { ...client, host: folder, port: 5432 },
    count: () => count,
    close() {
      server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
