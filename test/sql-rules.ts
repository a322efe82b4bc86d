import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrationsFolder } from '../server/db/migrate.ts'
import { splitStatements } from '../server/db/sql-statements.ts'

/** A statement of a migration without its comments; strings keep their place but lose their words. */
export type Statement = Readonly<{ file: string; text: string; bare: string }>

/** Every statement of every migration, in order. */
export function migrationStatements(folder = migrationsFolder): Statement[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .flatMap((file) => statementsOf(file, readFileSync(join(folder, file), 'utf8')))
}

/** The statements of one file. */
export function statementsOf(file: string, text: string): Statement[] {
  return splitStatements(text).map((one) => {
    const words = one
      .replaceAll(/--[^\n]*|\/\*[^]*?\*\//g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim()
    return { file, text: words, bare: words.toLowerCase().replaceAll(/'(?:''|[^'])*'/g, "''") }
  })
}

type Rule = Readonly<{ name: string; breaks: (bare: string) => boolean }>

const has = (pattern: RegExp) => (bare: string) => pattern.test(bare)

/**
 * What no migration may hold, because plain PostgreSQL 15 and Citus must both take it. `place()` alone is defined with
 * plpgsql, in 0001.
 */
export const forbidden: readonly Rule[] = [
  { name: 'a trigger', breaks: has(/\b(create|alter) (or replace )?(constraint |event )?trigger\b/) },
  { name: 'a rule', breaks: has(/\bcreate (or replace )?rule\b/) },
  { name: 'inheritance', breaks: has(/\binherits? \(|\binherit [a-z]/) },
  { name: 'merge', breaks: has(/\bmerge into\b/) },
  { name: 'a view', breaks: has(/\bcreate (or replace )?(temp |temporary |recursive |materialized )*view\b/) },
  { name: 'on delete or on update with an effect', breaks: has(/\bon (delete|update) (set (null|default)|cascade)\b/) },
  { name: 'uuidv7() or another function of 18', breaks: has(/\buuidv[47] ?\(|\bgenerated always as \((?!.*stored)/) },
  {
    name: 'chance or the clock in the database',
    breaks: has(
      /\b(now|random|clock_timestamp|statement_timestamp|transaction_timestamp|gen_random_uuid|timeofday) ?\(|\bcurrent_(timestamp|date|time)\b|\blocaltime(stamp)?\b/,
    ),
  },
  { name: 'an exclusion constraint', breaks: has(/\bexclude (using|\()/) },
  { name: 'serial', breaks: has(/\b(big|small)?serial\b/) },
  { name: 'nextval', breaks: has(/\bnextval ?\(/) },
  {
    name: 'a timestamp without a zone',
    breaks: has(/\btimestamp(?! with time zone)\b(?! ?\()|\btimestamp ?\(\d\)(?! with time zone)/),
  },
  { name: 'a session setting other than Citus’s', breaks: has(/^set (?!(local |session )?citus\.)/) },
  { name: 'begin or commit', breaks: has(/^(begin|commit|rollback|start transaction|savepoint)\b/) },
  { name: 'an index made concurrently, which no transaction can hold', breaks: has(/\bindex concurrently\b/) },
  {
    name: 'an extension beyond pg_trgm and btree_gin',
    breaks: has(/\bcreate extension (if not exists )?"?(?!pg_trgm\b|btree_gin\b)/),
  },
  {
    name: 'add constraint beside something else',
    breaks: (bare) => /^alter table\b.*\badd constraint\b/.test(bare) && splitActions(bare) > 1,
  },
  { name: 'a sub-select in a policy', breaks: has(/^create policy\b.*\bselect\b/) },
  {
    name: 'a foreign key that is not written as (tenant_id, …)',
    breaks: has(
      /\breferences [a-z_]+ \((?!tenant_id\b)|^create table \w+ \(.*\btenant_id\b.*\w+ uuid (not null )?references\b/,
    ),
  },
]

/** How many actions an `alter table` has: commas outside brackets, and one. */
function splitActions(bare: string): number {
  let depth = 0
  let actions = 1
  for (const letter of bare) {
    if (letter === '(') depth += 1
    else if (letter === ')') depth -= 1
    else if (letter === ',' && depth === 0) actions += 1
  }
  return actions
}

/** The kind that `select place('x', 'kind')` gives each table. */
export function placesOf(statements: readonly Statement[]): Map<string, string> {
  const found = statements.map(({ text }) => /^select place\('(\w+)', '(\w+)'\)$/i.exec(text))
  const dropped = statements.flatMap(({ bare }) => /^drop table (\w+)$/.exec(bare)?.[1] ?? [])
  const placed = found.flatMap((match) => (match ? [[match[1] ?? '', match[2] ?? ''] as const] : []))
  return new Map(placed.filter(([name]) => !dropped.includes(name)))
}
