import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { useDatabase } from '../../test/database.ts'
import { openDatabase } from './connect.ts'
import { migrate, migrationsFolder, readMigrations } from './migrate.ts'

const database = useDatabase()
const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })))

/** The files of the repository, which have run already, and more. */
async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-migrations-'))
  folders.push(folder)
  for (const name of Object.keys(await readMigrations())) writeFileSync(join(folder, `${name}.sql`), 'select 1;')
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

async function countOf(table: string): Promise<number | null> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass(${table}) is not null as there`.execute(
    database.owner,
  )
  if (!rows[0]?.there) return null
  const counted = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(
    database.owner,
  )
  return counted.rows[0]?.count ?? null
}

test('a migrated database is left as it is', async () => {
  expect(await migrate(database.owner)).toEqual([])
})

test('programs that migrate at the same time run each file once', async () => {
  const folder = await folderWith({
    '8001_first.sql': `create table once (n integer); select pg_sleep(0.2); insert into once values (1);`,
    '8002_second.sql': `insert into once values (2);`,
  })
  const others = Array.from({ length: 4 }, () => {
    const { ownerClient } = database
    return openDatabase({ owner: ownerClient, app: ownerClient, close: () => Promise.resolve() })
  })
  const ran = await Promise.all(others.map((other) => migrate(other.owner(), folder)))
  expect(ran.flat().sort()).toEqual(['8001_first', '8002_second'])
  expect(await countOf('once')).toBe(2)
  await Promise.all(others.map((other) => other.close()))
})

test('a file that fails leaves nothing of itself and all of those before it', async () => {
  const folder = await folderWith({
    '8001_first.sql': '',
    '8002_second.sql': '',
    '8003_good.sql': 'create table good (n integer);',
    '8004_bad.sql': 'create table half (n integer); insert into half values (1); select 1/0;',
    '8005_never.sql': 'create table never (n integer);',
  })
  const failing = migrate(database.owner, folder)
  await expect(failing).rejects.toMatchObject({ code: 'migration-failed', exitCode: 28 })
  await expect(failing).rejects.toThrow(/8004_bad.*division by zero/)
  expect([await countOf('good'), await countOf('half'), await countOf('never')]).toEqual([0, null, null])
  writeFileSync(join(folder, '8004_bad.sql'), 'create table half (n integer);')
  expect(await migrate(database.owner, folder)).toEqual(['8004_bad', '8005_never'])
})

test('each statement travels alone', async () => {
  const folder = await folderWith({
    '8001_first.sql': '',
    '8002_second.sql': '',
    '8003_good.sql': '',
    '8004_bad.sql': '',
    '8005_never.sql': '',
    '8006_apart.sql': `create table apart (text text); insert into apart values (current_query()); insert into apart values (current_query());`,
  })
  await migrate(database.owner, folder)
  const { rows } = await sql<{ text: string }>`select text from apart`.execute(database.owner)
  expect(rows.map(({ text }) => text)).toEqual(Array(2).fill('insert into apart values (current_query())'))
})

test('the files of the repository are numbered without gaps', async () => {
  const names = Object.keys(await readMigrations(migrationsFolder))
  expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_name, index) => index + 1))
  for (const name of names) expect(name).toMatch(/^\d{4}_[a-z0-9_]+$/)
})

test('a program that looks through the tables while another drops them is not refused', async () => {
  const steps = Array.from({ length: 40 }, (_, step): [string, string] => [
    `8${String(step + 100)}_step.sql`,
    step % 2 === 0
      ? Array.from({ length: 20 }, (_, nth) => `create table passing_${nth} (n integer);`).join('\n')
      : Array.from({ length: 20 }, (_, nth) => `drop table passing_${nth};`).join('\n'),
  ])
  const folder = await folderWith(Object.fromEntries(steps))
  await sql`delete from kysely_migration where name like '8%'`.execute(database.owner)
  const others = Array.from({ length: 4 }, () => {
    const { ownerClient } = database
    return openDatabase({ owner: ownerClient, app: ownerClient, close: () => Promise.resolve() })
  })
  const ran = await Promise.all(others.map((other) => migrate(other.owner(), folder)))
  expect(ran.flat()).toHaveLength(40)
  await Promise.all(others.map((other) => other.close()))
})
