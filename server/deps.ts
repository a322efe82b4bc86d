import type { Db } from './db/database.ts'
import type { Keys } from './identity/key-file.ts'
import type { Receiver } from './intake/gather.ts'
import type { Storage } from './attachment/storage.ts'

/** What routes and commands work with, handed in once at the edge. */
export type Deps = Readonly<{
  db: Db
  keys: Keys
  storage: Storage
  receiver: Receiver
  /** The prefecture the public pages speak for; null: the first that was set up. */
  publicTenant: number | null
  now: () => Date
  newId: () => string
  chance: () => number
  version: string
  logLevel: 'silent' | 'error' | 'warn' | 'info'
}>
