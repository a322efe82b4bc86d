import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { listMatters } from '../../contract/ledger.ts'
import { standingsOf } from '../../domain/access/relation.ts'
import { type Grant, type Role, roles, type Viewer } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { chanceOf } from '../../test/chance.ts'
import { useDatabase } from '../../test/database.ts'
import { uid } from '../../test/make.ts'
import { setUpPrefecture, TENANT } from '../../test/prefecture.ts'
import { randomBook } from '../../test/random-book.ts'
import { type Chance, pick } from '../../test/random-commands.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { inTenant } from '../db/tenant.ts'
import { newKeyText, readKeyText } from '../identity/key-text.ts'
import { matterPage } from '../ledger/lists.ts'
import { loadFolders } from '../ledger/store.ts'
import { maySee } from './scope.ts'
import { recordedBy } from './see.ts'

const database = useDatabase()
const now = new Date('2026-03-20T02:00:00.000Z')
const elsewhere = 150400
const staff = Object.keys(roles).filter((role) => role !== 'citizen' && role !== 'system') as Role[]
let catalogue: Catalogue
let matterIds: readonly string[]

/** A book of 250 matters, some of them about a unit, some with people recused, some recorded by others. */
beforeAll(async () => {
  await setUpPrefecture(database.app)
  await setUpPrefecture(database.app, elsewhere, 'CF')
  const keys = readKeyText(newKeyText())
  for (const tenantId of [elsewhere, TENANT]) {
    matterIds = await inTenant(database.app, tenantId, async (tx) => {
      catalogue = await catalogueFor(tx, tenantId, dayInChina(now))
      const book = await randomBook(tx, { keys, tenantId, catalogue, chance: chanceOf(tenantId), now }, 250)
      return book.folders.map(({ matter }) => matter.id)
    })
  }
  const draw = (column: string, seed: number, of: number) =>
    sql.raw(`abs(hashtextextended(${column}::text, ${seed})) % ${of}`)
  await sql`update matter set
    about_unit_ids = case ${draw('id', 1, 6)} when 0 then '["housing"]'::jsonb when 1 then '["government"]' when 2 then '["centre","roads"]' else '[]' end,
    recused_ids = case ${draw('id', 2, 4)} when 0 then ${JSON.stringify([uid(1), uid(2)])}::jsonb when 1 then ${JSON.stringify([uid(40)])} else recused_ids end`.execute(
    database.owner,
  )
  await sql`update submission set recorded_by = case ${draw('id', 3, 3)} when 0 then ${uid(40)}::uuid when 1 then ${uid(6)}::uuid else recorded_by end`.execute(
    database.owner,
  )
})

function randomGrant(chance: Chance): Grant {
  return {
    role: pick(staff, chance),
    unitId: pick([null, ...catalogue.units.keys()], chance),
    regionCode: pick([null, null, ...catalogue.regions.keys()], chance),
    standsInFor: chance() < 0.2 ? uid(2) : null,
  }
}

function randomViewer(chance: Chance): Viewer {
  const grants = Array.from({ length: 1 + Math.floor(chance() * 3) }, () => randomGrant(chance))
  return {
    id: pick([uid(1), uid(6), uid(40), uid(41)], chance),
    unitId: pick([null, ...catalogue.units.keys()], chance),
    grants,
  }
}

/** What the pure rule lets the viewer see, newest first. */
async function seenByRule(viewer: Viewer): Promise<string[]> {
  return inTenant(database.app, TENANT, async (tx) => {
    const held = await loadFolders(tx, TENANT, matterIds, 'read')
    const seen: string[] = []
    for (const { folder } of held.values()) {
      const recorded = await recordedBy(tx, TENANT, viewer, folder)
      const standings = standingsOf(viewer, { ...folder, recorded: recorded.size > 0 }, catalogue)
      if (standings.length > 0) seen.push(folder.matter.id)
    }
    return seen.toSorted().toReversed()
  })
}

function bySql(viewer: Viewer): Promise<string[]> {
  return inTenant(database.app, TENANT, async (tx) => {
    const rows = tx.selectFrom('matter').select('id').where('tenantId', '=', TENANT)
    const found = await rows
      .where(maySee(TENANT, viewer, catalogue))
      .orderBy('id', 'desc')
      .execute()
    return found.map(({ id }) => id)
  })
}

/** Every page of the list, put together. */
function byPages(viewer: Viewer, filter: object, limit: number): Promise<string[]> {
  return inTenant(database.app, TENANT, async (tx) => {
    const ids: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query = listMatters.query.parse({ ...filter, limit, ...(cursor && { cursor }) })
      const page = await matterPage(tx, TENANT, viewer, query, catalogue, now)
      if (page.next !== null) expect(page.rows).toHaveLength(limit)
      ids.push(...page.rows.map(({ id }) => id))
      cursor = page.next
    }
    return ids
  })
}

test.each(staff)('a viewer who is %s alone: SQL and the rule see the same', async (role) => {
  const chance = chanceOf(staff.indexOf(role) + 1)
  for (const unitId of [null, 'housing', 'housing-east', 'township', 'government', 'centre']) {
    const regionCode = pick([null, ...catalogue.regions.keys()], chance)
    const viewer: Viewer = { id: uid(40), unitId, grants: [{ role, unitId, regionCode, standsInFor: null }] }
    const rule = await seenByRule(viewer)
    expect([role, unitId, regionCode, await bySql(viewer)]).toEqual([role, unitId, regionCode, rule])
  }
})

test('whatever grants a viewer holds, SQL, the pages of the list and the rule see the same', async () => {
  const chance = chanceOf(7)
  const sizes = new Set<number>()
  for (let round = 0; round < 40; round += 1) {
    const viewer = randomViewer(chance)
    const rule = await seenByRule(viewer)
    sizes.add(rule.length)
    expect([viewer, await bySql(viewer)]).toEqual([viewer, rule])
    expect([viewer, await byPages(viewer, {}, pick([3, 17, 50], chance))]).toEqual([viewer, rule])
  }
  expect(sizes.size).toBeGreaterThan(20)
})

test('filters, the order by due time and a search take nothing from the sight and add nothing to it', async () => {
  const chance = chanceOf(8)
  for (let round = 0; round < 12; round += 1) {
    const viewer = randomViewer(chance)
    const sight = new Set(await seenByRule(viewer))
    const filter = pick(
      [{ status: 'dispatched' }, { light: 'red' }, { light: 'green' }, { kind: 'help' }, { unit: 'housing' }],
      chance,
    )
    const whole: Viewer = {
      id: uid(41),
      unitId: null,
      grants: [{ role: 'supervisor', unitId: null, regionCode: null, standsInFor: null }],
    }
    const everything = (await byPages(whole, filter, 50)).filter((id) => sight.has(id))
    expect([viewer, filter, await byPages(viewer, filter, 5)]).toEqual([viewer, filter, everything])
  }
})

test('nobody without a grant sees anything, nor does an administrator', async () => {
  for (const grants of [
    [],
    staff
      .filter((role) => role.endsWith('Administrator'))
      .map((role) => ({ role, unitId: null, regionCode: null, standsInFor: null })),
  ]) {
    expect(await bySql({ id: uid(7), unitId: 'centre', grants })).toEqual([])
    expect(await byPages({ id: uid(7), unitId: 'centre', grants }, {}, 50)).toEqual([])
  }
})
