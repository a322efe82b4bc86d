import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { routesOfCatalogue } from '../contract/catalogue.ts'
import type { Route } from '../contract/route.ts'
import { type Role, roles } from '../domain/access/role.ts'
import { catalogueNames } from '../domain/catalogue/names.ts'
import { fileOf, rowsOf, tableOf, testFolder } from '../server/files/test-files.ts'
import { newId } from '../server/new-id.ts'
import { useApp } from './app.ts'
import { dispatched, type Dispatched } from './dispatched.ts'
import { identityFields } from './identity-fields.ts'
import { units } from './make.ts'

/** No bulk phone export at all (china-rules.md 3.2): nothing answers with the ways to more than one submitter. */
const app = useApp()
testFolder()

describe('by what is declared', () => {
  let routes: readonly Route[]
  beforeAll(async () => {
    const folder = join(import.meta.dirname, '../contract')
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    const modules = (await Promise.all(files.map((name) => import(join(folder, name))))) as Record<string, unknown>[]
    routes = [
      ...modules.flatMap((module) => Object.values(module).filter(isRoute)),
      ...catalogueNames.flatMap((name) => Object.values(routesOfCatalogue(name))),
    ]
  })

  test('no answer has a list of telephones, addresses or names of submitters', () => {
    expect(routes.length).toBeGreaterThan(50)
    const found = routes.flatMap(({ method, path, output }) =>
      output ? identityFields(output).map((field) => `${method} ${path}: ${field}`) : [],
    )
    expect(found).toEqual([])
  })

  const person = z.object({ name: z.string(), phone: z.string().nullable() })
  test.each([
    ['one person', z.object({ submissionId: z.string(), submitter: person }), []],
    ['a list of people', z.object({ rows: z.array(person) }), ['.rows[].phone']],
    ['a list in a union', z.object({ rows: z.array(z.union([z.string(), person])).nullable() }), ['.rows[].phone']],
    ['a record', z.record(z.string(), z.object({ email: z.string() })), ['{}.email']],
    [
      'what lies below a list',
      z.object({ voices: z.array(z.object({ submitter: person })) }),
      ['.voices[].submitter', '.voices[].submitter.name', '.voices[].submitter.phone'],
    ],
    ['names beside submissions', z.array(z.object({ submissionId: z.string(), name: z.string() })), ['[].name']],
    ['how much is told', z.array(z.object({ identity: z.enum(['plain', 'none']), hasPhone: z.boolean() })), []],
    ['names of units', z.array(z.object({ code: z.string(), name: z.string() })), []],
    ['a shared shape', z.array(person.meta({ id: 'PersonOfTest' })), ['[].phone']],
  ] as const)('%s', (_, shape, found) => {
    expect(identityFields(shape)).toEqual(found)
  })
})

describe('by what is answered', () => {
  const staff = (Object.keys(roles) as Role[]).filter((role) => role !== 'citizen' && role !== 'system')
  const callers: readonly (readonly [Role, string?])[] = [
    ...staff.filter((role) => !role.startsWith('unit')).map((role) => [role] as const),
    ...units.flatMap(({ code }) => [['unitHandler', code] as const, ['unitLeader', code] as const]),
  ]
  const phones = Array.from({ length: 6 }, (_, n) => `1384799000${n}`)
  const said: Dispatched[] = []

  /** Each submitter wrote their telephone wherever they could, and everything was done with their leave. */
  beforeAll(async () => {
    for (const phone of phones) {
      const submitter = { name: `苏和${phone.slice(-1)}`, phone, email: `u${phone}@example.org`, account: `w${phone}` }
      const words = {
        title: `请回电${phone}`,
        text: `电话${phone}`,
        address: `${phone} 住处`,
        secrecy: 'open',
        submitter,
      }
      const one = await dispatched(app, { said: words, to: { leadUnitId: 'housing', assistingUnitIds: ['roads'] } })
      for (const unit of ['housing', 'roads']) {
        const as = ['unitHandler', unit] as const
        const orderId = await one.orderOf(unit)
        await one.act(as, 'claim', { orderId })
        const at = `/api/matters/${one.matterId}/voices/${one.submissionId}/relay`
        await app.call('POST', at, { as, body: { id: newId(), orderId, text: '请问在哪里？' } })
        const reply = { id: newId(), unitId: unit, text: `请打 ${phone}` }
        await app.call('POST', `/api/submissions/${one.number}/relay?code=${one.queryCode}`, { body: reply })
      }
      said.push(one)
    }
  })

  const told = (text: string) => phones.filter((phone) => text.includes(phone))

  test('an exchange holds the telephone of its own submitter at most', async () => {
    let plain = 0
    for (const one of said) {
      const own = await app.call('GET', `/api/submissions/${one.number}/relay?code=${one.queryCode}`)
      expect(told(JSON.stringify(own.body))).toHaveLength(1)
      for (const as of callers) {
        const { body } = await app.call('GET', `/api/matters/${one.matterId}/voices/${one.submissionId}/relay`, { as })
        const found = told(JSON.stringify(body))
        expect([as, found.length <= 1]).toEqual([as, true])
        plain += found.length
      }
    }
    // So that the test has seen one that is told.
    expect(plain).toBeGreaterThan(0)
  })

  const asked = `purpose=${encodeURIComponent('核对全部导出')}`
  test.each([
    `/api/exports/book.xlsx?month=${new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7)}&${asked}`,
    `/api/exports/matters.xlsx?${asked}`,
    `/api/exports/matters.csv?${asked}`,
    `/api/exports/work-orders.xlsx?unit=housing&${asked}`,
    `/api/exports/work-orders.xlsx?unit=roads&${asked}`,
  ])('no file holds any, whoever takes it: %s', async (url) => {
    let taken = 0
    for (const as of callers) {
      const { status, body } = await app.call('GET', url, { as })
      if (status !== 200) continue
      const path = await fileOf(`taken.${url.includes('.csv') ? 'csv' : 'xlsx'}`, body)
      const rows = await rowsOf(path)
      expect([as, told(JSON.stringify(rows))]).toEqual([as, []])
      const [headings] = await tableOf(path)
      expect(headings?.filter((heading) => /电话|手机|姓名|邮箱|身份|住址|账号/.test(heading))).toEqual([])
      if (rows.length >= phones.length) taken += 1
    }
    expect(taken).toBeGreaterThan(1)
  })
})

function isRoute(value: unknown): value is Route {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value
}
