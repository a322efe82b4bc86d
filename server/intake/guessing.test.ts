import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { TENANT } from '../../test/prefecture.ts'
import { limits } from '../edges/limits.ts'
import { queryCode, queryCodeMatches } from '../identity/vault.ts'
import { newId } from '../new-id.ts'

let time = Date.parse('2026-04-17T01:00:00Z')
const app = useApp(() => new Date(time), { limits })

const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const guess = () => Array.from(randomBytes(8), (byte) => LETTERS[byte % LETTERS.length]).join('')

let own: { id: string; number: string; queryCode: string }
beforeAll(async () => {
  own = (await app.call('POST', '/api/submissions', { body: { id: newId(), text: '路灯不亮' } })).body
})

const lookUp = (number: string, code: string, remoteAddress: string) =>
  app.app.inject({ url: `/api/submissions/${number}?code=${code}`, remoteAddress })

describe('guessing without any limit', () => {
  test('a million guesses find the code of none of a thousand submissions', () => {
    const codes = new Set(Array.from({ length: 1000 }, () => queryCode(app.deps.keys, TENANT, newId())))
    expect(codes.size).toBe(1000)
    let found = 0
    for (let n = 0; n < 1_000_000; n += 1) if (codes.has(guess())) found += 1
    expect(found).toBe(0)
  })

  test('a hundred thousand at one submission are none of them taken for its code, and every near one is refused', () => {
    const { keys } = app.deps
    let found = 0
    for (let n = 0; n < 100_000; n += 1) if (queryCodeMatches(keys, TENANT, own.id, guess())) found += 1
    expect(found).toBe(0)
    for (let at = 0; at < 8; at += 1) {
      for (const letter of LETTERS) {
        const near = own.queryCode.slice(0, at) + letter + own.queryCode.slice(at + 1)
        expect(queryCodeMatches(keys, TENANT, own.id, near)).toBe(near === own.queryCode)
      }
    }
    for (const other of [
      '',
      own.queryCode.slice(0, 7),
      `${own.queryCode}A`,
      `${own.queryCode}\0`,
      '\0'.repeat(8),
      own.queryCode.repeat(2),
    ])
      expect([other, queryCodeMatches(keys, TENANT, own.id, other)]).toEqual([other, false])
  })

  test('how near a guess comes does not show in the time', () => {
    const right = own.queryCode
    const far = Array.from(right, (letter) => LETTERS[(LETTERS.indexOf(letter) + 1) % LETTERS.length]).join('')
    const near = right.slice(0, 7) + far.slice(7)
    const times = { far: [] as number[], near: [] as number[] }
    for (let n = 0; n < 6000; n += 1) {
      for (const [name, code] of n % 2
        ? ([
            ['far', far],
            ['near', near],
          ] as const)
        : ([
            ['near', near],
            ['far', far],
          ] as const)) {
        const began = process.hrtime.bigint()
        queryCodeMatches(app.deps.keys, TENANT, own.id, code)
        times[name].push(Number(process.hrtime.bigint() - began))
      }
    }
    const median = (list: number[]) => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0
    expect(Math.abs(median(times.near) / median(times.far) - 1)).toBeLessThan(0.15)
  })
})

describe('guessing over HTTP', () => {
  test('an address that never stops has ten guesses in ten minutes, and is not told of the right one', async () => {
    const seen = { 404: 0, 429: 0, 200: 0 }
    const hours = 3
    for (let minute = 0; minute < hours * 60; minute += 1) {
      for (let n = 0; n < 5; n += 1) {
        const code = minute % 10 === 9 && n === 4 ? own.queryCode : guess()
        const { statusCode } = await lookUp(own.number, code, '203.0.113.1')
        seen[statusCode as keyof typeof seen] += 1
      }
      time += 60_000
    }
    // Twenty wrong about this number in a day, and the right code is no longer looked at from here.
    expect(seen).toEqual({ 404: 20, 429: hours * 300 - 20, 200: 0 })
    expect((await lookUp(own.number, own.queryCode, '203.0.113.2')).statusCode).toBe(200)
  })

  test('at many numbers, too, ten in ten minutes', async () => {
    time += 86_400_000
    let looked = 0
    for (let minute = 0; minute < 60; minute += 1) {
      for (let n = 0; n < 5; n += 1) {
        const { statusCode } = await lookUp(
          `CS20260417-${String(minute * 5 + n).padStart(6, '0')}`,
          guess(),
          '203.0.113.3',
        )
        if (statusCode === 404) looked += 1
      }
      time += 60_000
    }
    expect(looked).toBe(60)
  })

  test('a hundred addresses have the twenty of the number, and one each', async () => {
    time += 86_400_000
    let looked = 0
    for (let round = 0; round < 4; round += 1) {
      for (let n = 0; n < 100; n += 1) {
        if ((await lookUp(own.number, guess(), `198.51.100.${n}`)).statusCode === 404) looked += 1
      }
    }
    expect(looked).toBe(100)
    expect((await lookUp(own.number, own.queryCode, '198.51.100.200')).statusCode).toBe(200)
  })
})

