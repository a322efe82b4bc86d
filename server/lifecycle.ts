import { createServer } from 'node:net'
import type { Config } from './config.ts'
import { connect } from './db/connect.ts'
import type { Database } from './db/database.ts'
import { migrate } from './db/migrate.ts'
import { onInterrupt } from './interrupt.ts'
import { StartFailure } from './start-failures.ts'

/** What is served: Fastify fulfils it. `listen` answers with the address. */
export type Web = Readonly<{
  listen(where: { host: string; port: number }): Promise<string>
  close(): Promise<unknown>
}>

export type Say = (zh: string, en: string) => void

/** Makes what is served; called with a migrated database before anybody can reach the port. */
export type MakeWeb = (database: Database, config: Config) => Promise<Web>

/**
 * The life of the server: database, migrations, port; then until somebody ends it; then the same way back.
 * @returns the exit code, when everything is closed
 * @throws StartFailure where it does not come up; whatever was open is closed by then
 */
export async function serveUntilStopped(config: Config, makeWeb: MakeWeb, say: Say): Promise<number> {
  const ending = Promise.withResolvers<StartFailure | null>()
  onInterrupt(
    () => ending.resolve(null),
    () => process.exit(130),
  )
  const database = await connect(config, { kind: 'server', say, onEnded: ending.resolve })
  let web: Web | null = null
  try {
    await checkPort(config)
    const ran = await migrate(database.owner())
    if (ran.length > 0) say(`数据库结构已就绪（${ran.length} 步）。`, `The tables are ready (${ran.length} steps).`)
    const made = makeWeb(database, config)
    web = await Promise.race([made, ending.promise.then(() => null)])
    if (!web) {
      // Stopped while the first life was being set up: what it still writes is refused with the connection.
      made.then((late) => late.close()).catch(() => {})
      return await told(ending.promise, say)
    }
    const address = await listen(web, config)
    say(`连心已启动：${address}（按 Ctrl-C 停止）`, `Lianxin is ready: ${address} (Ctrl-C stops it)`)
    return await told(ending.promise, say)
  } finally {
    await web?.close()
    await database.close()
  }
}

/** Waits for the end and says that it has come. @throws the failure, where it was not asked for */
async function told(ending: Promise<StartFailure | null>, say: Say): Promise<number> {
  const failure = await ending
  if (failure) throw failure
  say('正在停止……', 'Stopping …')
  return 0
}

async function listen(web: Web, { host, port }: Config): Promise<string> {
  try {
    return await web.listen({ host, port })
  } catch (error) {
    throw portFailure(error, { host, port })
  }
}

/** Finds out that the port is taken before the first start makes a demo prefecture for nothing. */
function checkPort({ host, port }: Config): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const probe = createServer()
  probe.on('error', (error) => reject(portFailure(error, { host, port })))
  probe.listen({ host, port }, () => probe.close(() => resolve()))
  return promise
}

function portFailure(error: unknown, { host, port }: Pick<Config, 'host' | 'port'>): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE') return new StartFailure('port-in-use', { port, other: port < 65535 ? port + 1 : 12345 })
  if (code === 'EACCES') return new StartFailure('port-not-allowed', { host, port })
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartFailure('bad-setting', {
      name: 'LIANXIN_HOST',
      expected: `本机的地址 / an address of this machine`,
    })
  }
  return error
}
