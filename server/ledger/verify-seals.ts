import { dayInChina, parsePlainDate, startOfDay } from '../../domain/deadline/plain-date.ts'
import type { Tx } from '../db/database.ts'
import { genesis } from './chain.ts'
import { type Finding, finding } from './findings.ts'
import { sealOf } from './seal.ts'

/** Recomputes every seal from the lines of its day, and looks for days between that have lines and no seal. */
export async function checkSeals(tx: Tx, tenantId: number): Promise<{ count: number; findings: readonly Finding[] }> {
  const seals = await tx
    .selectFrom('ledgerSeal')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .orderBy('onDay')
    .execute()
  const found: Finding[] = []
  let prev = genesis
  for (const seal of seals) {
    const day = parsePlainDate(seal.onDay)
    const expected = await sealOf(tx, tenantId, day, prev)
    if (!expected.hash.equals(seal.hash) || !seal.prevHash.equals(prev)) found.push(finding('seal-broken', {}, { day }))
    prev = seal.hash
  }
  const last = seals.at(-1)
  const sealed = new Set(seals.map((seal) => seal.onDay))
  for (const day of last ? await daysWithLines(tx, tenantId, last.onDay) : []) {
    if (!sealed.has(day)) found.push(finding('seal-missing', {}, { day }))
  }
  return { count: seals.length, findings: found }
}

async function daysWithLines(tx: Tx, tenantId: number, until: string): Promise<Set<string>> {
  const days = new Set<string>()
  let from = new Date(0)
  for (;;) {
    const row = await tx
      .selectFrom('ledgerEntry')
      .select('at')
      .where('tenantId', '=', tenantId)
      .where('at', '>=', from)
      .where('at', '<', startOfDay(parsePlainDate(until)))
      .orderBy('at')
      .limit(1)
      .executeTakeFirst()
    if (!row) return days
    const day = dayInChina(row.at)
    days.add(day)
    from = new Date(startOfDay(day).getTime() + 86_400_000)
  }
}
