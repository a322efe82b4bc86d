import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogueOf, rowsOf, standingLines } from '../catalogue/as-of.ts'
import { refusedFrom } from '../catalogue/check.ts'
import { key } from '../catalogue/fault.ts'
import type { Line } from '../catalogue/line.ts'
import type { GrantRow, Person, StandIn, Unit } from '../catalogue/rows.ts'
import { addDays, parsePlainDate, type PlainDate } from '../deadline/plain-date.ts'
import { hatsOf, isAdministrator, type Role } from './role.ts'
import { viewerOf } from './viewer.ts'

const people: readonly Person[] = ['a', 'b', 'c', 'd'].map((code) => ({
  code,
  name: code,
  unitId: code === 'd' ? 'roads' : 'centre',
  regionCode: null,
}))
const grant = (personId: string, role: Role, scope: Partial<GrantRow> = {}): GrantRow => ({
  code: `${personId}/${role}`,
  personId,
  role,
  unitId: null,
  regionCode: null,
  ...scope,
})
const standIn = (personId: string, standInId: string): StandIn => ({
  code: `${personId}-${standInId}`,
  personId,
  standInId,
  why: '休假',
})
const viewer = (personId: string, grants: readonly GrantRow[], standIns: readonly StandIn[] = []) =>
  viewerOf(catalogueOf({ person: people, grant: grants, standIn: standIns }), personId)

describe('who somebody is today', () => {
  test('nobody, who is not on the staff', () => expect(viewer('x', [grant('x', 'operator')])).toBeNull())

  test('their own grants, each with where it holds', () => {
    const grants = [
      grant('a', 'unitHandler', { unitId: 'roads' }),
      grant('a', 'leader', { regionCode: '159901000000' }),
    ]
    expect(viewer('a', [...grants, grant('b', 'dispatcher')])).toEqual({
      id: 'a',
      unitId: 'centre',
      grants: [
        { role: 'unitHandler', unitId: 'roads', regionCode: null, standsInFor: null },
        { role: 'leader', unitId: null, regionCode: '159901000000', standsInFor: null },
      ],
    })
  })

  test('then those of each colleague they stand in for, once, with whose they are', () => {
    const grants = [grant('b', 'dispatcher'), grant('d', 'unitHandler', { unitId: 'roads' }), grant('a', 'operator')]
    const away = [standIn('d', 'a'), standIn('b', 'a'), { ...standIn('b', 'a'), code: 'again' }, standIn('c', 'd')]
    expect(viewer('a', grants, away)?.grants).toEqual([
      { role: 'operator', unitId: null, regionCode: null, standsInFor: null },
      { role: 'unitHandler', unitId: 'roads', regionCode: null, standsInFor: 'd' },
      { role: 'dispatcher', unitId: null, regionCode: null, standsInFor: 'b' },
    ])
  })

  test('not what that colleague holds by standing in, nor an administrator’s grant, whatever the catalogues say', () => {
    const grants = [grant('b', 'operator'), grant('b', 'auditAdministrator'), grant('c', 'supervisor')]
    expect(viewer('a', grants, [standIn('b', 'a'), standIn('c', 'b')])?.grants.map(({ role }) => role)).toEqual([
      'operator',
    ])
  })

  test('no more than themselves where the colleague has left', () => {
    expect(viewer('a', [grant('a', 'operator')], [standIn('gone', 'a')])?.grants).toHaveLength(1)
  })
})

describe('the hats of a viewer', () => {
  const hats = (personId: string, grants: readonly GrantRow[], standIns: readonly StandIn[] = []) => {
    const found = viewer(personId, grants, standIns)
    return found && hatsOf(found)
  }

  test('one for all that holds in the same place; a role without a unit acts from where they work', () => {
    const grants = [
      grant('d', 'unitHandler', { unitId: 'roads' }),
      grant('d', 'followUpAgent'),
      grant('d', 'unitLeader', { unitId: 'roads' }),
      grant('d', 'unitHandler', { code: 'second', unitId: 'water' }),
      grant('d', 'gridWorker', { regionCode: '159901100000' }),
    ]
    const ofUnits = ['roads', 'water']
    expect(hats('d', grants)).toEqual([
      { id: 'd', roles: ['unitHandler', 'unitLeader'], unitId: 'roads', regionCode: null, ofUnits },
      { id: 'd', roles: ['followUpAgent'], unitId: 'roads', regionCode: null, ofUnits },
      { id: 'd', roles: ['unitHandler'], unitId: 'water', regionCode: null, ofUnits },
      { id: 'd', roles: ['gridWorker'], unitId: 'roads', regionCode: '159901100000', ofUnits },
    ])
  })

  test('one more for each colleague, apart from their own although the place is the same', () => {
    const grants = [
      grant('d', 'unitHandler', { unitId: 'roads' }),
      grant('c', 'unitLeader', { unitId: 'roads' }),
      grant('b', 'supervisor'),
    ]
    const found = hats('d', grants, [standIn('c', 'd'), standIn('b', 'd')])
    expect(found?.map(({ roles, unitId, standsInFor }) => [roles, unitId, standsInFor])).toEqual([
      [['unitHandler'], 'roads', undefined],
      [['unitLeader'], 'roads', 'c'],
      [['supervisor'], 'roads', 'b'],
    ])
    expect(found?.every(({ id }) => id === 'd')).toBe(true)
  })

  test('none without a grant', () => expect(hats('a', [])).toEqual([]))
})