describe('a wrong number and a wrong code are one answer', () => {
  const asIs = ({ statusCode, headers, rawPayload }: Awaited<ReturnType<typeof lookUp>>) => {
    // The id is another for every request, right or wrong.
    const { 'x-request-id': _, date: __, ...rest } = headers
    return { statusCode, rest, bytes: rawPayload.toString('hex') }
  }
  type Schema = Readonly<{
    properties?: Readonly<Record<string, Schema>>
    required?: readonly string[]
    type?: string
    enum?: readonly unknown[]
    const?: unknown
    anyOf?: readonly Schema[]
    format?: string
    minLength?: number
  }>
  type Door = Readonly<{ method: 'GET' | 'POST' | 'PUT' | 'DELETE'; path: string; body: unknown; type: string }>

  /** The least that a body has to be. */
  const least = (schema: Schema): unknown => {
    if (schema.const !== undefined || schema.enum) return schema.const ?? schema.enum?.[0]
    if (schema.anyOf?.[0]) return least(schema.anyOf[0])
    if (schema.properties)
      return Object.fromEntries((schema.required ?? []).map((name) => [name, least(schema.properties?.[name] ?? {})]))
    if (schema.format === 'uuid') return newId()
    return (
      { integer: 1, number: 1, boolean: true, array: [] as unknown }[schema.type ?? ''] ??
      'x'.repeat(schema.minLength ?? 1)
    )
  }

  /** Every route that a number and a code open to whoever has no account. */
  const doors = (): readonly Door[] =>
    Object.entries(app.app.swagger().paths ?? {}).flatMap(([path, methods]) =>
      Object.entries(methods ?? {}).flatMap(([method, operation]) => {
        const {
          parameters = [],
          security,
          requestBody,
        } = operation as {
          parameters?: { name: string }[]
          security?: unknown
          requestBody?: { content: Readonly<Record<string, { schema: Schema }>> }
        }
        const json = requestBody?.content['application/json']?.schema
        const names = [...parameters.map(({ name }) => name), ...Object.keys(json?.properties ?? {})]
        if (security || !names.includes('number') || !names.includes('code')) return []
        const body = json ? least(json) : requestBody && Buffer.from('%PDF')
        return [
          {
            method: method.toUpperCase() as Door['method'],
            path,
            body,
            type: json ? 'application/json' : 'application/pdf',
          },
        ]
      }),
    )

  test('byte for byte, at every door that a number and a code open, in both languages', async () => {
    time += 86_400_000
    expect(doors().map(({ path }) => path)).toContain('/api/submissions/{number}')
    let n = 0
    for (const { method, path, body, type } of doors()) {
      for (const language of ['zh', 'en']) {
        const answers = []
        for (const [number, code] of [
          [own.number, 'AAAAAAAA'],
          ['CS20260417-999999', own.queryCode],
          ['CS20260417-999998', 'AAAAAAAA'],
          ['nothing', 'x'],
        ] as const) {
          const given = Buffer.isBuffer(body) ? body : { ...(body as object), number, code }
          const payload = type === 'application/json' ? onlyKnown(given, body) : given
          const reply = await app.app.inject({
            method,
            url: `${path.replace('{number}', number)}?code=${code}&name=a.pdf`,
            headers: {
              'accept-language': language,
              'sec-fetch-site': 'same-origin',
              ...(body !== undefined && { 'content-type': type }),
            },
            remoteAddress: `192.0.2.${(n += 1)}`,
            ...(body !== undefined && { payload }),
          })
          answers.push(asIs(reply))
        }
        expect([path, answers[0]?.statusCode]).toEqual([path, 404])
        for (const other of answers.slice(1)) expect(other).toEqual(answers[0])
      }
    }
  })

  /** Number and code go into the body only where it has a place for them. */
  const onlyKnown = (given: object, body: unknown) =>
    Object.fromEntries(Object.entries(given).filter(([name]) => name in (body as object)))
})
