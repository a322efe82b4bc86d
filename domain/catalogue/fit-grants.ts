import { isAdministrator } from '../access/role.ts'
import type { Catalogue, Staff } from './catalogue.ts'
import { type Fault, key } from './fault.ts'
import { rolesOfUnit } from './grants.ts'
import type { GrantRow, StandIn } from './rows.ts'

/** What a grant must fulfil beside naming what stands. */
export function grantFaults(grant: GrantRow, { people }: Pick<Catalogue, 'people'>): readonly Fault[] {
  const { code, role, unitId, regionCode } = grant
  const others = (people.get(grant.personId)?.grants ?? []).filter((other) => other.code !== code)
  const faults: Fault[] = []
  if (role === 'citizen' || role === 'system')
    faults.push({ zh: '“群众”和“系统”不是工作人员的岗位。', en: 'Nobody on the staff is "citizen" or "the system".' })
  if (isAdministrator(role) && others.some((other) => isAdministrator(other.role) && other.role !== role))
    faults.push({
      zh: '系统、安全、审计三类管理员不能由同一人兼任。',
      en: 'System, security and audit administrator are three different people.',
    })
  if (rolesOfUnit.includes(role) && unitId === null)
    faults.push({ zh: '承办人和单位负责人须填所在单位。', en: 'A unit handler or leader belongs to a unit.' })
  if (role === 'gridWorker' && regionCode === null)
    faults.push({ zh: '网格员须填负责的区划。', en: 'A grid worker answers for a region.' })
  const same = others.find((other) => other.role === role && other.unitId === unitId && other.regionCode === regionCode)
  if (same)
    faults.push({
      zh: `此人已有同样的授权“${same.code}”，不必重复。`,
      en: `This person has the same grant already: "${same.code}".`,
    })
  return faults
}

/**
 * What a stand-in must fulfil beside naming people who stand. Nobody stands in for an administrator and no administrator
 * stands in: the three keep watch on each other and on everyone else (三员分立), so none of them comes to hold another's
 * rights, or those of the people watched, by an arrangement about leave. A deputy is granted the role by name, with dates.
 */
export function standInFaults(standIn: StandIn, { people, standIns }: Catalogue): readonly Fault[] {
  const { personId, standInId } = standIn
  if (personId === standInId)
    return [{ zh: '本人不能给自己代班，请另选一位。', en: 'Nobody stands in for themselves; choose a colleague.' }]
  const faults: Fault[] = []
  for (const person of [people.get(personId), people.get(standInId)]) {
    const grant = person?.grants.find(({ role }) => isAdministrator(role))
    if (person && grant) faults.push(watched(person, grant))
  }
  if (standIns.some((other) => other.personId === standInId || other.standInId === personId))
    faults.push({
      zh: '代班不能一个接一个：代班人这几天自己也有人代班，或被代班人正在替别人代班，请另选一位。',
      en: 'Stand-ins do not chain: one of the two is away, or stands in, for somebody else on these days; choose another.',
    })
  return faults
}

function watched({ name }: Staff, { code }: GrantRow): Fault {
  return {
    zh: `“${name}”是管理员，既不代班也不由人代班；需要时请另行授权并写明起止日期。`,
    en: `"${name}" is an administrator, who neither stands in nor is stood in for; grant the role to another, with dates.`,
    about: key('grant', code),
  }
}
