import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type Cipher, type CipherName, ciphers } from './cipher.ts'

/** What one key file holds, ready for use. */
export type Keys = Readonly<{
  /** The newest key; everything is sealed with it. */
  newest: SealingKey
  /** Every key by its id; all of them open. */
  sealing: ReadonlyMap<string, SealingKey>
  /** For the keyed hash of phone numbers, for person ids and for query codes: derived from the root, which never changes. */
  phone: KeyObject
  person: KeyObject
  code: KeyObject
}>

export type SealingKey = Readonly<{ id: string; idBytes: Buffer; key: KeyObject; cipher: Cipher }>

/** Bytes of a key's id. */
export const KEY_ID = 8

const secret = z.strictObject({ id: z.string().length(KEY_ID * 2), secret: z.base64url() })
const keyFile = z.object({
  file: z.literal('lianxin-keys'),
  version: z.literal(1),
  root: secret,
  sealing: z.array(secret.extend({ cipher: z.enum(['aes-256-gcm']) })).min(1),
})
type KeyFile = z.infer<typeof keyFile>

const ABOUT =
  '身份库的密钥。请另存一份，与数据库备份分开保管；丢失后身份无法恢复，泄露后身份不再保密。 / The keys of the identity vault. Keep a copy apart from the backups of the database: lost, identities cannot be read again; leaked, they are no longer secret.'

/** The text of a key file with a new root and one new key; or `earlier` with a newer key, which seals from then on. */
export function newKeyText(earlier?: string): string {
  const before = earlier === undefined ? undefined : parse(earlier)
  const root = before?.root ?? named(randomBytes(32))
  const cipher: CipherName = 'aes-256-gcm'
  const newest = { ...named(randomBytes(ciphers[cipher].keyBytes)), cipher }
  const next: KeyFile = { file: 'lianxin-keys', version: 1, root, sealing: [...(before?.sealing ?? []), newest] }
  return `${JSON.stringify({ about: ABOUT, ...next }, null, 2)}\n`
}

/** @throws Error with what is wrong with the text, never a part of it */
export function readKeyText(text: string): Keys {
  const { root, sealing } = parse(text)
  const rootSecret = Buffer.from(root.secret, 'base64url')
  if (rootSecret.length < 32) throw new Error('root')
  const derived = (label: string) => createSecretKey(derive(rootSecret, label, 32))
  const keys = sealing.map(({ id, secret, cipher }): SealingKey => {
    const bytes = Buffer.from(secret, 'base64url')
    if (bytes.length !== ciphers[cipher].keyBytes) throw new Error(`key ${id}`)
    return { id, idBytes: Buffer.from(id, 'hex'), key: createSecretKey(bytes), cipher: ciphers[cipher] }
  })
  const newest = keys.at(-1)
  if (!newest) throw new Error('sealing')
  return {
    newest,
    sealing: new Map(keys.map((key) => [key.id, key])),
    phone: derived('lianxin phone hash 1'),
    person: derived('lianxin person id 1'),
    code: derived('lianxin query code 1'),
  }
}

function parse(text: string): KeyFile {
  const file = keyFile.safeParse(json(text))
  if (!file.success) throw new Error(file.error.issues[0]?.path.join('.') || 'JSON')
  for (const { id, secret } of [file.data.root, ...file.data.sealing]) {
    if (named(Buffer.from(secret, 'base64url')).id !== id) throw new Error(`key ${id}`)
  }
  return file.data
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A key's id is derived from the key, so a secret with one wrong character is noticed. */
function named(secret: Buffer): Readonly<{ id: string; secret: string }> {
  return { id: derive(secret, 'lianxin key id 1', KEY_ID).toString('hex'), secret: secret.toString('base64url') }
}

/** HKDF with SHA-256 (RFC 5869); the label keeps the uses of one secret apart. */
function derive(from: Buffer, label: string, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', from, Buffer.alloc(0), label, length))
}
