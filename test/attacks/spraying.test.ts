import { expect, test } from 'vitest'
import { limits } from '../../server/edges/limits.ts'
import { useApp } from '../app.ts'

let clock = new Date('2026-03-02T01:00:00.000Z').getTime()
const app = useApp(() => new Date(clock), { limits })
const sprayed = (n: number, address: string) =>
  app.app.inject({
    method: 'POST',
    url: '/api/sign-in',
    remoteAddress: address,
    headers: { 'sec-fetch-site': 'same-origin' },
    payload: { username: `person.${n}`, password: 'Spring#2026aB' },
  })

test('one password for many accounts: after thirty wrong ones an address waits, others do not', async () => {
  const answers: number[] = []
  for (let n = 0; n < 40; n += 1) answers.push((await sprayed(n, '10.1.1.1')).statusCode)
  expect(answers.filter((status) => status === 401)).toHaveLength(30)
  expect(answers.slice(30)).toEqual(Array.from({ length: 10 }, () => 429))
  expect((await sprayed(41, '10.1.1.2')).statusCode).toBe(401)
  const refused = await sprayed(42, '10.1.1.1')
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect(refused.json()).toMatchObject({ code: 'too-many-requests' })
  clock += 11 * 60_000
  expect((await sprayed(43, '10.1.1.1')).statusCode).toBe(401)
})
