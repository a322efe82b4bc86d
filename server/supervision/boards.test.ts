import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { chanceOf } from '../../test/chance.ts'
import { catalogue } from '../../test/make.ts'
import { TENANT } from '../../test/prefecture.ts'
import { randomBook } from '../../test/random-book.ts'
import { type Board, boards, listSupervision } from '../../contract/supervision.ts'
import { onTheBook } from '../../domain/ledger/actions.ts'
import type { Folder, Matter } from '../../domain/ledger/matter.ts'
import { leadOrder } from '../../domain/ledger/orders.ts'
import { isWithin } from '../../domain/region/code.ts'
import { silentBefore } from '../../domain/supervision/silent.ts'
import { migrationsFolder } from '../db/migrate.ts'
import { splitStatements } from '../db/sql-statements.ts'
import { inTenant } from '../db/tenant.ts'
import { loadFolders } from '../ledger/store.ts'
import { boardPage } from './boards.ts'
import { strike } from './strike.ts'

const struck = new Date('2026-06-01T02:00:00Z')
/** Some days later, when replies are late too. */
const now = new Date('2026-06-05T02:00:00Z')
const today = '2026-06-05'
const app = useApp(() => now)
let folders: readonly Folder[] = []

/** Two hundred random lives of twenty days, and what the clock has to say about them. */
beforeAll(async () => {
  const edge = { keys: app.deps.keys, tenantId: TENANT, catalogue, chance: chanceOf(7), now: struck }
  const book = await inTenant(app.deps.db, TENANT, (tx) => randomBook(tx, edge, 200))
  await strike({ ...app.deps, now: () => struck }, TENANT, ({ why }) => {
    throw why
  })
  const ids = book.folders.map(({ matter }) => matter.id)
  const held = await inTenant(app.deps.db, TENANT, (tx) => loadFolders(tx, TENANT, ids, 'read'))
  folders = [...held.values()].map(({ folder }) => folder)
})

const open = ({ matter }: Folder) => onTheBook.includes(matter.status)
const heardAt = ({ matter, orders }: Folder) => {
  const lead = leadOrder(matter, orders)
  return lead && (lead.spokeAt ?? lead.sentAt)
}
const replyBy = ({ matter }: Folder) =>
  matter.documents
    .filter(({ repliedAt, liftedAt }) => !repliedAt && !liftedAt)
    .map(({ limitOn }) => limitOn ?? '9999-12-31')
    .toSorted()[0]

/** What stands on each board, and by what it is ordered, as one reads it off the folders. */
const expected: Readonly<Record<Board, (folder: Folder) => string | number | undefined | false>> = {
  late: ({ matter }) => !!matter.dueAt && matter.dueAt < now && matter.dueAt.toISOString(),
  near: ({ matter }) =>
    !!matter.dueAt &&
    matter.dueAt >= now &&
    matter.dueAt.getTime() <= now.getTime() + 48 * 3_600_000 &&
    matter.dueAt.toISOString(),
  silent: (folder) => {
    const lead = leadOrder(folder.matter, folder.orders)
    const heard = heardAt(folder)
    const out = lead && !lead.pausedAt && (lead.status === 'sent' || lead.status === 'claimed')
    const silent = heard && heard < silentBefore(now, 5, catalogue.calendar)
    return folder.matter.status === 'dispatched' && !!out && !!silent && heard.toISOString()
  },
  hops: (folder) => open(folder) && folder.matter.hops > 0 && folder.matter.hops,
  repeats: (folder) => open(folder) && folder.matter.redos > 0 && folder.matter.redos,
  unlifted: (folder) => open(folder) && folder.matter.supervisionLevel > 0 && folder.matter.supervisionLevel,
  unreplied: (folder) => open(folder) && replyBy(folder),
  replyLate: (folder) => open(folder) && (replyBy(folder) ?? '9') < today && replyBy(folder),
}

function standing(board: Board, narrow: (folder: Folder) => boolean = () => true): readonly string[] {
  const found = folders.flatMap((folder) => {
    const key = narrow(folder) && expected[board](folder)
    return key === false || key === undefined ? [] : [{ key, id: folder.matter.id }]
  })
  const sorted = found.toSorted((a, b) => (a.key === b.key ? (a.id < b.id ? -1 : 1) : a.key < b.key ? -1 : 1))
  const descending = board === 'hops' || board === 'repeats' || board === 'unlifted'
  return (descending ? sorted.toReversed() : sorted).map(({ id }) => id)
}

async function paged(query: string, as: Parameters<typeof app.call>[2] = { as: ['supervisor'] }) {
  const ids: string[] = []
  let next: string | null = null
  do {
    const cursor: string = next ? `&cursor=${next}` : ''
    const { status, body } = await app.call('GET', `/api/supervision?${query}&limit=7${cursor}`, as)
    expect(status).toBe(200)
    ids.push(...body.rows.map(({ id }: { id: string }) => id))
    next = body.next
  } while (next)
  return ids
}

