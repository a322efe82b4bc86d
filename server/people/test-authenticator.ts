import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

/** What a server asks of an authenticator. */
type Asked = Readonly<{ challenge: string; user?: Readonly<{ id: string }> }>

/** An authenticator of software, as WebAuthn has it: one ES256 key, user presence and verification told. */
export function testAuthenticator(rpId: string, origin: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const credentialId = randomBytes(32)
  let count = 0
  const client = (type: string, challenge: string, from = origin) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }))
  const head = (flags: number) => {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE((count += 1))
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), counter])
  }
  const shared = {
    id: credentialId.toString('base64url'),
    rawId: credentialId.toString('base64url'),
    type: 'public-key' as const,
    clientExtensionResults: {},
  }

  return {
    id: shared.id,
    register(asked: Asked, from?: string) {
      const jwk = publicKey.export({ format: 'jwk' })
      const key = map([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(jwk.x ?? '', 'base64url')],
        [-3, Buffer.from(jwk.y ?? '', 'base64url')],
      ])
      const length = Buffer.alloc(2)
      length.writeUInt16BE(credentialId.length)
      const data = Buffer.concat([head(0x45), Buffer.alloc(16), length, credentialId, key])
      const attestation = map([
        ['fmt', 'none'],
        ['attStmt', map([])],
        ['authData', data],
      ])
      const clientDataJSON = client('webauthn.create', asked.challenge, from).toString('base64url')
      return { ...shared, response: { clientDataJSON, attestationObject: attestation.toString('base64url') } }
    },
    assert(
      asked: Asked,
      { from, verified = true, rewind = 0 }: Readonly<{ from?: string; verified?: boolean; rewind?: number }> = {},
    ) {
      count -= rewind
      const data = head(verified ? 0x05 : 0x01)
      const clientData = client('webauthn.get', asked.challenge, from)
      const signed = Buffer.concat([data, createHash('sha256').update(clientData).digest()])
      const signature = createSign('sha256').update(signed).sign(privateKey)
      return {
        ...shared,
        response: {
          clientDataJSON: clientData.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      }
    },
  }
}

type Value = number | string | Buffer

/** CBOR (RFC 8949), as far as an attestation needs it; a Buffer that is a map already is taken as it is. */
function map(pairs: readonly (readonly [number | string, Value])[]): Buffer {
  const parts = pairs.flatMap(([key, value]) => [encode(key), isMap(value) ? value : encode(value)])
  const made = Buffer.concat([Buffer.from([0xa0 + pairs.length]), ...parts])
  maps.add(made)
  return made
}
const maps = new WeakSet<Buffer>()
const isMap = (value: Value): value is Buffer => Buffer.isBuffer(value) && maps.has(value)

function encode(value: Value): Buffer {
  if (typeof value === 'number') return value >= 0 ? sized(0x00, value) : sized(0x20, -1 - value)
  if (typeof value === 'string') return Buffer.concat([sized(0x60, Buffer.byteLength(value)), Buffer.from(value)])
  return Buffer.concat([sized(0x40, value.length), value])
}

function sized(kind: number, size: number): Buffer {
  if (size < 24) return Buffer.from([kind + size])
  return size < 256 ? Buffer.from([kind + 24, size]) : Buffer.from([kind + 25, size >> 8, size & 255])
}
