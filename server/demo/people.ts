import type { Role } from '../../domain/access/role.ts'
import { grantTo } from '../../domain/catalogue/grants.ts'
import type { GrantRow, Person } from '../../domain/catalogue/rows.ts'
import { chanceFrom } from './chance.ts'
import { uuidOf } from './ids.ts'
import { inventedName } from './names.ts'
import { counties } from './places.ts'
import { prefecture } from './prefecture.ts'
import { demoUnits } from './units.ts'

/** How many of each role sit in the hotline centre. */
const centreDesks: readonly (readonly [Role, number])[] = [
  ['operator', 8],
  ['dispatcher', 4],
  ['supervisor', 3],
  ['followUpAgent', 4],
  ['analyst', 1],
  ['systemAdministrator', 1],
  ['securityAdministrator', 1],
  ['auditAdministrator', 1],
]

/** Of the centre too, apart from the others: an outside firm's operators, and the two who alone follow up reports (举报). */
const apartDesks: typeof centreDesks = [
  ['contractOperator', 2],
  ['reportAgent', 2],
]

/** Units with more to do have a second handler. */
const busyUnits = [
  'housing',
  'heat-gas',
  'water-supply',
  'human-resources',
  'city-management',
  'transport',
  'market',
  'farming',
]

type DemoStaff = Readonly<{ person: readonly Person[]; grant: readonly GrantRow[] }>

/**
 * About 125 people, each with a role: the centre, two or three in each unit, leaders of the city and grid workers. Ids
 * follow from the seed.
 */
export function demoStaff(seed: string): DemoStaff {
  const chance = chanceFrom(`${seed}/people`)
  const taken = new Set<string>()
  const person = (key: string, role: Role, unitId: string | null, regionCode: string | null) => {
    let name = inventedName(chance)
    while (taken.has(name)) name = inventedName(chance)
    taken.add(name)
    const one: Person = { code: uuidOf(seed, `person/${key}`), name, unitId, regionCode }
    return { person: one, grant: grantTo(one, role, prefecture.regionCode) }
  }
  const everywhere = prefecture.regionCode
  const atDesks = (desks: typeof centreDesks) =>
    desks.flatMap(([role, count]) =>
      Array.from({ length: count }, (_, n) => person(`${role}/${n}`, role, 'hotline-centre', everywhere)),
    )
  const centre = atDesks(centreDesks)
  const units = demoUnits
    .filter((unit) => unit.code !== 'hotline-centre' && unit.code !== 'city-government')
    .flatMap(({ code, regionCode }) => {
      const handlers = busyUnits.includes(code) ? 2 : 1
      return [
        person(`${code}/leader`, 'unitLeader', code, regionCode),
        ...Array.from({ length: handlers }, (_, n) => person(`${code}/handler/${n}`, 'unitHandler', code, regionCode)),
      ]
    })
  const leaders = Array.from({ length: 5 }, (_, n) => person(`leader/${n}`, 'leader', 'city-government', everywhere))
  const office = [
    person('city-government/leader', 'unitLeader', 'city-government', everywhere),
    person('city-government/handler', 'unitHandler', 'city-government', everywhere),
  ]
  const gridWorkers = counties.map(({ code }) => person(`gridWorker/${code}`, 'gridWorker', null, code.padEnd(12, '0')))
  const all = [...centre, ...units, ...office, ...leaders, ...gridWorkers, ...atDesks(apartDesks)]
  return { person: all.map((one) => one.person), grant: all.map((one) => one.grant) }
}
