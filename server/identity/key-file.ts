import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { folderFailure } from '../db/embedded-folder.ts'
import { StartFailure } from '../start-failures.ts'
import { codeOf, flush, readKeyFile, unlinkIfThere, writeFlushed } from './key-disk.ts'
import { liveKeys, parseKeys } from './key-live.ts'
import { type Keys, newKeyFileText } from './key-text.ts'
import type { SuiteName } from './suite.ts'

export type { Keys } from './key-text.ts'

type Options = Readonly<{
  /** What a new file is made with; one that is there stays as it is. */
  suite?: SuiteName
  /** Told what is wrong with the file later on; written to standard error unless given. */
  warn?: (failure: StartFailure) => void
}>

/**
 * The keys of the identity vault from the file at `path`, mode 0600; they follow the file, see `liveKeys`. Where there is
 * none it is made, once: of two processes that start together both get the keys of one file. It is not made while identities
 * are sealed with keys that nobody has.
 *
 * @param inUse ids of the keys that identities in the database are sealed with; see `keyIdsInUse`
 * @throws StartFailure `key-file-open-to-others`, `key-file-broken`, `key-file-missing`, `key-missing`, `folder-not-writable`,
 *   `disk-full`
 */
export function loadKeys(path: string, inUse: readonly string[] = [], options: Options = {}): Keys {
  const { suite = 'international', warn = tell } = options
  let text = readKeyFile(path)
  if (text === null) {
    if (inUse.length > 0) throw new StartFailure('key-file-missing', { path })
    makeKeyFile(path, suite)
    text = readKeyFile(path)
  }
  const keys = parseKeys(path, text ?? '')
  assertKeyKnown(keys, inUse, path)
  return liveKeys(path, keys, warn)
}

/** @throws StartFailure `key-missing` when an identity in the database is sealed with a key that is not among these */
export function assertKeyKnown(keys: Keys, inUse: readonly string[], path: string): void {
  const unknown = inUse.find((id) => !keys.find(id))
  if (unknown) throw new StartFailure('key-missing', { path, key: unknown })
}

function tell({ message }: StartFailure): void {
  process.stderr.write(`${message}\n`)
}

/** Written whole and flushed under another name, then linked: a link is refused where another process was first. */
function makeKeyFile(path: string, suite: SuiteName): void {
  const folder = dirname(path)
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    try {
      writeFlushed(draft, newKeyFileText(suite))
      linkSync(draft, path)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    } finally {
      unlinkIfThere(draft)
    }
    flush(folder)
  } catch (error) {
    throw folderFailure(folder, error)
  }
}
