import type { Role } from '../../domain/access/role.ts'
import type { Person } from '../../domain/catalogue/rows.ts'
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

/** About 120 people: the centre, two or three in each unit, leaders of the city and grid workers. Ids follow from the seed. */
export function demoPeople(seed: string): readonly Person[] {
  const chance = chanceFrom(`${seed}/people`)
  const taken = new Set<string>()
  const person = (key: string, roles: readonly Role[], unitId: string | null, regionCode: string | null): Person => {
    let name = inventedName(chance)
    while (taken.has(name)) name = inventedName(chance)
    taken.add(name)
    return { code: uuidOf(seed, `person/${key}`), name, roles, unitId, regionCode }
  }
  const everywhere = prefecture.regionCode
  const centre = centreDesks.flatMap(([role, count]) =>
    Array.from({ length: count }, (_, n) => person(`${role}/${n}`, [role], 'hotline-centre', everywhere)),
  )
  const units = demoUnits
    .filter((unit) => unit.code !== 'hotline-centre' && unit.code !== 'city-government')
    .flatMap(({ code, regionCode }) => {
      const handlers = busyUnits.includes(code) ? 2 : 1
      return [
        person(`${code}/leader`, ['unitLeader'], code, regionCode),
        ...Array.from({ length: handlers }, (_, n) =>
          person(`${code}/handler/${n}`, ['unitHandler'], code, regionCode),
        ),
      ]
    })
  const leaders = Array.from({ length: 5 }, (_, n) => person(`leader/${n}`, ['leader'], 'city-government', everywhere))
  const office = [
    person('city-government/leader', ['unitLeader'], 'city-government', everywhere),
    person('city-government/handler', ['unitHandler'], 'city-government', everywhere),
  ]
  const gridWorkers = counties.map(({ code }) =>
    person(`gridWorker/${code}`, ['gridWorker'], null, code.padEnd(12, '0')),
  )
  return [...centre, ...units, ...office, ...leaders, ...gridWorkers]
}