const start = parsePlainDate('2026-01-01')
const day = (n: number): PlainDate => addDays(start, n)
const DAYS = 12
const unit: Unit = {
  code: 'roads',
  name: '交通局',
  kind: 'bureau',
  level: 'prefecture',
  regionCode: 'P',
  superior: null,
}

type Told = Readonly<{
  catalogue: 'person' | 'grant' | 'standIn'
  row: Line['row']
  from: number
  to: number
  removed: boolean
}>

const person = fc.constantFrom(...people.map(({ code }) => code))
const role = fc.constantFrom<Role>(
  'systemAdministrator',
  'securityAdministrator',
  'auditAdministrator',
  'operator',
  'dispatcher',
)
const dates = { from: fc.nat(DAYS), to: fc.integer({ min: 1, max: DAYS }), removed: fc.boolean() }
const told: fc.Arbitrary<Told> = fc.oneof(
  fc.record({
    catalogue: fc.constant('grant' as const),
    row: fc.tuple(person, role).map(([personId, one]) => grant(personId, one)),
    ...dates,
  }),
  fc.record({
    catalogue: fc.constant('standIn' as const),
    row: fc.tuple(person, person).map(([personId, standInId]) => standIn(personId, standInId)),
    ...dates,
  }),
)

/** What stands after a change was asked for: the lines with it, or as they were where it is refused. */
function after(lines: readonly Line[], { catalogue, row, from, to, removed }: Told): readonly Line[] {
  const version = 1 + lines.filter((line) => line.catalogue === catalogue && line.code === row.code).length
  const dated = { code: row.code, version, validFrom: day(from), validTo: day(from + to), removed }
  const line = { catalogue, row, ...dated, changedBy: 'x', changedAt: new Date(0), note: null } as Line
  const next = [...lines, line]
  return refusedFrom(next, new Set([key(catalogue, row.code)]), line.validFrom).length === 0 ? next : lines
}

const firstLines: readonly Line[] = [
  ...people.map((row) => ({ catalogue: 'person' as const, row })),
  ...[unit, { ...unit, code: 'centre' }].map((row) => ({ catalogue: 'unit' as const, row })),
].map((one) => ({
  ...one,
  code: one.row.code,
  version: 1,
  validFrom: start,
  validTo: null,
  removed: false,
  changedBy: 'x',
  changedAt: new Date(0),
  note: null,
}))

describe('whatever is granted, taken back and arranged, in any order and for any days', () => {
  test('nobody is two administrators on any day, by their own grants and by standing in', () => {
    let accepted = 0
    fc.assert(
      fc.property(fc.array(told, { minLength: 5, maxLength: 25 }), (changes) => {
        const lines = changes.reduce(after, firstLines)
        accepted += lines.length - firstLines.length
        for (let n = 0; n <= 2 * DAYS; n += 1) {
          const catalogue = catalogueOf(rowsOf(standingLines(lines, day(n))))
          for (const { code } of people) {
            const held = viewerOf(catalogue, code)?.grants.filter((one) => isAdministrator(one.role)) ?? []
            expect(new Set(held.map((one) => one.role)).size).toBeLessThanOrEqual(1)
            expect(held.filter(({ standsInFor }) => standsInFor !== null)).toEqual([])
          }
        }
      }),
      { numRuns: 150 },
    )
    expect(accepted).toBeGreaterThan(500)
  })

  test('a colleague’s grants are there from the first day of the stand-in, and gone on its last', () => {
    const changes: readonly Told[] = [
      { catalogue: 'grant', row: grant('b', 'dispatcher'), from: 0, to: 100, removed: false },
      { catalogue: 'standIn', row: standIn('b', 'a'), from: 3, to: 4, removed: false },
    ]
    const lines = changes.reduce(after, firstLines)
    const held = (n: number) => viewerOf(catalogueOf(rowsOf(standingLines(lines, day(n)))), 'a')?.grants.length
    expect([2, 3, 6, 7].map(held)).toEqual([0, 1, 1, 0])
  })
})
