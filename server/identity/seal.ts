import { KEY_ID, type Keys } from './key-text.ts'

/**
 * Encrypts bytes under the newest key. They begin with the id of the key.
 *
 * @param context what they are and whose, `totp\n159900\n<person>`: authenticated with them, so that one sealed thing is
 *   never opened as another
 */
export function sealWith(keys: Keys, context: string, plain: Uint8Array): Buffer {
  const { idBytes, sealer } = keys.newest
  return Buffer.concat([idBytes, sealer.seal(plain, Buffer.from(context))])
}

/**
 * What `sealWith` was given, under whichever key it was sealed.
 *
 * @throws Error when the bytes were changed, were sealed in another context, or with a key that is not in the key file
 */
export function openWith(keys: Keys, context: string, sealed: Uint8Array): Buffer {
  const key = keys.find(keyIdOf(sealed))
  if (!key) throw new Error(`sealed with a key that is not in the key file: ${keyIdOf(sealed)}`)
  return key.sealer.open(sealed.subarray(KEY_ID), Buffer.from(context))
}

/** The id of the key that sealed these bytes, 16 hexadecimal digits. */
export function keyIdOf(sealed: Uint8Array): string {
  return Buffer.from(sealed.subarray(0, KEY_ID)).toString('hex')
}
