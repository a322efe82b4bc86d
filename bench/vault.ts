/**
 * What a submission pays for its identity: sealing, phone hash, person id and query code, in both suites, against a bare
 * AES-256-GCM of as many bytes; and SM3 and SM4 of OpenSSL against those of the library. Run: node bench/vault.ts
 */
import { createCipheriv, createSecretKey, randomBytes } from 'node:crypto'
import { newKeyFileText, readKeyText } from '../server/identity/key-text.ts'
import type { SuiteName } from '../server/identity/suite.ts'
import { openssl, opensslHasSm } from '../server/identity/suite-openssl.ts'
import type { SmSource } from '../server/identity/suite-source.ts'
import { smCrypto } from '../server/identity/suite-sm-crypto.ts'
import {
  openIdentity,
  personIdOf,
  phoneHash,
  queryCode,
  queryCodeMatches,
  sealIdentity,
} from '../server/identity/vault.ts'

const TURNS = 20
const RUNS = 2000

const tenant = 159900
const ids = Array.from({ length: RUNS }, (_, n) => `019a0000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`)
const identity = { name: '额尔敦其木格', phone: '138-0000-1234', address: '东旗河口苏木河口嘎查三组 3 号' }
const first = ids[0] ?? ''
const bareKey = createSecretKey(randomBytes(32))
const context = Buffer.alloc(52)
/** What the identity comes to, filled up. */
const plain = Buffer.alloc(128)

const measured: Readonly<Record<string, (id: string) => unknown>> = {
  'bare AES-256-GCM, fresh nonce': () => {
    const cipher = createCipheriv('aes-256-gcm', bareKey, randomBytes(12)).setAAD(context)
    const bytes = cipher.update(plain)
    cipher.final()
    return [bytes, cipher.getAuthTag()]
  },
  ...ofSuite('international'),
  ...ofSuite('sm'),
  ...ofSource('sm-crypto', smCrypto),
  ...(opensslHasSm() && ofSource('OpenSSL', openssl)),
}

function ofSuite(suite: SuiteName): typeof measured {
  const keys = readKeyText(newKeyFileText(suite))
  const sealed = sealIdentity(keys, tenant, first, identity)
  const code = queryCode(keys, tenant, first)
  const each: typeof measured = {
    sealIdentity: (id) => sealIdentity(keys, tenant, id, identity),
    openIdentity: () => openIdentity(keys, tenant, first, sealed),
    phoneHash: () => phoneHash(keys, tenant, identity.phone),
    personIdOf: (submissionId) => personIdOf(keys, tenant, { ...identity, channel: 'web', submissionId }),
    queryCode: (id) => queryCode(keys, tenant, id),
    queryCodeMatches: () => queryCodeMatches(keys, tenant, first, code),
    'the four together': (id) => [
      sealIdentity(keys, tenant, id, identity),
      phoneHash(keys, tenant, identity.phone),
      personIdOf(keys, tenant, { ...identity, channel: 'web', submissionId: id }),
      queryCode(keys, tenant, id),
    ],
  }
  return Object.fromEntries(Object.entries(each).map(([name, call]) => [`${suite}: ${name}`, call]))
}

function ofSource(name: string, source: SmSource): typeof measured {
  const [key, iv] = [createSecretKey(randomBytes(16)), randomBytes(16)]
  return {
    [`${name}: SM4-CBC`]: () => source.encrypt(key, iv, plain),
    [`${name}: HMAC-SM3`]: () => source.hmac(key, plain),
  }
}

/** Microseconds a call; the quietest of several turns, taken in turn so that a noisy moment hits all alike. */
const best = new Map<string, number>()
for (let turn = 0; turn < TURNS; turn += 1) {
  for (const [name, call] of Object.entries(measured)) {
    const began = performance.now()
    for (const id of ids) call(id)
    const took = ((performance.now() - began) * 1000) / RUNS
    best.set(name, Math.min(took, best.get(name) ?? Infinity))
  }
}
const bare = best.values().next().value ?? 1
console.log(`${plain.length} bytes of plain text`)
for (const [name, took] of best) {
  console.log(`${name.padEnd(32)} ${took.toFixed(1).padStart(6)} µs  ${(took / bare).toFixed(2).padStart(5)} × bare`)
}
