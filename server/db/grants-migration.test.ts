import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { catalogueRows } from '../../contract/catalogue-rows.ts'
import { viewerOf } from '../../domain/access/viewer.ts'
import { refusedFrom } from '../../domain/catalogue/check.ts'
import { key } from '../../domain/catalogue/fault.ts'
import { parsePlainDate } from '../../domain/deadline/plain-date.ts'
import { asApp } from '../../test/database.ts'
import { inDatabase } from '../../test/global-setup.ts'
import { uid } from '../../test/make.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { linesFrom } from '../catalogue/store.ts'
import { openDatabase } from './connect.ts'
import type { Database, Db } from './database.ts'
import { migrate, migrationsFolder, readMigrations } from './migrate.ts'
import { inTenant } from './tenant.ts'

/** A person as a line said it before grants had lines of their own. */
type Before = Readonly<{
  n: number
  version?: number
  from?: string
  removed?: boolean
  roles: readonly string[]
  unitId?: string | null
  regionCode?: string | null
}>

const TENANT = 159_900
const region = '159901000000'
const people: readonly Before[] = [
  { n: 1, roles: ['operator', 'dispatcher'], unitId: 'centre', regionCode: '159900000000' },
  { n: 2, roles: ['unitHandler', 'unitLeader'], unitId: 'roads', regionCode: region },
  { n: 3, roles: ['gridWorker'], regionCode: region },
  { n: 4, roles: ['systemAdministrator'], unitId: 'centre' },
  // Moved to another unit and made its leader, which is planned; then gone.
  { n: 5, roles: ['unitHandler'], unitId: 'roads' },
  { n: 5, version: 2, from: '2026-06-01', roles: ['unitHandler', 'unitLeader'], unitId: 'water' },
  { n: 5, version: 3, from: '2026-09-01', removed: true, roles: ['unitHandler', 'unitLeader'], unitId: 'water' },
  // Lost one role.
  { n: 6, roles: ['operator', 'analyst'] },
  { n: 6, version: 2, from: '2026-02-01', roles: ['operator'] },
  { n: 7, roles: [] },
]

let database: Database
let admin: Client
let owner: Db
const folder = mkdtempSync(join(tmpdir(), 'lianxin-before-grants-'))
const name = `${inject('database').template}_${randomBytes(4).toString('hex')}`

beforeAll(async () => {
  const { client } = inject('database')
  admin = new Client(client)
  await admin.connect()
  await admin.query(`create database ${name} encoding UTF8 template template0`)
  const own = inDatabase(client, name)
  database = openDatabase({ owner: own, app: asApp(own), close: () => Promise.resolve() })
  owner = database.owner()
  for (const file of Object.keys(await readMigrations())) {
    if (file < '0008') copyFileSync(join(migrationsFolder, `${file}.sql`), join(folder, `${file}.sql`))
  }
  await migrate(owner, folder)
  await oldLines()
  await migrate(owner)
})

afterAll(async () => {
  await database.close()
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.end()
  rmSync(folder, { recursive: true })
})

async function oldLines(): Promise<void> {
  await sql`insert into tenant (id, name, letters, demo, catalogue_version, created_at) values (${TENANT}, '测试盟', 'CS', false, 0, '2026-01-01T00:00:00Z')`.execute(
    owner,
  )
  const add = (catalogue: string, code: string, row: object, { version = 1, from = '2000-01-01', removed = false }) =>
    sql`insert into catalogue_line values (${TENANT}, ${catalogue}, ${code}, ${version}, ${from}, null, ${removed}, ${JSON.stringify({ code, ...row })}, ${uid(4)}, ${`2026-01-0${version}T00:00:00Z`}, ${`第${version}次`})`.execute(
      owner,
    )
  const place = { point: null }
  await add('region', '159900000000', { name: '测试盟', level: 'prefecture', parent: null, ...place }, {})
  await add('region', region, { name: '东旗', level: 'county', parent: '159900000000', ...place }, {})
  const unit = { name: '局', kind: 'bureau', level: 'prefecture', regionCode: '159900000000', superior: null }
  for (const code of ['centre', 'roads', 'water']) await add('unit', code, unit, {})
  for (const { n, roles, unitId = null, regionCode = null, ...dated } of people)
    await add('person', uid(n), { name: `某${n}`, roles, unitId, regionCode }, dated)
}

const on = (day: string) => inTenant(database.app, TENANT, async (tx) => catalogueFor(tx, TENANT, parsePlainDate(day)))
const grantsOn = async (day: string, n: number) =>
  viewerOf(await on(day), uid(n))?.grants.map(({ role, unitId, regionCode }) => [role, unitId, regionCode])

describe('people keep their roles', () => {
  for (const [day, n, expected] of [
    [
      '2026-01-15',
      1,
      [
        ['dispatcher', null, null],
        ['operator', null, null],
      ],
    ],
    [
      '2026-01-15',
      2,
      [
        ['unitHandler', 'roads', null],
        ['unitLeader', 'roads', null],
      ],
    ],
    ['2026-01-15', 3, [['gridWorker', null, region]]],
    ['2026-01-15', 4, [['systemAdministrator', null, null]]],
    ['2026-05-31', 5, [['unitHandler', 'roads', null]]],
    [
      '2026-06-01',
      5,
      [
        ['unitHandler', 'water', null],
        ['unitLeader', 'water', null],
      ],
    ],
    ['2026-09-01', 5, undefined],
    [
      '2026-01-31',
      6,
      [
        ['analyst', null, null],
        ['operator', null, null],
      ],
    ],
    ['2026-02-01', 6, [['operator', null, null]]],
    ['2026-01-15', 7, []],
  ] as const) {
    test(`${n} on ${day}`, async () => expect(await grantsOn(day, n)).toEqual(expected))
  }
})

test('every version tells who changed it, when and why, as the person’s did', async () => {
  const { rows } = await sql`select code, version, removed, changed_by, note from catalogue_line
    where catalogue = 'grant' and code = ${`${uid(6)}/analyst`} order by version`.execute(owner)
  expect(rows).toEqual([
    { code: `${uid(6)}/analyst`, version: 1, removed: false, changedBy: uid(4), note: '第1次' },
    { code: `${uid(6)}/analyst`, version: 2, removed: true, changedBy: uid(4), note: '第2次' },
  ])
})

test('every line has the shape its catalogue has now, and all of them fit each other', async () => {
  const start = parsePlainDate('2000-01-01')
  const lines = await inTenant(database.app, TENANT, (tx) => linesFrom(tx, TENANT, start))
  expect(lines.filter(({ catalogue }) => catalogue === 'person')).toHaveLength(people.length)
  for (const { catalogue, code, row } of lines)
    expect(catalogueRows[catalogue].safeParse(row).error?.issues ?? [], `${catalogue} ${code}`).toEqual([])
  expect(refusedFrom(lines, new Set(lines.map(({ catalogue, code }) => key(catalogue, code))), start)).toEqual([])
})
