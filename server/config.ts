import { resolve } from 'node:path'
import { inspect } from 'node:util'
import type { ScannerPlace } from './attachment/scan.ts'
import { isNetworks } from './edges/address.ts'
import { type Limits, limits, readLimits } from './edges/limits.ts'
import { readSecret } from './edges/secret.ts'
import { readTiles, type Tiles } from './edges/tiles.ts'
import { type SuiteName, suites } from './identity/suite.ts'
import { readMissedCallsSecret } from './missed-call/secret.ts'
import { readSessionRules, type SessionRules } from './people/session-rules.ts'
import { readSignOnSettings, type SignOnSettings } from './sign-on/settings.ts'
import { type MailSettings, readMailSettings } from './mail/settings.ts'
import { readSmsSettings, type SmsSettings } from './sms/settings.ts'
import { StartFailure } from './start-failures.ts'

/** What the environment and the command line decide. Paths are absolute. Printed or serialised, it keeps its secrets to itself. */
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
  /** What a new key file is made with; one that is there stays as it is. */
  keySuite: SuiteName
  /** The prefecture the public pages speak for; null: the first that was set up. */
  publicTenant: number | null
  /** Start without the demo prefecture. */
  empty: boolean
  /** The address under which the site is reached, without a path; null: whatever it is asked under. */
  origin: string | null
  /** Reverse proxies whose X-Forwarded-For is believed, by address and network; null: nobody's is. */
  trustProxy: string | null
  /** Null: nothing is limited. */
  limits: Limits | null
  /** Pictures beneath the map; null: the map is drawn from the prefecture's outlines alone. */
  tiles: Tiles | null
  /** The virus scanner; null where there is none. */
  clamd: ScannerPlace | null
  /** Who sends short messages. */
  sms: SmsSettings
  /** Who sends e-mail. */
  mail: MailSettings
  /** Codes by telephone in the whole prefecture, at most so many a minute; null: there are none. */
  phoneCodes: number | null
  /** What the telephone system shows to tell of missed calls; null: it cannot. */
  missedCallsSecret: string | null
  sessions: SessionRules
  /** Single sign-on; null: there is none. */
  signOn: SignOnSettings | null
}>

const root = resolve(import.meta.dirname, '..')

/** Settings that hold a password. */
const secrets: ReadonlySet<string> = new Set<keyof Config>([
  'databaseUrl',
  'databaseAppUrl',
  'sms',
  'mail',
  'missedCallsSecret',
  'signOn',
])

/**
 * Reads PORT, LIANXIN_HOST, LIANXIN_DATA, LIANXIN_KEY_FILE, LIANXIN_KEY_SUITE, LIANXIN_TENANT, LIANXIN_ORIGIN, LIANXIN_TRUST_PROXY, LIANXIN_LIMITS, LIANXIN_TILES, LIANXIN_TILES_CREDIT,
 * LIANXIN_CLAMD, LIANXIN_SMS_…, LIANXIN_SMTP_…, LIANXIN_PHONE_CODES, LIANXIN_MISSED_CALLS_SECRET, LIANXIN_IDLE_MINUTES, LIANXIN_PASSWORD_DAYS, LIANXIN_OIDC_…, DATABASE_URL and DATABASE_APP_URL (or the files DATABASE_URL_FILE and DATABASE_APP_URL_FILE name) and `--empty`.
 *
 * @throws StartFailure `bad-setting`, `secret-file-open-to-others`, `secret-file-unreadable`
 */
export function readConfig(env: NodeJS.ProcessEnv, args: readonly string[] = []): Config {
  const dataFolder = resolve(root, env.LIANXIN_DATA || '.lianxin')
  const databaseUrl = readUrl('DATABASE_URL', readSecret(env, 'DATABASE_URL'))
  return discreet({
    host: env.LIANXIN_HOST || '127.0.0.1',
    port: readPort(env.PORT || '12345'),
    dataFolder,
    databaseUrl,
    databaseAppUrl: readUrl('DATABASE_APP_URL', readSecret(env, 'DATABASE_APP_URL')),
    keyFile: resolve(root, env.LIANXIN_KEY_FILE || resolve(dataFolder, 'key')),
    keySuite: readSuite(env.LIANXIN_KEY_SUITE || 'international'),
    publicTenant: readTenantId(env.LIANXIN_TENANT),
    empty: args.includes('--empty'),
    origin: readOrigin(env.LIANXIN_ORIGIN),
    trustProxy: readNetworks(env.LIANXIN_TRUST_PROXY),
    limits: readLimitsSetting(env.LIANXIN_LIMITS),
    tiles: readTilesSetting(env.LIANXIN_TILES, env.LIANXIN_TILES_CREDIT),
    clamd: readClamd(env.LIANXIN_CLAMD),
    sms: readSmsSettings(env, { root, dataFolder, embedded: databaseUrl === null }),
    mail: readMailSettings(env, { root, dataFolder, embedded: databaseUrl === null }),
    phoneCodes: readPhoneCodes(env.LIANXIN_PHONE_CODES || '20'),
    missedCallsSecret: readMissedCallsSecret(env),
    sessions: readSessionRules(env),
    signOn: readSignOnSettings(env),
  })
}

