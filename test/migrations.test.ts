import { type RawBuilder, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { useDatabase } from './database.ts'
import { forbidden, migrationStatements, placesOf, statementsOf } from './sql-rules.ts'

/** The rules for SQL of docs and design: one set of migrations for PostgreSQL 15 and later and for Citus. */
const statements = migrationStatements()
const places = placesOf(statements)
const database = useDatabase()

async function rowsOf<R>(query: RawBuilder<R>): Promise<R[]> {
  return (await query.execute(database.owner)).rows
}

const tables = sql`pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname not like 'kysely%'`

const namesOf = (rows: readonly Readonly<{ name: string }>[]) => rows.map(({ name }) => name).sort()
const tenantTables = () =>
  [...places]
    .filter(([, kind]) => kind === 'tenant')
    .map(([name]) => name)
    .sort()

describe('in the text of every migration', () => {
  test.each(forbidden)('there is no $name', ({ breaks }) => {
    const broken = statements.filter(
      ({ file, bare }) => !(file === '0001_house.sql' && /^(do|create function place)\b/.test(bare)) && breaks(bare),
    )
    expect(broken.map(({ file, text }) => `${file}: ${text.slice(0, 100)}`)).toEqual([])
  })

  test('a table is created, described, placed, then indexed, granted and secured', () => {
    const steps = [
      'create table',
      'comment on table',
      'select place',
      'create index',
      'grant',
      'enable row level security',
      'create policy',
    ]
    for (const name of places.keys()) {
      // What a later migration adds has an order of its own.
      const made = statements.find(({ bare }) => bare.startsWith(`create table ${name} `))?.file
      const about = statements.filter(
        ({ file, bare, text }) =>
          file === made &&
          new RegExp(`\\b${name}\\b`).test(/^select place/i.test(text) ? text : (bare.split(' as ')[0] ?? '')),
      )
      const order = about.map(({ bare, text }) => {
        if (bare.startsWith(`create table ${name} `)) return 0
        if (bare.startsWith(`comment on table ${name} `)) return 1
        if (text.startsWith(`select place('${name}'`)) return 2
        if (new RegExp(`^create (unique )?index \\w+ on ${name} `).test(bare)) return 3
        if (new RegExp(`^grant .* on ${name} to `).test(bare)) return 4
        if (bare.startsWith(`alter table ${name} enable row`)) return 5
        return bare.startsWith(`create policy tenant_only on ${name} `) ? 6 : -1
      })
      const own = order.filter((step) => step >= 0)
      const firstIndex = own.indexOf(2)
      expect(own.slice(0, 3), `${name}: ${steps.join(', ')}`).toEqual([0, 1, 2])
      expect(
        own.slice(firstIndex + 1).every((step) => step > 2),
        name,
      ).toBe(true)
    }
  })
})

describe('the checks themselves', () => {
  test.each([
    ['a trigger', 'create trigger t before insert on x execute function f()'],
    ['a rule', 'create rule r as on insert to x do nothing'],
    ['inheritance', 'create table y () inherits (x)'],
    ['merge', 'merge into x using y on true when matched then delete'],
    ['a view', 'create view v as select 1'],
    ['on delete or on update with an effect', 'create table y (a int references x (tenant_id) on delete set null)'],
    ['uuidv7() or another function of 18', 'create table y (id uuid default uuidv7())'],
    ['chance or the clock in the database', 'create table y (at timestamptz default now())'],
    ['an exclusion constraint', 'create table y (a int, exclude using gist (a with =))'],
    ['serial', 'create table y (id bigserial)'],
    ['nextval', `alter table x alter id set default nextval('s')`],
    ['a timestamp without a zone', 'create table y (at timestamp not null)'],
    ['a session setting other than Citus’s', 'set search_path = x'],
    ['begin or commit', 'commit'],
    ['an index made concurrently, which no transaction can hold', 'create index concurrently i on x (tenant_id)'],
    ['an extension beyond pg_trgm and btree_gin', 'create extension intarray'],
    ['add constraint beside something else', 'alter table x add column a int, add constraint c check (a > 0)'],
    ['a sub-select in a policy', 'create policy p on x using (id in (select id from y))'],
    [
      'a foreign key that is not written as (tenant_id, …)',
      'create table y (tenant_id integer, a uuid, foreign key (a) references x (id))',
    ],
  ])('find %s', (name, text) => {
    const [statement] = statementsOf('x.sql', text)
    const found = forbidden.filter(({ breaks }) => breaks(statement?.bare ?? '')).map((rule) => rule.name)
    expect(found).toContain(name)
  })

  test('are silent about what is allowed', () => {
    const [statement] = statementsOf(
      'x.sql',
      `-- a trigger; now()\ncreate table x (tenant_id integer not null, at timestamptz not null, word text check (word <> 'merge into'), foreign key (tenant_id, id) references y (tenant_id, id))`,
    )
    expect(forbidden.filter(({ breaks }) => breaks(statement?.bare ?? ''))).toEqual([])
  })

  test('cover every rule', () => {
    expect(forbidden.length).toBe(19)
  })
})

describe('in the migrated database', () => {
  test('every table has been placed', async () => {
    expect(namesOf(await rowsOf(sql<{ name: string }>`select c.relname as name from ${tables}`))).toEqual(
      [...places.keys()].sort(),
    )
  })

  test('every table says what it is', async () => {
    const silent = sql<{
      name: string
    }>`select c.relname as name from ${tables} where coalesce(obj_description(c.oid, 'pg_class'), '') = ''`
    expect(await rowsOf(silent)).toEqual([])
  })

  test('a table with tenant_id and row security is a tenant’s, and the other way round', async () => {
    const secured = sql<{ name: string }>`select c.relname as name from ${tables} where c.relrowsecurity`
    expect(namesOf(await rowsOf(secured))).toEqual(tenantTables())
    const marked = sql<{ name: string; type: string }>`
      select c.relname as name, format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then '' else ' null' end as type
      from ${tables} join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'`
    for (const { name, type } of await rowsOf(marked)) expect([name, type]).toEqual([name, 'integer'])
  })

  test('every primary and unique key of a tenant begins with tenant_id', async () => {
    const keys = sql<{ name: string; first: string; key: string }>`
      select c.relname as name, a.attname as first, i.indexrelid::regclass::text as key
      from ${tables} join pg_index i on i.indrelid = c.oid and i.indisunique join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]`
    const found = (await rowsOf(keys)).filter(({ name }) => places.get(name) === 'tenant')
    expect(found.filter(({ first }) => first !== 'tenantId' && first !== 'tenant_id')).toEqual([])
    expect([...new Set(found.map(({ name }) => name))].sort()).toEqual(tenantTables())
  })

  test('every ordinary index of a tenant begins with tenant_id, save those of words', async () => {
    const indexes = sql<{
      name: string
      definition: string
    }>`select c.relname as name, pg_get_indexdef(i.indexrelid) as definition from ${tables} join pg_index i on i.indrelid = c.oid`
    const found = (await rowsOf(indexes)).filter(({ name }) => places.get(name) === 'tenant')
    expect(found.filter(({ definition }) => !/USING btree \(tenant_id\b|USING gin/.test(definition))).toEqual([])
  })

  test('every foreign key goes from a tenant’s table to another by tenant_id, or to a reference, and does nothing on its own', async () => {
    const keys = await rowsOf(sql<{ name: string; target: string; definition: string; effects: string }>`
      select c.relname as name, k.confrelid::regclass::text as target, pg_get_constraintdef(k.oid) as definition, k.confdeltype::text || k.confupdtype::text as effects
      from ${tables} join pg_constraint k on k.conrelid = c.oid and k.contype = 'f'`)
    for (const { name, target, definition, effects } of keys) {
      expect([name, places.get(name), effects]).toEqual([name, 'tenant', 'aa'])
      if (places.get(target) === 'reference') continue
      expect([name, target, places.get(target)]).toEqual([name, target, 'tenant'])
      expect(definition).toMatch(/^FOREIGN KEY \(tenant_id, .* REFERENCES \w+\(tenant_id, /)
    }
  })

  test('every tenant’s table has the one policy', async () => {
    const policies = await rowsOf(sql<{ name: string; policy: string; reads: string; writes: string; command: string }>`
      select c.relname as name, p.polname as policy, pg_get_expr(p.polqual, c.oid) as reads, pg_get_expr(p.polwithcheck, c.oid) as writes, p.polcmd as command
      from ${tables} join pg_policy p on p.polrelid = c.oid`)
    const own = `(tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)`
    expect(namesOf(policies)).toEqual(tenantTables())
    for (const { policy, reads, writes, command } of policies) {
      expect([policy, reads, writes, command]).toEqual(['tenant_only', own, own, '*'])
    }
  })

  test('what is inserted only cannot be changed or deleted by the application', async () => {
    const grants = await rowsOf(sql<{ name: string; comment: string; rights: string[] }>`
      select c.relname as name, obj_description(c.oid, 'pg_class') as comment,
        array(select r from unnest(array['UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) r where has_table_privilege('lianxin_app', c.oid, r)
          or (r = 'UPDATE' and has_any_column_privilege('lianxin_app', c.oid, r))) as rights
      from ${tables}`)
    const only = grants.filter(({ comment }) => comment.includes('Insert only'))
    expect(namesOf(only)).toContain('ledger_entry')
    for (const { name, rights } of only) expect([name, rights]).toEqual([name, []])
    for (const { name, rights } of grants)
      expect([name, rights.filter((right) => !['UPDATE', 'DELETE'].includes(right))]).toEqual([name, []])
  })

  test('the application owns nothing, passes no row security, and may make nothing', async () => {
    const [role] =
      await rowsOf(sql`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, has_schema_privilege('lianxin_app', 'public', 'CREATE') as creates,
      (select count(*)::int from pg_class where relowner = r.oid) as owns from pg_roles r where rolname = 'lianxin_app'`)
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      creates: false,
      owns: 0,
    })
  })

  test('nobody else has been let in', async () => {
    const others = sql`select c.relname as name from ${tables} cross join aclexplode(c.relacl) a where a.grantee <> c.relowner and a.grantee <> 'lianxin_app'::regrole`
    expect(await rowsOf(others)).toEqual([])
  })

  test('there are identity columns in local tables alone, and no trigger, rule, view or child', async () => {
    const identity = await rowsOf(
      sql<{
        name: string
      }>`select c.relname as name from ${tables} join pg_attribute a on a.attrelid = c.oid and a.attidentity <> ''`,
    )
    for (const { name } of identity) expect([name, places.get(name)]).toEqual([name, 'local'])
    const [odd] =
      await rowsOf(sql`select (select count(*)::int from ${tables} join pg_trigger t on t.tgrelid = c.oid and not t.tgisinternal) as triggers,
      (select count(*)::int from ${tables} join pg_rewrite r on r.ev_class = c.oid) as rules,
      (select count(*)::int from ${tables} join pg_inherits i on i.inhrelid = c.oid where not c.relispartition) as children,
      (select count(*)::int from pg_class v where v.relkind in ('v', 'm') and v.relnamespace = 'public'::regnamespace) as views`)
    expect(odd).toEqual({ triggers: 0, rules: 0, children: 0, views: 0 })
  })

  test('no default is made by a function, and every function is place()', async () => {
    const defaults = sql`select c.relname as name, pg_get_expr(d.adbin, d.adrelid) as made from ${tables} join pg_attrdef d on d.adrelid = c.oid where pg_get_expr(d.adbin, d.adrelid) ~ '\\w\\('`
    expect(await rowsOf(defaults)).toEqual([])
    const functions = sql<{
      name: string
    }>`select p.proname as name from pg_proc p where p.pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`
    expect(namesOf(await rowsOf(functions))).toEqual(['place'])
  })

  test('place() refuses a kind it does not know and a tenant’s table without tenant_id', async () => {
    const wrong = sql`select place('tenant', 'other')`.execute(database.owner)
    await expect(wrong).rejects.toThrow(/kind is reference, tenant or local/)
    const missing = sql`select place('tenant', 'tenant')`.execute(database.owner)
    await expect(missing).rejects.toThrow(/has tenant_id integer not null/)
  })
})
