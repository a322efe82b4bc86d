import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '../server/new-id.ts'
import { pdf } from '../server/attachment/test-files.ts'
import type { Role } from '../domain/access/role.ts'
import { useApp } from './app.ts'

const app = useApp()

/** Tables in which reading itself is written down: who looked, and when a session was last used. */
const ofReading = /^(access_log|counter|session|citizen_session)/
/**
 * Routes whose reading is part of a protocol that begins with a link: a person goes away to sign in elsewhere, and comes back.
 * And the stream, which does not end: `server/live/live.test.ts` reads it.
 */
const ofProtocol = /^\/api\/(sign-on\/|events$)/

const callers: readonly (readonly [Role, string?] | null)[] = [
  null,
  ['operator'],
  ['dispatcher'],
  ['supervisor'],
  ['securityAdministrator'],
  ['systemAdministrator'],
  ['auditAdministrator'],
]

/** What stands in the place of each parameter. */
let given: Readonly<Record<string, string>>
beforeAll(async () => {
  const said = (await app.call('POST', '/api/submissions', { body: { id: newId(), text: '路灯不亮' } })).body
  const at = `/api/submissions/${said.number}/attachments?code=${said.queryCode}&name=a.pdf`
  const attached = await app.call('POST', at, { raw: pdf(), headers: { 'content-type': 'application/pdf' } })
  const { rows } = (await app.call('GET', `/api/matters?number=${said.number}`, { as: ['dispatcher'] })).body
  given = {
    number: said.number,
    code: said.queryCode,
    matterId: rows[0].id,
    attachmentId: attached.body.id,
    from: '2026-01-01',
    to: '2026-12-31',
    unit: 'roads',
  }
})

/** The addresses of the interface that are read, with parameters that lead somewhere. */
function addresses(): readonly string[] {
  const paths = app.app.swagger().paths ?? {}
  return Object.entries(paths).flatMap(([path, methods]) => {
    const operation = methods?.['get' as keyof typeof methods] as
      | { parameters?: { name: string; in: string; required?: boolean }[] }
      | undefined
    if (!operation || ofProtocol.test(path)) return []
    const required = (operation.parameters ?? []).filter((one) => one.in === 'query' && one.required)
    const query = new URLSearchParams(required.map(({ name }) => [name, given[name] ?? newId()]))
    return [
      `${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(given[name] ?? newId()))}?${query}`,
    ]
  })
}

/** Every row of every table, as one number a table. */
async function everything(): Promise<Readonly<Record<string, string>>> {
  const { owner } = app.database
  const tables = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%' and c.relkind = 'r'
      and n.nspname = 'public' order by 1`.execute(owner)
  const sums: Record<string, string> = {}
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ sum: string }>`
      select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as sum from ${sql.table(name)} as t`.execute(
      owner,
    )
    sums[name] = rows[0]?.sum ?? ''
  }
  return sums
}

test('reading changes nothing, whoever reads, but for the notes that they did', async () => {
  const all = addresses()
  expect(all.length).toBeGreaterThan(10)
  // Whoever is signed in is signed in before.
  for (const as of callers) if (as) await app.call('GET', '/api/me', { as })
  const before = await everything()
  const answered = new Set<string>()
  for (const url of all) {
    for (const as of callers) {
      const { status } = await app.call('GET', url, as ? { as } : {})
      expect([url, status < 500]).toEqual([url, true])
      if (status === 200) answered.add(url)
    }
  }
  const after = await everything()
  const changed = Object.keys(after).filter((table) => after[table] !== before[table])
  expect(changed.filter((table) => !ofReading.test(table))).toEqual([])
  // So that the test has seen routes do their work, not only refuse, and would see a change.
  expect(answered.size).toBeGreaterThan(all.length / 2)
  await app.call('POST', '/api/submissions', { body: { id: newId(), text: '井盖松了' } })
  expect((await everything())['submission']).not.toBe(after['submission'])
})
