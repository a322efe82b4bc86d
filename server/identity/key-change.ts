import { StartFailure } from '../start-failures.ts'
import type { CipherName } from './cipher.ts'
import { readKeyFile, replaceKeyFile } from './key-disk.ts'
import { parseKeys } from './key-live.ts'
import { keyTextWithout, newKeyText } from './key-text.ts'

/**
 * Adds a key to the file, which seals from then on. Whoever calls holds the lock of rotation.
 *
 * @param cipher the newest key's own unless given
 * @returns the id of the new key
 * @throws StartFailure as `readKeyFile` and `replaceKeyFile`, and `key-file-missing`
 */
export function addKey(path: string, cipher: CipherName | undefined, now: Date): string {
  return change(path, (text) => newKeyText(text, cipher, now))
}

/** Takes a key out of the file. Whoever calls holds the lock of rotation and knows that nothing is sealed with it. */
export function removeKey(path: string, id: string): void {
  change(path, (text) => keyTextWithout(text, id))
}

function change(path: string, next: (text: string) => string): string {
  const text = readKeyFile(path)
  if (text === null) throw new StartFailure('key-file-missing', { path })
  parseKeys(path, text)
  const changed = next(text)
  const { newest } = parseKeys(path, changed)
  replaceKeyFile(path, changed)
  return newest.id
}
