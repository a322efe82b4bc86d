import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newKeyText, readKeyText } from './key-text.ts'
import { keyIdOf } from './seal.ts'
import { openIdentity, personIdOf, phoneHash, queryCode, queryCodeMatches, sealIdentity } from './vault.ts'

const text = newKeyText()
const keys = readKeyText(text)
const rotated = readKeyText(newKeyText(text))
const others = readKeyText(newKeyText())

const tenant = 159900
const one = '019a0000-0000-7000-8000-000000000001'
const two = '019a0000-0000-7000-8000-000000000002'
const identity = { name: '巴特尔·苏和𠮷', phone: '13800001234', address: '东旗河口嘎查 3 号' }

const length = (name: string) => sealIdentity(keys, tenant, one, { name, phone: '13800001234' }).length

describe('sealing', () => {
  test('what was sealed is opened', () => {
    const optional = fc.option(fc.string({ unit: 'binary' }), { nil: undefined })
    const shape = { name: optional, phone: optional, email: optional, address: optional, account: optional }
    fc.assert(
      fc.property(fc.record(shape), (given) => {
        const opened = openIdentity(keys, tenant, one, sealIdentity(keys, tenant, one, given))
        expect(opened).toEqual(JSON.parse(JSON.stringify(given)))
      }),
    )
  })

  test('sealed twice, the bytes have nothing in common but the id of the key', () => {
    const [a, b] = [sealIdentity(keys, tenant, one, identity), sealIdentity(keys, tenant, one, identity)]
    expect(keyIdOf(a)).toBe(keyIdOf(b))
    const same = a.slice(8).filter((byte, at) => byte === b[at + 8])
    expect(same.length).toBeLessThan(12)
  })

  test('no nonce comes twice', () => {
    const seen = new Set<string>()
    for (let n = 0; n < 2000; n += 1) {
      seen.add(Buffer.from(sealIdentity(keys, tenant, one, identity)).toString('hex', 8, 20))
    }
    expect(seen.size).toBe(2000)
  })

  test('the bytes hold nothing that can be read', () => {
    const sealed = Buffer.from(sealIdentity(keys, tenant, one, identity))
    for (const part of ['巴特尔', '13800001234', 'phone', '河口']) expect(sealed.includes(part)).toBe(false)
  })

  test('a short name and a longer one are equally long', () => {
    expect(length('王五')).toBe(length('额尔敦其木格'))
  })

  for (const [what, tenantId, id] of [
    ['another submission', tenant, two],
    ['another prefecture', tenant + 1, one],
  ] as const) {
    test(`moved to the row of ${what}, it does not open`, () => {
      const sealed = sealIdentity(keys, tenant, one, identity)
      expect(() => openIdentity(keys, tenantId, id, sealed)).toThrow()
    })
  }

  test('with any bit flipped, or cut short, it does not open', () => {
    const sealed = sealIdentity(keys, tenant, one, identity)
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Uint8Array.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      expect(() => openIdentity(keys, tenant, one, changed)).toThrow()
      expect(() => openIdentity(keys, tenant, one, sealed.subarray(0, at))).toThrow()
    }
  })

  test('another key file does not open it, and says which key is wanted', () => {
    const sealed = sealIdentity(keys, tenant, one, identity)
    expect(() => openIdentity(others, tenant, one, sealed)).toThrow(keyIdOf(sealed))
  })
})

describe('after a newer key was added', () => {
  test('it seals with the newer and opens both', () => {
    const before = sealIdentity(keys, tenant, one, identity)
    const after = sealIdentity(rotated, tenant, one, identity)
    expect(keyIdOf(after)).not.toBe(keyIdOf(before))
    expect(openIdentity(rotated, tenant, one, before)).toEqual(identity)
    expect(openIdentity(rotated, tenant, one, after)).toEqual(identity)
  })

  test('persons, phone hashes and query codes are the same as before', () => {
    const speaker = { ...identity, channel: 'web', submissionId: one }
    expect(personIdOf(rotated, tenant, speaker)).toBe(personIdOf(keys, tenant, speaker))
    expect(phoneHash(rotated, tenant, identity.phone)).toEqual(phoneHash(keys, tenant, identity.phone))
    expect(queryCode(rotated, tenant, one)).toBe(queryCode(keys, tenant, one))
  })
})