describe.each(Object.keys(boards) as Board[])('the board %s', (board) => {
  test('holds what it says, in its order, page after page, and its count', async () => {
    const all = standing(board)
    expect(all.length).toBeGreaterThan(0)
    expect(await paged(`board=${board}`)).toEqual(all)
    const { body } = await app.call('GET', '/api/supervision/counts', { as: ['dispatcher'] })
    expect(body.counts[board]).toEqual({ count: all.length, more: false })
  })

  test('narrows to a unit and to a level', async () => {
    expect(await paged(`board=${board}&unit=housing`)).toEqual(
      standing(board, ({ matter }) => matter.leadUnitId === 'housing'),
    )
    expect(await paged(`board=${board}&level=2`)).toEqual(
      standing(board, ({ matter }) => matter.supervisionLevel === 2),
    )
  })
})

test('a prefecture that is upgraded has the silence of its lead units as the lines would tell it', async () => {
  const { owner } = app.database
  const kept = () => owner.selectFrom('matter').select(['id', 'heardAt']).orderBy('id').execute()
  const before = await kept()
  expect(before.filter(({ heardAt }) => heardAt !== null).length).toBeGreaterThan(0)
  await owner.updateTable('matter').set({ heardAt: null }).execute()
  const statements = splitStatements(readFileSync(join(migrationsFolder, '0025_board_order.sql'), 'utf8'))
  for (const statement of statements.filter((one) => one.startsWith('update '))) await sql.raw(statement).execute(owner)
  expect(await kept()).toEqual(before)
})

test('hops and repeats count from as many as asked', async () => {
  expect(await paged('board=repeats&least=2')).toEqual(standing('repeats', ({ matter }) => matter.redos >= 2))
  expect(await paged('board=hops&least=2')).toEqual(standing('hops', ({ matter }) => matter.hops >= 2))
})

test.each([
  [['supervisor'], 200],
  [['leader'], 200],
  [['dispatcher'], 200],
  [['unitLeader', 'housing'], 403],
  [['operator'], 403],
  [['analyst'], 403],
  [['systemAdministrator'], 403],
] as const)('for %s: %s', async (as, verdict) => {
  expect((await app.call('GET', '/api/supervision?board=late', { as })).status).toBe(verdict)
  expect((await app.call('GET', '/api/supervision/counts', { as })).status).toBe(verdict)
})

test('a cursor of another board is refused', async () => {
  const { body } = await app.call('GET', '/api/supervision?board=late&limit=1', { as: ['supervisor'] })
  const other = await app.call('GET', `/api/supervision?board=hops&cursor=${body.next}`, { as: ['supervisor'] })
  expect([other.status, other.body.code]).toEqual([400, 'bad-cursor'])
})

describe.each([
  ['a banner', ['159901000000']],
  ['a township', ['159901100000']],
  ['a village', ['159901100201']],
  ['a township and another banner', ['159901100000', '159902000000']],
])('who oversees %s', (_, regions) => {
  const inUnit = { role: 'unitLeader', unitId: 'housing', regionCode: null, standsInFor: null } as const
  const leading = regions.map(
    (regionCode) => ({ role: 'leader', unitId: null, regionCode, standsInFor: null }) as const,
  )
  const viewer = { id: '00000000-0000-7000-8000-00000000ffff', unitId: null, grants: [...leading, inUnit] }
  const theirs = ({ matter: { regionCode, recusedIds } }: Folder) =>
    regionCode !== null && regions.some((region) => isWithin(regionCode, region)) && !recusedIds.includes(viewer.id)

  test.each([
    ['', {}, () => true],
    [' of a unit', { unit: 'housing' }, ({ leadUnitId }: Matter) => leadUnitId === 'housing'],
    [' of a level', { level: 2 }, ({ supervisionLevel }: Matter) => supervisionLevel === 2],
    [
      ' of a unit and a level',
      { unit: 'housing', level: 2 },
      ({ leadUnitId, supervisionLevel }: Matter) => leadUnitId === 'housing' && supervisionLevel === 2,
    ],
  ])('sees its matters alone%s', async (__, filter, fits) => {
    for (const board of Object.keys(boards) as Board[]) {
      const query = listSupervision.query.parse({ board, limit: 200, ...filter })
      const { rows } = await inTenant(app.deps.db, TENANT, (tx) => boardPage(tx, TENANT, viewer, query, catalogue, now))
      expect(rows.map(({ id }) => id)).toEqual(standing(board, (folder) => theirs(folder) && fits(folder.matter)))
    }
  })
})
