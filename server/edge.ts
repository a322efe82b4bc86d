import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clamd } from './attachment/scan.ts'
import { diskStorage } from './attachment/storage.ts'
import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import type { Deps } from './deps.ts'
import { patience } from './edges/patience.ts'
import { loadKeys } from './identity/key-file.ts'
import { keyIdsInUse } from './identity/store.ts'
import { gatherer } from './intake/gather.ts'
import { lineFeed } from './live/feed.ts'
import { newId } from './new-id.ts'
import { openMail } from './mail/open.ts'
import { openSms } from './sms/open.ts'

/**
 * What routes and commands work with, from the settings and a migrated database: the one place where the clock, ids and
 * chance come from.
 * @throws StartFailure where the key of the identity vault is missing, broken or open to others
 */
export async function makeDeps(database: Database, config: Config): Promise<Deps> {
  const db = database.app
  const keys = loadKeys(config.keyFile, await keyIdsInUse(db), { suite: config.keySuite })
  const { origin, trustProxy, limits, tiles, clamd: scannerPlace } = config
  const edge = { db, keys, now: () => new Date(), newId: () => newId(), chance: Math.random }
  return {
    ...edge,
    storage: diskStorage(join(config.dataFolder, 'attachments')),
    scanner: scannerPlace && clamd(scannerPlace),
    receiver: gatherer(edge),
    lines: lineFeed(database.client),
    publicTenant: config.publicTenant,
    edges: { origin, trustProxy, limits, patience, tiles },
    sms: openSms(config.sms),
    mail: await openMail(config.mail),
    phoneCodes: config.phoneCodes,
    missedCallsSecret: config.missedCallsSecret,
    sessions: config.sessions,
    // The library is read only where it is needed.
    signOn: config.signOn && (await import('./sign-on/provider.ts')).openProvider(config.signOn),
    version: versionOf(),
    logLevel: 'warn',
  }
}

function versionOf(): string {
  const text = readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')
  return /"version": "([^"]+)"/.exec(text)?.[1] ?? ''
}
