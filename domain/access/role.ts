/** What a person may be on the platform. `citizen` is the submitter, by their own link; `system` is the clock and the machine. */
export const roles = {
  citizen: { zh: '群众', en: 'citizen' },
  operator: { zh: '话务员', en: 'operator' },
  contractOperator: { zh: '外包话务员', en: 'third-party operator' },
  dispatcher: { zh: '派单员', en: 'dispatcher' },
  unitHandler: { zh: '承办人', en: 'unit handler' },
  unitLeader: { zh: '单位负责人', en: 'unit leader' },
  gridWorker: { zh: '网格员', en: 'grid worker' },
  leader: { zh: '包联领导', en: 'leader' },
  supervisor: { zh: '督办员', en: 'supervisor' },
  followUpAgent: { zh: '回访员', en: 'follow-up agent' },
  reportAgent: { zh: '举报专办员', en: 'report agent' },
  analyst: { zh: '分析员', en: 'analyst' },
  systemAdministrator: { zh: '系统管理员', en: 'system administrator' },
  securityAdministrator: { zh: '安全管理员', en: 'security administrator' },
  auditAdministrator: { zh: '审计管理员', en: 'audit administrator' },
  system: { zh: '系统', en: 'the system' },
} as const satisfies Record<string, Readonly<{ zh: string; en: string }>>

export type Role = keyof typeof roles

/** Who a line is put down to when the machine writes it or a command of its operator, not a person. */
export const theSystem = '00000000-0000-0000-0000-000000000000'

const administrators: readonly Role[] = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator']

/** One of the three administrators who keep watch on each other (三员分立): nobody is two of them. */
export function isAdministrator(role: Role): boolean {
  return administrators.includes(role)
}

/** Who acts: a person in the roles they hold in one unit, and the region they answer for. */
export type Actor = Readonly<{
  id: string
  roles: readonly Role[]
  unitId: string | null
  regionCode: string | null
  /** Every unit they work or act in, where that is more than `unitId`: what these handled is not theirs to follow up. */
  ofUnits?: readonly string[]
  /** Whose rights these are, where they are not the actor's own. */
  standsInFor?: string
}>

/**
 * 授权: a role and where it holds: in a unit and those below it, in a region and those inside it; null is the whole
 * prefecture. `standsInFor`: whose it is, where a colleague on leave is stood in for.
 */
export type Grant = Readonly<{
  role: Role
  unitId: string | null
  regionCode: string | null
  standsInFor: string | null
}>

/** Who looks: a person with every grant that holds for them today, their own first. `unitId`: where they work. */
export type Viewer = Readonly<{ id: string; unitId: string | null; grants: readonly Grant[] }>

/**
 * The viewer as they may act: as themselves, once in each unit and region that a grant names, then so for each colleague
 * they stand in for. Who acts without a unit in the grant acts from where they work.
 */
export function hatsOf({ id, unitId: workplace, grants }: Viewer): readonly Actor[] {
  const apart = Map.groupBy(grants, ({ standsInFor, unitId, regionCode }) =>
    JSON.stringify([standsInFor, unitId, regionCode]),
  )
  const ofUnits = [...new Set([workplace, ...grants.map(({ unitId }) => unitId)])].filter((one) => one !== null)
  return [...apart.values()].map((own) => ({
    id,
    roles: [...new Set(own.map(({ role }) => role))],
    unitId: own[0]?.unitId ?? workplace,
    regionCode: own[0]?.regionCode ?? null,
    ofUnits,
    ...(own[0]?.standsInFor && { standsInFor: own[0].standsInFor }),
  }))
}

/** The viewer with the grants of these roles alone: what somebody sees in another role does not stand on a list of these. */
export function actingAs(viewer: Viewer, roles: readonly Role[]): Viewer {
  return { ...viewer, grants: viewer.grants.filter(({ role }) => roles.includes(role)) }
}
