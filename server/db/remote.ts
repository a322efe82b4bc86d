import { Client, type ClientConfig } from 'pg'
import { wrongAddress } from '../config.ts'
import { StartFailure } from '../start-failures.ts'

const OLDEST = 15

/**
 * Makes sure that a database named by a setting answers, is new enough and speaks UTF8.
 * @throws StartFailure `database-unreachable`, `database-refused`, `database-too-old`, `database-not-utf8`
 */
export async function checkServer(settings: ClientConfig, setting: string): Promise<void> {
  const client = makeClient(settings, setting)
  const address = `${client.host}:${client.port}/${client.database ?? ''}`
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string; encoding: string }>(
      `select current_setting('server_version') as version, current_setting('server_encoding') as encoding`,
    )
    const { version = '', encoding = '' } = rows[0] ?? {}
    if (Number.parseInt(version, 10) < OLDEST) throw new StartFailure('database-too-old', { address, found: version })
    if (encoding !== 'UTF8') throw new StartFailure('database-not-utf8', { address, found: encoding })
  } catch (error) {
    throw error instanceof StartFailure ? error : failureOf(error, { setting, address })
  } finally {
    await client.end().catch(() => {})
  }
}

/** The driver reads the address, and complains of one it cannot read. */
function makeClient(settings: ClientConfig, setting: string): Client {
  try {
    const client = new Client(settings)
    // A connection that breaks is noticed by the query that is sent over it.
    client.on('error', () => {})
    return client
  } catch {
    throw wrongAddress(setting)
  }
}

/** Class 28 is authorisation, 3D000 and 42501 a database that is not there or not ours. No message names a password. */
function failureOf(error: unknown, names: Readonly<{ setting: string; address: string }>): StartFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const said = error instanceof Error ? error.message : String(error)
  const reason = [code, said].filter(Boolean).join(' ')
  const refused = /^28|^3D000$|^42501$/.test(code) || /password|SASL/i.test(said)
  return new StartFailure(refused ? 'database-refused' : 'database-unreachable', { ...names, reason })
}
