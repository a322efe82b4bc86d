import { createCipheriv, createSecretKey } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CipherName, cipherNames, ciphers } from './cipher.ts'
import { derive, sm } from './suite.ts'

const hex = (text: string) => Buffer.from(text, 'hex')
const nothing = Buffer.alloc(0)
const context = Buffer.from('identity\n159900\n019a0000-0000-7000-8000-000000000001')
const secret = Buffer.from(Array.from({ length: 32 }, (_, n) => n))

/** The GCM Specification sent to NIST (McGrew, Viega), annex B: the test cases with a key of 256 bits and a nonce of 96. */
const nist = [
  {
    n: 13,
    key: '00'.repeat(32),
    nonce: '00'.repeat(12),
    plain: '',
    aad: '',
    sealed: '530f8afbc74536b9a963b4f1c4cb738b',
  },
  {
    n: 14,
    key: '00'.repeat(32),
    nonce: '00'.repeat(12),
    plain: '00'.repeat(16),
    aad: '',
    sealed: 'cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919',
  },
  {
    n: 15,
    key: 'feffe9928665731c6d6a8f9467308308'.repeat(2),
    nonce: 'cafebabefacedbaddecaf888',
    plain:
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255',
    aad: '',
    sealed:
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015adb094dac5d93471bdec1a502270e3cc6c',
  },
  {
    n: 16,
    key: 'feffe9928665731c6d6a8f9467308308'.repeat(2),
    nonce: 'cafebabefacedbaddecaf888',
    plain:
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
    aad: 'feedfacedeadbeeffeedfacedeadbeefabaddad2',
    sealed:
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b',
  },
] as const

test.each(nist)('AES-256-GCM, test case $n', ({ key, nonce, plain, aad, sealed }) => {
  const opened = ciphers['aes-256-gcm'].ready(hex(key)).open(hex(nonce + sealed), hex(aad))
  expect(opened.toString('hex')).toBe(plain)
})

describe.each(cipherNames)('%s', (name: CipherName) => {
  const sealer = ciphers[name].ready(secret)

  test('opens what it sealed, of any length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.uint8Array({ maxLength: 80 }), (plain, about) => {
        expect(sealer.open(sealer.seal(plain, about), about)).toEqual(Buffer.from(plain))
      }),
    )
  })

  test('seals anew each time', () => {
    const seen = Array.from({ length: 1000 }, () => sealer.seal(nothing, context).toString('hex'))
    expect(new Set(seen).size).toBe(1000)
  })

  test('does not open with a bit flipped, cut short, in another context or under another key', () => {
    const sealed = sealer.seal(Buffer.from('王五'), context)
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      expect(() => sealer.open(changed, context)).toThrow()
      expect(() => sealer.open(sealed.subarray(0, at), context)).toThrow()
    }
    expect(() => sealer.open(sealed, context.subarray(1))).toThrow()
    expect(() => sealer.open(sealed, nothing)).toThrow()
    expect(() => ciphers[name].ready(Buffer.alloc(32)).open(sealed, context)).toThrow()
  })

  test('a failure says nothing of the key or the plain text', () => {
    const sealed = sealer.seal(Buffer.from('13800001234'), context)
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1
    const failed = () => sealer.open(sealed, context)
    expect(failed).toThrow(/^(?!.*(13800001234|0001020304)).*$/s)
  })
})

describe('sm4, as the decision writes it down', () => {
  const encryption = derive('sm3', secret, 'lianxin sm4 encryption 1', 16)
  const authentication = derive('sm3', secret, 'lianxin sm4 authentication 1', 32)

  test('IV, SM4-CBC, HMAC-SM3 over the length of the context, the context, IV and ciphertext', () => {
    const plain = Buffer.from('王五 13800001234')
    const sealed = ciphers.sm4.ready(secret).seal(plain, context)
    const [iv, body, tag] = [sealed.subarray(0, 16), sealed.subarray(16, -32), sealed.subarray(-32)]
    expect(body).toEqual(sm.encrypt(createSecretKey(encryption), iv, plain))
    const length = Buffer.of(0, 0, 0, context.length)
    expect(tag).toEqual(sm.hmac(createSecretKey(authentication), Buffer.concat([length, context, iv, body])))
  })

  test('the two keys are not each other’s beginning, nor the secret’s', () => {
    expect(authentication.subarray(0, 16)).not.toEqual(encryption)
    expect(secret.subarray(0, 16)).not.toEqual(encryption)
  })

  test('where the context ends and the IV begins cannot be moved', () => {
    const sealer = ciphers.sm4.ready(secret)
    const sealed = sealer.seal(Buffer.from('王五'), context)
    const moved = Buffer.concat([context.subarray(-1), sealed])
    expect(() => sealer.open(moved, context.subarray(0, -1))).toThrow()
  })
})

test('AES-256-GCM is the machine’s own, with the context authenticated', () => {
  const sealed = ciphers['aes-256-gcm'].ready(secret).seal(Buffer.from('王五'), context)
  const again = createCipheriv('aes-256-gcm', secret, sealed.subarray(0, 12)).setAAD(context)
  const body = Buffer.concat([again.update('王五'), again.final()])
  expect(sealed.subarray(12)).toEqual(Buffer.concat([body, again.getAuthTag()]))
})
