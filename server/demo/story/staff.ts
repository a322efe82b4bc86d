import { type Actor, type Role, theSystem } from '../../../domain/access/role.ts'
import { actorAs } from '../../../domain/access/viewer.ts'
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts'
import type { Chance } from '../chance.ts'

/** Who can do what, looked up in the catalogue. */
export type Staff = Readonly<{
  /** Anyone of the centre or the leaders with this role. */
  one: (role: Role, chance: Chance) => Actor
  several: (role: Role, count: number, chance: Chance) => readonly Actor[]
  handler: (unitId: string, chance: Chance) => Actor
  head: (unitId: string) => Actor
  gridWorker: (regionCode: string) => Actor | undefined
}>

/** The clock and the machine, as lines name them. */
export const system: Actor = {
  id: theSystem,
  roles: ['system'],
  unitId: null,
  regionCode: null,
}

/** The submitter, by the link of their own submission. */
export function citizen(submissionId: string): Actor {
  return { id: submissionId, roles: ['citizen'], unitId: null, regionCode: null }
}

export function staffOf({ people }: Pick<Catalogue, 'people'>): Staff {
  const byRole = new Map<Role, Actor[]>()
  for (const person of people.values()) {
    for (const role of person.roles) byRole.set(role, [...(byRole.get(role) ?? []), actorAs(person)])
  }
  const having = (role: Role) => byRole.get(role) ?? []
  const inUnit = (role: Role, unitId: string) => {
    const found = having(role).filter((actor) => actor.unitId === unitId)
    if (found.length === 0) throw new RangeError(`no ${role} in unit ${unitId}`)
    return found
  }
  return {
    one: (role, chance) => chance.pick(having(role)),
    several: (role, count, chance) => chance.some(having(role), count),
    handler: (unitId, chance) => chance.pick(inUnit('unitHandler', unitId)),
    head: (unitId) => inUnit('unitLeader', unitId)[0] as Actor,
    gridWorker: (regionCode) =>
      having('gridWorker').find((actor) => actor.regionCode?.slice(0, 6) === regionCode.slice(0, 6)),
  }
}
