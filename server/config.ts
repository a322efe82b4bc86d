import { resolve } from 'node:path'
import { StartFailure } from './start-failures.ts'

/** What the environment and the command line decide. Paths are absolute. */
export type Config = Readonly<{
  host: string
  port: number
  /** Everything Lianxin keeps on this machine: the embedded database, attachments, the key. */
  dataFolder: string
  /** Absent: the embedded database. Its role owns the tables and migrates. */
  databaseUrl: string | null
  /** A login of the role `lianxin_app`; absent, the owner's login takes that role on each connection. */
  databaseAppUrl: string | null
  /** The key of the identity vault; outside the database. */
  keyFile: string
  /** The prefecture the public pages speak for; null: the first that was set up. */
  publicTenant: number | null
  /** Start without the demo prefecture. */
  empty: boolean
}>

const root = resolve(import.meta.dirname, '..')

/** Reads PORT, LIANXIN_HOST, LIANXIN_DATA, LIANXIN_KEY_FILE, LIANXIN_TENANT, DATABASE_URL, DATABASE_APP_URL and `--empty`. */
export function readConfig(env: NodeJS.ProcessEnv, args: readonly string[] = []): Config {
  const dataFolder = resolve(root, env.LIANXIN_DATA || '.lianxin')
  return {
    host: env.LIANXIN_HOST || '127.0.0.1',
    port: readPort(env.PORT || '12345'),
    dataFolder,
    databaseUrl: readUrl('DATABASE_URL', env.DATABASE_URL),
    databaseAppUrl: readUrl('DATABASE_APP_URL', env.DATABASE_APP_URL),
    keyFile: resolve(root, env.LIANXIN_KEY_FILE || resolve(dataFolder, 'key')),
    publicTenant: readTenantId(env.LIANXIN_TENANT),
    empty: args.includes('--empty'),
  }
}

function readPort(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65535) return port
  throw new StartFailure('bad-setting', { name: 'PORT', expected: '0–65535' })
}

function readTenantId(text: string | undefined): number | null {
  if (!text) return null
  if (/^\d{6}$/.test(text)) return Number(text)
  throw new StartFailure('bad-setting', { name: 'LIANXIN_TENANT', expected: '六位区划代码，例如 150400 / six digits' })
}

function readUrl(name: string, text: string | undefined): string | null {
  if (!text) return null
  if (/^postgres(ql)?:\/\//.test(text)) return text
  throw wrongAddress(name)
}

/** The address of a database cannot be read. It may hold a password, so it is never repeated. */
export function wrongAddress(name: string): StartFailure {
  return new StartFailure('bad-setting', { name, expected: 'postgres://name:password@host:5432/database' })
}
