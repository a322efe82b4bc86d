import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { newKeyFileText, newKeyText, readKeyText } from './key-text.ts'
import { keyIdOf } from './seal.ts'
import { type SuiteName, suites } from './suite.ts'
import { openIdentity, personIdOf, phoneHash, queryCode, queryCodeMatches, sealIdentity } from './vault.ts'

const tenant = 159900
const one = '019a0000-0000-7000-8000-000000000001'
const two = '019a0000-0000-7000-8000-000000000002'
const identity = { name: '巴特尔·苏和𠮷', phone: '13800001234', address: '东旗河口嘎查 3 号' }
const names = Object.keys(suites) as SuiteName[]

describe.each(names)('the vault with the suite %s', (suite) => {
  const text = newKeyFileText(suite)
  const keys = readKeyText(text)
  const speaker = { ...identity, channel: 'web', submissionId: one }

  test('opens what it sealed, in its own row alone', () => {
    const sealed = sealIdentity(keys, tenant, one, identity)
    expect(openIdentity(keys, tenant, one, sealed)).toEqual(identity)
    expect(() => openIdentity(keys, tenant, two, sealed)).toThrow()
    expect(() => openIdentity(keys, tenant + 1, one, sealed)).toThrow()
    expect(() => openIdentity(readKeyText(newKeyFileText(suite)), tenant, one, sealed)).toThrow(keyIdOf(sealed))
  })

  test('tells one name from another neither by its bytes nor by its length', () => {
    const length = (name: string) => sealIdentity(keys, tenant, one, { name, phone: '13800001234' }).length
    expect(length('王五')).toBe(length('额尔敦其木格'))
    const sealed = Buffer.from(sealIdentity(keys, tenant, one, identity))
    for (const part of ['巴特尔', '13800001234', 'phone']) expect(sealed.includes(part)).toBe(false)
  })

  test('knows persons, telephones and codes again, also under a newer key of the other suite', () => {
    const other = suite === 'sm' ? 'aes-256-gcm' : 'sm4'
    const rotated = readKeyText(newKeyText(text, other))
    expect([rotated.hash, rotated.newest.cipher]).toEqual([suites[suite].hash, other])
    expect(personIdOf(rotated, tenant, speaker)).toBe(personIdOf(keys, tenant, speaker))
    expect(phoneHash(rotated, tenant, '+86 138-0000-1234')).toEqual(phoneHash(keys, tenant, identity.phone))
    expect(phoneHash(keys, tenant, identity.phone)).toHaveLength(32)
    expect(queryCodeMatches(rotated, tenant, one, queryCode(keys, tenant, one))).toBe(true)
    expect(queryCodeMatches(rotated, tenant, two, queryCode(keys, tenant, one))).toBe(false)
    const before = sealIdentity(keys, tenant, one, identity)
    const after = sealIdentity(rotated, tenant, one, identity)
    expect([before, after].map((sealed) => openIdentity(rotated, tenant, one, sealed))).toEqual([identity, identity])
  })

  test('shows no secret where its keys are printed or turned into JSON', () => {
    const { root, sealing } = JSON.parse(text)
    const printed = inspect(keys, { depth: null, showHidden: true }) + JSON.stringify(keys)
    expect(printed).toContain(keys.newest.id)
    for (const { secret } of [root, ...sealing]) {
      const bytes = Buffer.from(secret, 'base64url')
      const spellings = [secret, bytes.toString('hex'), bytes.toString('base64')]
      const listed = [bytes.subarray(0, 4).join(','), inspect(bytes.subarray(0, 4)).slice('<Buffer '.length, -1)]
      for (const one of [...spellings.map((all) => all.slice(0, 12)), ...listed]) expect(printed).not.toContain(one)
    }
  })

  test('gives ids and codes of the same form', () => {
    expect(personIdOf(keys, tenant, speaker)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
    expect(queryCode(keys, tenant, one)).toMatch(/^[2-9A-HJ-KM-NP-Z]{8}$/)
  })
})
