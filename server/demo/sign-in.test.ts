import { expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { catalogue } from '../../test/make.ts'
import { TENANT } from '../../test/prefecture.ts'
import { codeAt } from '../people/totp.ts'
import { openDemoAccounts, secretOf } from './sign-in.ts'

const app = useApp()

test('everybody of the demo signs in with what was printed and the six digits of this installation', async () => {
  const { password, secret, people } = await openDemoAccounts(app.deps, TENANT)
  expect(people).toHaveLength(catalogue.people.size)
  expect(new Set(people.map(({ username }) => username)).size).toBe(people.length)
  for (const { username, person } of people.slice(0, 3)) {
    const first = await app.call('POST', '/api/sign-in', { body: { username, password } })
    expect(first.body).toEqual({ next: 'secondFactor' })
    const cookie = /^lianxin=[\w-]+/.exec(String(first.headers['set-cookie']))?.[0] ?? ''
    const own = await secretOf(app.deps, TENANT, username)
    expect(own).toBe(secret)
    const code = codeAt(secret, app.deps.now())
    const second = await app.call('POST', '/api/sign-in/code', { body: { code }, headers: { cookie } })
    expect(second.body).toEqual({ next: 'done' })
    const whole = /^lianxin=[\w-]+/.exec(String(second.headers['set-cookie']))?.[0] ?? ''
    const me = await app.call('GET', '/api/me', { headers: { cookie: whole } })
    expect(me.body).toMatchObject({ id: person.code, username, factors: ['totp'] })
  }
  expect(await secretOf(app.deps, TENANT, 'nobody')).toBeNull()
})

test('accounts that are there keep their passwords', async () => {
  await expect(openDemoAccounts(app.deps, TENANT)).rejects.toMatchObject({ code: 'account-exists' })
})
