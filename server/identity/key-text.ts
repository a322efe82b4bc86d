import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type CipherName, cipherNames, ciphers, type Sealer } from './cipher.ts'
import { derive, type HashName, hashes, type SuiteName, suites } from './suite.ts'

/** What one key file holds, ready for use. */
export type Keys = Readonly<{
  /** The newest key; everything is sealed with it. */
  newest: SealingKey
  /** Every key by its id; all of them open. */
  sealing: ReadonlyMap<string, SealingKey>
  /** The key of an id, looked for in the file once more where it is not known; undefined where it is not there either. */
  find(id: string): SealingKey | undefined
  /** The hash that the three below are used with; see `hmac`. */
  hash: HashName
  /** For the keyed hash of phone numbers, for person ids and for query codes: derived from the root, which never changes. */
  phone: KeyObject
  person: KeyObject
  code: KeyObject
}>

export type SealingKey = Readonly<{
  id: string
  idBytes: Buffer
  cipher: CipherName
  sealer: Sealer
  /** When it was added; null for the first of a file. */
  madeAt: Date | null
}>

/** Bytes of a key's id. */
export const KEY_ID = 8

const secret = z.strictObject({ id: z.string().length(KEY_ID * 2), secret: z.base64url() })
const keyFile = z.object({
  file: z.literal('lianxin-keys'),
  version: z.literal(1),
  root: secret.extend({ hash: z.enum(hashes).optional() }),
  sealing: z.array(secret.extend({ cipher: z.enum(cipherNames), madeAt: z.iso.datetime().optional() })).min(1),
})
type KeyFile = z.infer<typeof keyFile>

const ABOUT =
  '身份库的密钥。请另存一份，与数据库备份分开保管；丢失后身份无法恢复，泄露后身份不再保密。 / The keys of the identity vault. Keep a copy apart from the backups of the database: lost, identities cannot be read again; leaked, they are no longer secret.'

/** The text of a key file with a new root and one new key, both of a suite. */
export function newKeyFileText(suite: SuiteName): string {
  const { hash, cipher } = suites[suite]
  // Without a name the hash is SHA-256, so that such a file is the same for programs that know no other.
  const root = { ...named(hash, randomBytes(32)), ...(hash === 'sha256' ? {} : { hash }) }
  return textOf({ file: 'lianxin-keys', version: 1, root, sealing: [newKey(cipher)] })
}

/**
 * The text of `earlier` with a newer key, which seals from then on; of a new file where there is none.
 *
 * @param cipher the newest key's own unless given
 */
export function newKeyText(earlier?: string, cipher?: CipherName, now?: Date): string {
  if (earlier === undefined) return newKeyFileText('international')
  const before = parse(earlier)
  const own = cipher ?? before.sealing.at(-1)?.cipher ?? 'aes-256-gcm'
  const newest = { ...newKey(own), ...(now && { madeAt: now.toISOString() }) }
  return textOf({ ...before, sealing: [...before.sealing, newest] })
}

/** The text without one of its older keys. */
export function keyTextWithout(text: string, id: string): string {
  const before = parse(text)
  return textOf({ ...before, sealing: before.sealing.filter((key) => key.id !== id) })
}

/** @throws Error with what is wrong with the text, never a part of it */
export function readKeyText(text: string): Keys {
  const { root, sealing } = parse(text)
  const rootSecret = Buffer.from(root.secret, 'base64url')
  if (rootSecret.length < 32) throw new Error('root')
  const hash = root.hash ?? 'sha256'
  const derived = (label: string) => createSecretKey(derive(hash, rootSecret, label, 32))
  const keys = sealing.map(({ id, secret, cipher, madeAt }): SealingKey => {
    const bytes = Buffer.from(secret, 'base64url')
    if (bytes.length !== ciphers[cipher].keyBytes) throw new Error(`key ${id}`)
    const sealer = ciphers[cipher].ready(bytes)
    return { id, idBytes: Buffer.from(id, 'hex'), cipher, sealer, madeAt: madeAt ? new Date(madeAt) : null }
  })
  const newest = keys.at(-1)
  if (!newest) throw new Error('sealing')
  const byId = new Map(keys.map((key) => [key.id, key]))
  return {
    newest,
    sealing: byId,
    find: (id) => byId.get(id),
    hash,
    phone: derived('lianxin phone hash 1'),
    person: derived('lianxin person id 1'),
    code: derived('lianxin query code 1'),
  }
}

function newKey(cipher: CipherName) {
  return { ...named(ciphers[cipher].hash, randomBytes(ciphers[cipher].keyBytes)), cipher }
}

function textOf(file: KeyFile): string {
  return `${JSON.stringify({ about: ABOUT, ...file }, null, 2)}\n`
}

function parse(text: string): KeyFile {
  const file = keyFile.safeParse(json(text))
  if (!file.success) throw new Error(file.error.issues[0]?.path.join('.') || 'JSON')
  const { root, sealing } = file.data
  checkName(root.hash ?? 'sha256', root)
  for (const key of sealing) checkName(ciphers[key.cipher].hash, key)
  return file.data
}

function checkName(hash: HashName, { id, secret }: Readonly<{ id: string; secret: string }>): void {
  if (named(hash, Buffer.from(secret, 'base64url')).id !== id) throw new Error(`key ${id}`)
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A key's id is derived from the key, so a secret with one wrong character, or of another suite, is noticed. */
function named(hash: HashName, secret: Buffer): Readonly<{ id: string; secret: string }> {
  return { id: derive(hash, secret, 'lianxin key id 1', KEY_ID).toString('hex'), secret: secret.toString('base64url') }
}
