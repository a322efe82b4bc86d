import {
  chownSync,
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { folderFailure } from '../db/embedded-folder.ts'
import { StartFailure } from '../start-failures.ts'

/**
 * The text of the key file; null where there is none. What is checked is the file that is read, not one that took its place
 * meanwhile.
 *
 * @throws StartFailure `key-file-open-to-others`, `key-file-broken`
 */
export function readKeyFile(path: string): string | null {
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

/**
 * Puts `text` in the place of the key file at once: readers have the whole of the one or of the other, also after a power
 * cut. Mode 0600, the owner stays, no copy is left. Whoever calls holds the lock of rotation.
 *
 * @throws StartFailure `folder-not-writable`, `disk-full`
 */
export function replaceKeyFile(path: string, text: string): void {
  try {
    // Where the path is a link, the file it leads to is replaced and the link stays.
    const real = realpathSync(path)
    const draft = `${real}.new`
    // One that was killed may have left its own.
    unlinkIfThere(draft)
    try {
      writeFlushed(draft, text)
      keepOwner(real, draft)
      renameSync(draft, real)
    } finally {
      unlinkIfThere(draft)
    }
    flush(dirname(real))
  } catch (error) {
    throw folderFailure(dirname(path), error)
  }
}

/** A command that root runs leaves the file to the account of the server. */
function keepOwner(real: string, draft: string): void {
  const [{ uid, gid }, own] = [statSync(real), statSync(draft)]
  if (uid !== own.uid || gid !== own.gid) chownSync(draft, uid, gid)
}

/** A new file that nobody else may read, on the disk before this returns. */
export function writeFlushed(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** So that a new name in it, too, outlives a power cut; Windows cannot open a folder for that. */
export function flush(folder: string): void {
  if (process.platform === 'win32') return
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

export function unlinkIfThere(path: string): void {
  try {
    unlinkSync(path)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
}

/** What changes when the file does; null where there is none. */
export function markOf(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found ? `${found.dev} ${found.ino} ${found.mtimeNs} ${found.size} ${found.mode}` : null
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
