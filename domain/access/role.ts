/** What a person may be on the platform. `citizen` is the submitter, by their own link; `system` is the clock and the machine. */
export const roles = {
  citizen: { zh: '群众', en: 'citizen' },
  operator: { zh: '话务员', en: 'operator' },
  dispatcher: { zh: '派单员', en: 'dispatcher' },
  unitHandler: { zh: '承办人', en: 'unit handler' },
  unitLeader: { zh: '单位负责人', en: 'unit leader' },
  gridWorker: { zh: '网格员', en: 'grid worker' },
  leader: { zh: '包联领导', en: 'leader' },
  supervisor: { zh: '督办员', en: 'supervisor' },
  followUpAgent: { zh: '回访员', en: 'follow-up agent' },
  analyst: { zh: '分析员', en: 'analyst' },
  systemAdministrator: { zh: '系统管理员', en: 'system administrator' },
  securityAdministrator: { zh: '安全管理员', en: 'security administrator' },
  auditAdministrator: { zh: '审计管理员', en: 'audit administrator' },
  system: { zh: '系统', en: 'the system' },
} as const satisfies Record<string, Readonly<{ zh: string; en: string }>>

export type Role = keyof typeof roles

/** Who acts: a person with all their roles, the unit they work in and the region they answer for. */
export type Actor = Readonly<{
  id: string
  roles: readonly Role[]
  unitId: string | null
  regionCode: string | null
}>
