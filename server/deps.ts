import type { Db } from './db/database.ts'
import type { Edges } from './edges/edges.ts'
import type { Keys } from './identity/key-file.ts'
import type { Receiver } from './intake/gather.ts'
import type { LineFeed } from './live/feed.ts'
import type { Scanner } from './attachment/scan.ts'
import type { Storage } from './attachment/storage.ts'
import type { SignOnProvider } from './sign-on/provider.ts'
import type { SessionRules } from './people/session-rules.ts'
import type { Mail } from './mail/mail.ts'
import type { Sms } from './sms/sms.ts'

/** What routes and commands work with, handed in once at the edge. */
export type Deps = Readonly<{
  db: Db
  keys: Keys
  storage: Storage
  /** Looks through what is uploaded; null where none is set up. */
  scanner: Scanner | null
  receiver: Receiver
  /** Lines of the ledger as they are written, by whichever process. */
  lines: LineFeed
  /** The prefecture the public pages speak for; null: the first that was set up. */
  publicTenant: number | null
  edges: Edges
  /** Null where no provider is set up. */
  sms: Sms | null
  /** Null where no mail server is set up. */
  mail: Mail | null
  /** Codes by telephone in the whole prefecture, at most so many a minute; null: there are none. */
  phoneCodes: number | null
  /** What the telephone system shows to tell of missed calls; null: it cannot. */
  missedCallsSecret: string | null
  sessions: SessionRules
  /** The identity provider of the staff; null where there is none. */
  signOn: SignOnProvider | null
  now: () => Date
  newId: () => string
  chance: () => number
  version: string
  logLevel: 'silent' | 'error' | 'warn' | 'info'
}>
