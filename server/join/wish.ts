import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Match } from '../../domain/intake/join.ts'
import type { Tx } from '../db/database.ts'
import { compared, type Words } from './near.ts'

type Wishing = Words & Readonly<{ joins?: string | undefined }>

/** How like the words are to the public matter that they wish to join; null where the book shows none, or there is no wish. */
export async function matchOf(
  tx: Tx,
  tenantId: number,
  catalogue: Catalogue,
  { joins, ...words }: Wishing,
  at: Date,
): Promise<Match | null> {
  if (joins === undefined) return null
  const found = (await compared(tx, tenantId, catalogue, words, at, joins)).find(({ row }) => row.id === joins)
  return found ? { score: found.like.score, titled: found.title !== null } : null
}

/** The matter that a submitter said is the same as the one they began; where that was merged since, the one it went to. */
export async function wishedFor(tx: Tx, tenantId: number, matterId: string): Promise<string | null> {
  const { joins } = await linesOf(tx, tenantId, matterId)
  if (joins === null) return null
  const target = await tx
    .selectFrom('matter')
    .select('mergedInto')
    .where('tenantId', '=', tenantId)
    .where('id', '=', joins)
    .executeTakeFirst()
  return target?.mergedInto ?? joins
}

/**
 * What became of a submitter's wish to join others: one with them; waiting for a dispatcher, whatever the reason; or judged
 * to be a matter of its own. Null where there was no wish.
 */
export async function joinedOf(tx: Tx, tenantId: number, submissionId: string) {
  const carrier = await tx
    .selectFrom('voice')
    .innerJoin('matter', (join) => join.onRef('matter.id', '=', 'voice.matterId').on('matter.tenantId', '=', tenantId))
    .select(['voice.origin', 'matter.id', 'matter.status', 'matter.people'])
    .where('voice.tenantId', '=', tenantId)
    .where('voice.submissionId', '=', submissionId)
    .executeTakeFirstOrThrow()
  const { joins, unmerged } = await linesOf(tx, tenantId, carrier.origin)
  if (joins === null) return null
  const others = carrier.people - 1
  if (carrier.id !== carrier.origin) return { state: 'joined' as const, others }
  return { state: carrier.status === 'submitted' && !unmerged ? ('waiting' as const) : ('apart' as const), others }
}

async function linesOf(tx: Tx, tenantId: number, matterId: string) {
  const lines = await tx
    .selectFrom('ledgerEntry')
    .select(['action', 'details'])
    .where('tenantId', '=', tenantId)
    .where('matterId', '=', matterId)
    .where('action', 'in', ['register', 'unmerge'])
    .execute()
  const registered = lines.find(({ action }) => action === 'register')?.details as { joins?: string } | undefined
  return { joins: registered?.joins ?? null, unmerged: lines.some(({ action }) => action === 'unmerge') }
}
