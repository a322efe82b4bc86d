import { theSystem } from '../../domain/access/role.ts'
import type { Line } from '../../domain/catalogue/line.ts'
import { isOfPerson, type LineOfPerson } from '../../domain/catalogue/leaver.ts'
import { type Happening, logAccess } from '../access-log/log.ts'
import type { Tx } from '../db/database.ts'
import type { By } from './change.ts'

/** Writes a line of the access log for each new line about what a person may do. */
export async function logGrants(tx: Tx, tenantId: number, lines: readonly Line[], by: By): Promise<void> {
  for (const line of lines.filter(isOfPerson)) await logAccess(tx, tenantId, { ...doneBy(by), ...told(line) }, by.at)
}

/** Tells the access log of a change that was refused because it was about the person who asked for it. */
export async function logOwnGrant(tx: Tx, tenantId: number, code: string | null, by: By): Promise<void> {
  const refused = { object: by.personId, ok: false, reason: null, details: { code, refusal: 'own-grant' } }
  await logAccess(tx, tenantId, { ...doneBy(by), ...refused }, by.at)
}

function doneBy({ personId, role, unitId, address, trace }: By) {
  return {
    what: 'grant',
    personId: personId === theSystem ? null : personId,
    role: role ?? null,
    unitId: unitId ?? null,
    address: address ?? null,
    trace: trace ?? null,
  } as const
}

/** Whose rights changed and how; why somebody is away is not told here. */
function told(line: LineOfPerson): Pick<Happening, 'object' | 'ok' | 'reason' | 'details'> {
  const { catalogue, code, version, validFrom, validTo, removed, note } = line
  const what =
    line.catalogue === 'grant'
      ? { role: line.row.role, unitId: line.row.unitId, regionCode: line.row.regionCode }
      : { standInId: line.row.standInId }
  const details = { catalogue, code, version, validFrom, validTo, removed, ...what }
  return { object: line.row.personId, ok: true, reason: note, details }
}
