import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { folderFailure } from '../db/embedded-folder.ts'
import { StartFailure } from '../start-failures.ts'
import { type Keys, newKeyText, readKeyText } from './key-text.ts'

export type { Keys } from './key-text.ts'

/**
 * The keys of the identity vault from the file at `path`, mode 0600. Where there is none it is made, once: of two processes
 * that start together both get the keys of one file. It is not made while identities are sealed with keys that nobody has.
 *
 * @param inUse ids of the keys that identities in the database are sealed with; see `keyIdsInUse`
 * @throws StartFailure `key-file-open-to-others`, `key-file-broken`, `key-file-missing`, `key-missing`, `folder-not-writable`,
 *   `disk-full`
 */
export function loadKeys(path: string, inUse: readonly string[] = []): Keys {
  let text = readKeyFile(path)
  if (text === null) {
    if (inUse.length > 0) throw new StartFailure('key-file-missing', { path })
    makeKeyFile(path)
    text = readKeyFile(path)
  }
  const keys = parsed(path, text ?? '')
  assertKeyKnown(keys, inUse, path)
  return keys
}

/** @throws StartFailure `key-missing` when an identity in the database is sealed with a key that is not among these */
export function assertKeyKnown(keys: Keys, inUse: readonly string[], path: string): void {
  const unknown = inUse.find((id) => !keys.sealing.has(id))
  if (unknown) throw new StartFailure('key-missing', { path, key: unknown })
}

function parsed(path: string, text: string): Keys {
  try {
    return readKeyText(text)
  } catch (error) {
    throw new StartFailure('key-file-broken', { path, reason: error instanceof Error ? error.message : String(error) })
  }
}

/** Null where there is none. What is checked is the file that is read, not one that took its place meanwhile. */
function readKeyFile(path: string): string | null {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw new StartFailure('key-file-broken', { path, reason: codeOf(error) })
  }
  try {
    const { mode } = fstatSync(file)
    // Windows keeps no such mode; there the folder's own access list protects the file.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new StartFailure('key-file-open-to-others', { path, mode: (mode & 0o777).toString(8).padStart(4, '0') })
    }
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof StartFailure) throw error
    throw new StartFailure('key-file-broken', { path, reason: codeOf(error) })
  } finally {
    closeSync(file)
  }
}

/** Written whole and flushed under another name, then linked: a link is refused where another process was first. */
function makeKeyFile(path: string): void {
  const folder = dirname(path)
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    try {
      writeFlushed(draft, newKeyText())
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

function writeFlushed(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** So that the new name, too, outlives a power cut; Windows cannot open a folder for that. */
function flush(folder: string): void {
  if (process.platform === 'win32') return
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

function unlinkIfThere(path: string): void {
  try {
    unlinkSync(path)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
