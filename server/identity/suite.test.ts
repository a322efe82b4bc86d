import { createSecretKey, hkdfSync } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { derive, hmac, sm } from './suite.ts'
import { openssl, opensslHasSm } from './suite-openssl.ts'
import { smCrypto } from './suite-sm-crypto.ts'

const hex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex')
const key = (text: string) => createSecretKey(hex(text))
const bytes = (minLength: number, maxLength: number) => fc.uint8Array({ minLength, maxLength })

/** GB/T 32907-2016, annex A: the same 16 bytes are key and plain text. */
const sample = '0123456789abcdeffedcba9876543210'
const zeros = (length: number) => Buffer.alloc(length)

const sources = opensslHasSm() ? { smCrypto, openssl } : { smCrypto }

describe.each(Object.entries(sources))('published vectors, by %s', (name, source) => {
  test('SM3, GB/T 32905-2016 A.1: abc', () => {
    expect(source.sm3(Buffer.from('abc')).toString('hex')).toBe(
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    )
  })

  test('SM3, GB/T 32905-2016 A.2: 64 bytes', () => {
    expect(source.sm3(Buffer.from('abcd'.repeat(16))).toString('hex')).toBe(
      'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
    )
  })

  const counted = '0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20'
  for (const [n, secret, message, digest] of [
    [
      1,
      counted,
      Buffer.from('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'.repeat(2)),
      'ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a',
    ],
    [
      2,
      `${counted}2122232425`,
      Buffer.alloc(50, 0xcd),
      '220bf579ded555393f0159f66c99877822a3ecf610d1552154b41d44b94db3ae',
    ],
    [3, '0b'.repeat(32), Buffer.from('Hi There'), 'c0ba18c68b90c88bc07de794bfc7d2c8d19ec31ed8773bc2b390c9604e0be11e'],
    [
      4,
      Buffer.from('Jefe').toString('hex'),
      Buffer.from('what do ya want for nothing?'),
      '2e87f1d16862e6d964b50a5200bf2b10b764faa9680a296a2405f24bec39f882',
    ],
  ] as const) {
    test(`HMAC-SM3, GM/T 0042-2015 D.3, ${n}`, () => {
      expect(source.hmac(key(secret), message).toString('hex')).toBe(digest)
    })
  }

  test('SM4, GB/T 32907-2016 A.1: one block', () => {
    const sealed = source.encrypt(key(sample), zeros(16), hex(sample))
    expect(sealed.toString('hex', 0, 16)).toBe('681edf34d206965e86b3e94f536e4246')
  })

  test('SM4, GB/T 32907-2016 A.2: 1 000 000 times', () => {
    // In CBC a block of zeros encrypts what came out before: a chain of zeros is the block encrypted again and again.
    const chain = 50_000
    let block = hex(sample)
    for (let done = 0; done < 1_000_000; done += chain) {
      const sealed = source.encrypt(key(sample), zeros(16), Buffer.concat([block, zeros(16 * (chain - 1))]))
      block = Buffer.from(sealed.subarray(16 * (chain - 1), 16 * chain))
    }
    expect(block.toString('hex')).toBe('595298c7c6fd271f0402f804c33d3f66')
  })

  test(`what ${name} encrypts it decrypts`, () => {
    fc.assert(
      fc.property(bytes(16, 16), bytes(16, 16), bytes(0, 100), (secret, iv, plain) => {
        const own = createSecretKey(secret)
        expect(source.decrypt(own, iv, source.encrypt(own, iv, plain))).toEqual(Buffer.from(plain))
      }),
    )
  })
})

describe.runIf(opensslHasSm())('OpenSSL and the library give the same', () => {
  test('SM3 and HMAC-SM3 of anything, with keys of any length', () => {
    fc.assert(
      fc.property(bytes(1, 200), bytes(0, 300), (secret, message) => {
        const own = createSecretKey(secret)
        expect(smCrypto.sm3(message)).toEqual(openssl.sm3(message))
        expect(smCrypto.hmac(own, message)).toEqual(openssl.hmac(own, message))
      }),
      { numRuns: 500 },
    )
  })

  test('SM4-CBC of anything, and each decrypts the other’s', () => {
    fc.assert(
      fc.property(bytes(16, 16), bytes(16, 16), bytes(0, 300), (secret, iv, plain) => {
        const own = createSecretKey(secret)
        const encrypted = openssl.encrypt(own, iv, plain)
        expect(smCrypto.encrypt(own, iv, plain)).toEqual(encrypted)
        expect(smCrypto.decrypt(own, iv, encrypted)).toEqual(Buffer.from(plain))
      }),
      { numRuns: 500 },
    )
  })

  test('OpenSSL is the one that is used', () => expect(sm).toBe(openssl))
})

describe('derived keys', () => {
  test('HKDF with SM3 is that of RFC 5869', () => {
    if (!opensslHasSm()) return
    fc.assert(
      fc.property(bytes(1, 100), fc.string(), fc.integer({ min: 1, max: 32 }), (secret, label, length) => {
        const right = Buffer.from(hkdfSync('sm3', secret, Buffer.alloc(0), label, length))
        expect(derive('sm3', secret, label, length)).toEqual(right)
      }),
    )
  })

  test('HKDF gives no more than a block where it is ours', () => {
    expect(() => derive('sm3', Buffer.alloc(32), 'label', 33)).toThrow(RangeError)
  })

  test('a text and its bytes are one message, under both hashes', () => {
    for (const hash of ['sha256', 'sm3'] as const) {
      const own = createSecretKey(Buffer.alloc(32, 7))
      expect(hmac(hash, own, '诉求')).toEqual(hmac(hash, own, Buffer.from('诉求')))
      expect(hmac(hash, own, '诉求')).toHaveLength(32)
    }
  })
})