describe('phone hash', () => {
  test('is the same for every spelling', () => {
    expect(phoneHash(keys, tenant, '+86 138-0000-1234')).toEqual(phoneHash(keys, tenant, '１３８００００１２３４'))
  })

  test('differs by number, prefecture and key file', () => {
    const hashes = [
      phoneHash(keys, tenant, '13800001234'),
      phoneHash(keys, tenant, '13800001235'),
      phoneHash(keys, tenant + 1, '13800001234'),
      phoneHash(others, tenant, '13800001234'),
    ].map((hash) => hash?.toString('hex'))
    expect(new Set(hashes).size).toBe(4)
    expect(hashes[0]).toHaveLength(64)
  })

  test('there is none for what is no number', () => expect(phoneHash(keys, tenant, '不详')).toBeNull())
})

const person = (speaker: Partial<Parameters<typeof personIdOf>[2]>, of = keys, tenantId = tenant) =>
  personIdOf(of, tenantId, { channel: 'web', submissionId: one, ...speaker })

describe('person id', () => {
  test('is a UUID of version 8', () => {
    for (let n = 0; n < 200; n += 1) {
      expect(person({ phone: `1380000${1000 + n}` })).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      )
    }
  })

  for (const [what, a, b, same] of [
    ['one phone, two channels', { phone: '13800001234' }, { phone: '138 0000 1234', channel: 'hotline' }, true],
    ['one phone, two accounts', { phone: '13800001234', account: 'a' }, { phone: '13800001234', account: 'b' }, true],
    ['two phones, one account', { phone: '13800001234', account: 'a' }, { phone: '13800001235', account: 'a' }, false],
    ['one account', { account: '马兰花' }, { account: ' 马兰花', submissionId: two }, true],
    ['one account name on two channels', { account: '马兰花' }, { account: '马兰花', channel: 'wechat' }, false],
    ['an account that looks like a phone', { account: '13800001234' }, { phone: '13800001234' }, false],
    ['nobody, twice', {}, { submissionId: two }, false],
    ['nobody, the same submission', {}, {}, true],
    ['masked phones', { phone: '138****1234' }, { phone: '138****1234', submissionId: two }, false],
    ['an empty account', { account: ' ' }, { account: ' ', submissionId: two }, false],
  ] as const) {
    test(`${what}: ${same ? 'one person' : 'two persons'}`, () => expect(person(a) === person(b)).toBe(same))
  }

  test('is another in another prefecture and with another key file', () => {
    const said = { phone: '13800001234' }
    expect(new Set([person(said), person(said, keys, tenant + 1), person(said, others)]).size).toBe(3)
  })
})

describe('query code', () => {
  const codes = Array.from({ length: 20_000 }, (_, n) => queryCode(keys, tenant, `${one.slice(0, 24)}${n}`))

  test('is 8 characters without look-alikes', () => {
    for (const code of codes) expect(code).toMatch(/^[2-9A-HJ-KM-NP-Z]{8}$/)
  })

  test('every character is as likely as any other, at every place', () => {
    // Chi-square with 30 degrees of freedom: above 80 once in a million.
    for (let place = 0; place < 8; place += 1) {
      const seen = Map.groupBy(codes, (code) => code[place])
      const expected = codes.length / 31
      expect(seen.size).toBe(31)
      const chi = [...seen.values()].reduce((sum, list) => sum + (list.length - expected) ** 2 / expected, 0)
      expect(chi).toBeLessThan(80)
    }
  })

  test('differs by submission, prefecture and key file', () => {
    const all = [queryCode(keys, tenant, one), queryCode(keys, tenant, two), queryCode(keys, tenant + 1, one)]
    expect(new Set([...all, queryCode(others, tenant, one)]).size).toBe(4)
    expect(new Set(codes).size).toBe(codes.length)
  })

  const code = queryCode(keys, tenant, one)
  const wide = code.replace(/./g, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0))
  for (const [how, said, right] of [
    ['as it is', code, true],
    ['in small letters', code.toLowerCase(), true],
    ['with a dash', `${code.slice(0, 4)}-${code.slice(4)}`, true],
    ['with spaces', ` ${code.split('').join(' ')}\n`, true],
    ['in full-width letters', wide, true],
    ['empty', '', false],
    ['one character short', code.slice(1), false],
    ['one character more', `${code}2`, false],
    ['with a zero byte behind', `${code}\0`, false],
    ['another', queryCode(keys, tenant, two), false],
    ['with the last character changed', `${code.slice(0, 7)}${code.endsWith('2') ? '3' : '2'}`, false],
    ['Hanzi', '查询码查询码查询', false],
  ] as const) {
    test(`${how} it ${right ? 'is taken' : 'is refused'}`, () => {
      expect(queryCodeMatches(keys, tenant, one, said)).toBe(right)
    })
  }
})
