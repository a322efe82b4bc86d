import { sql } from 'kysely'
import { matterTreatment, treatment } from '../../domain/access/policy.ts'
import { redact } from '../../domain/access/redact.ts'
import { recording, standingsOf } from '../../domain/access/relation.ts'
import type { Viewer } from '../../domain/access/role.ts'
import type { Treatment } from '../../domain/access/treatment.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Matter } from '../../domain/ledger/matter.ts'
import type { Secrecy } from '../../domain/ledger/words.ts'
import type { Tx } from '../db/database.ts'
import { redactedCopies } from './words.ts'

/** A row of a list of matters that are all within the viewer's sight. */
export type Listed = Readonly<{
  id: string
  title: string
  kind: string | null
  status: string
  round: number
  regionCode: string | null
  aboutUnitIds: unknown
  recusedIds: unknown
  callers: number
  secret: boolean
}>

/** Reads the words of listed matters as one viewer may. */
export type Reader = Readonly<{
  /** The title of each row. */
  titles: (rows: readonly Listed[]) => Promise<(matterId: string) => string>
  /** What each submission of the rows says. */
  texts: (rows: readonly Listed[]) => Promise<readonly Readonly<{ matterId: string; text: string }>[]>
  /** Some words may be withheld, so that what an index finds has to be read again. */
  partly: boolean
}>

/** Roles that read the words of every matter within their sight as they were said. */
const fully = ['dispatcher', 'supervisor', 'followUpAgent', 'reportAgent'] as const

export function readerOf(tx: Tx, tenantId: number, viewer: Viewer, catalogue: Pick<Catalogue, 'units'>): Reader {
  const records = viewer.grants.some(({ role }) => recording.includes(role))
  const partly = !viewer.grants.every(({ role }) => fully.some((one) => one === role))

  /** Orders are left out: whatever a unit is to a matter, it reads redacted words. */
  const standings = (row: Listed, recorded: boolean) =>
    standingsOf(viewer, { matter: row as unknown as Matter, orders: [], recorded }, catalogue)
  const orRedacted = (read: Treatment) => (read === 'plain' ? read : 'redacted')

  return {
    partly,
    titles: async (rows) => {
      if (!partly) return (matterId) => rows.find(({ id }) => id === matterId)?.title ?? ''
      const plain = (recorded: ReadonlySet<string>) => (row: Listed) =>
        matterTreatment(standings(row, recorded.has(row.id)), 'words', row as unknown as Matter) === 'plain'
      const atOnce = plain(new Set())
      const rest = rows.filter((row) => !atOnce(row))
      const recorded = records && rest.length > 0 ? await recordedIn(tx, tenantId, viewer, rest) : new Set<string>()
      const shown = rows.map((row) => [row.id, plain(recorded)(row) ? row.title : redact(row.title)] as const)
      const titles = new Map(shown)
      return (matterId) => titles.get(matterId) ?? ''
    },

    texts: async (rows) => {
      const byId = new Map(rows.map((row) => [row.id, row]))
      const said = await saidIn(tx, tenantId, [...byId.keys()])
      const read = (one: (typeof said)[number]) => {
        const row = byId.get(one.matterId) as Listed
        const own = records && one.recordedBy === viewer.id
        const spoken = { kind: row.kind as Matter['kind'], secrecy: one.secrecy as Secrecy, own }
        return orRedacted(treatment(standings(row, own), 'words', spoken))
      }
      const hidden = said.filter((one) => read(one) === 'redacted')
      const copies = await redactedCopies(tx, tenantId, hidden)
      return said.map((one) => {
        const { title, text } = copies.get(one.id) ?? one
        return { matterId: one.matterId, text: `${title}\n${text}` }
      })
    },
  }
}

/** Which of the matters hold a submission that the viewer recorded. */
async function recordedIn(
  tx: Tx,
  tenantId: number,
  viewer: Viewer,
  rows: readonly Listed[],
): Promise<ReadonlySet<string>> {
  const ids = rows.map(({ id }) => id)
  const found = await tx
    .selectFrom('voice')
    .innerJoin('submission', 'submission.id', 'voice.submissionId')
    .select('voice.matterId')
    .where('voice.tenantId', '=', tenantId)
    .where('submission.tenantId', '=', tenantId)
    .where('voice.matterId', '=', sql<string>`any(${ids}::uuid[])`)
    .where('submission.recordedBy', '=', viewer.id)
    .execute()
  return new Set(found.map(({ matterId }) => matterId))
}

function saidIn(tx: Tx, tenantId: number, matterIds: readonly string[]) {
  return tx
    .selectFrom('voice')
    .innerJoin('submission', (join) =>
      join.onRef('submission.id', '=', 'voice.submissionId').on('submission.tenantId', '=', tenantId),
    )
    .select([
      'voice.matterId',
      'voice.secrecy',
      'submission.id',
      'submission.title',
      'submission.text',
      'submission.recordedBy',
    ])
    .where('voice.tenantId', '=', tenantId)
    .where('voice.matterId', '=', sql<string>`any(${matterIds}::uuid[])`)
    .execute()
}