/** The same settings, whose secrets do not show where the whole is printed or turned into JSON. */
function discreet(config: Config): Config {
  const shown = () =>
    Object.fromEntries(Object.entries(config).map(([name, value]) => [name, secrets.has(name) && value ? '…' : value]))
  return Object.defineProperties({ ...config }, { toJSON: { value: shown }, [inspect.custom]: { value: shown } })
}

function readPort(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65535) return port
  throw badSetting('PORT', '0–65535')
}

function readTenantId(text: string | undefined): number | null {
  if (!text) return null
  if (/^\d{6}$/.test(text)) return Number(text)
  throw badSetting('LIANXIN_TENANT', '六位区划代码，例如 150400 / six digits')
}

function readSuite(text: string): SuiteName {
  if (Object.hasOwn(suites, text)) return text as SuiteName
  throw badSetting('LIANXIN_KEY_SUITE', 'international（AES-256、SHA-256）或 or sm（国密 SM4、SM3）')
}

function readOrigin(text: string | undefined): string | null {
  if (!text) return null
  const { origin, href } = URL.parse(text) ?? {}
  // Whatever else an address can have, a path or a password, makes the two differ.
  if (origin && /^https?:/.test(origin) && href === `${origin}/`) return origin
  throw badSetting('LIANXIN_ORIGIN', 'https://12345.example.gov.cn（没有路径 / without a path）')
}

function readNetworks(text: string | undefined): string | null {
  if (!text) return null
  if (isNetworks(text)) return text
  throw badSetting(
    'LIANXIN_TRUST_PROXY',
    '反向代理的地址或网段 / addresses or networks of the proxies: 10.0.0.5, 10.1.0.0/16',
  )
}

function readLimitsSetting(text: string | undefined): Limits | null {
  if (!text) return limits
  try {
    return readLimits(text)
  } catch {
    throw badSetting('LIANXIN_LIMITS', `submit=40/10m,400/1d lookUp=60/10m（${Object.keys(limits).join(' ')}）/ off`)
  }
}

function readTilesSetting(url: string | undefined, credit: string | undefined): Tiles | null {
  try {
    return readTiles(url, credit)
  } catch {
    throw badSetting('LIANXIN_TILES', 'https://tiles.example.gov.cn/{z}/{x}/{y}.png')
  }
}

function readClamd(text: string | undefined): ScannerPlace | null {
  if (!text) return null
  if (text.startsWith('/')) return { path: text }
  const [, host, port] = /^(?:tcp:\/\/)?\[?([\w.:-]+?)\]?:(\d{1,5})$/.exec(text) ?? []
  if (host && Number(port) > 0 && Number(port) <= 65535) return { host, port: Number(port) }
  throw badSetting('LIANXIN_CLAMD', '127.0.0.1:3310 或 / or /run/clamav/clamd.sock')
}

function readPhoneCodes(text: string): number | null {
  if (text === 'off') return null
  if (/^\d{1,4}$/.test(text) && Number(text) > 0) return Number(text)
  throw badSetting('LIANXIN_PHONE_CODES', '每分钟最多几条，例如 20；不开通写 off / at most so many a minute, or off')
}

function readUrl(name: string, text: string | null): string | null {
  if (!text) return null
  if (/^postgres(ql)?:\/\//.test(text)) return text
  throw wrongAddress(name)
}

/** The address of a database cannot be read. It may hold a password, so it is never repeated. */
export function wrongAddress(name: string): StartFailure {
  return badSetting(name, 'postgres://name:password@host:5432/database')
}

function badSetting(name: string, expected: string): StartFailure {
  return new StartFailure('bad-setting', { name, expected })
}
