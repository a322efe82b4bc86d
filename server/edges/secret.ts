import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { StartFailure } from '../start-failures.ts'

const root = resolve(import.meta.dirname, '../..')

/** Longest secret that is read from a file, in bytes. */
const MOST = 64 * 1024

/**
 * A secret setting: the variable itself, or the first line of the file that `NAME_FILE` names, which nobody else may read. Null
 * where neither is set. Neither the secret nor anything of it stands in a failure.
 *
 * @throws StartFailure `secret-file-open-to-others`, `secret-file-unreadable`, `bad-setting` where both are set
 */
export function readSecret(env: NodeJS.ProcessEnv, name: string): string | null {
  const path = env[`${name}_FILE`]
  if (!path) return env[name] || null
  if (env[name])
    throw new StartFailure('bad-setting', { name, expected: `${name} 或 ${name}_FILE，二者取一 / not both` })
  return readSecretFile(resolve(root, path), `${name}_FILE`)
}

/** What is checked is the file that is read, not one that took its place meanwhile. */
function readSecretFile(path: string, name: string): string {
  let file: number | null = null
  try {
    file = openSync(path, 'r')
    const { mode, size } = fstatSync(file)
    // Windows keeps no such mode; there the folder's own access list protects the file.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new StartFailure('secret-file-open-to-others', {
        name,
        path,
        mode: (mode & 0o777).toString(8).padStart(4, '0'),
      })
    }
    if (size > MOST) throw new StartFailure('secret-file-unreadable', { name, path, reason: `> ${MOST} B` })
    const [secret = ''] = readFileSync(file, 'utf8').split(/\r?\n/, 1)
    if (!secret.trim()) throw new StartFailure('secret-file-unreadable', { name, path, reason: '空文件 / empty' })
    return secret.trim()
  } catch (error) {
    if (error instanceof StartFailure) throw error
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    throw new StartFailure('secret-file-unreadable', { name, path, reason })
  } finally {
    if (file !== null) closeSync(file)
  }
}
