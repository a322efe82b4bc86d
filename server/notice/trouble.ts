import { sql } from 'kysely'
import type { z } from 'zod'
import type { listOutbox } from '../../contract/notice.ts'
import type { Viewer } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { type NoticeChannel, type NoticeKind, noticeKinds, type NoticeState } from '../../domain/notice/kinds.ts'
import { logAccess } from '../access-log/log.ts'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { decodeCursor, encodeCursor } from '../ledger/cursor.ts'

type Query = z.output<typeof listOutbox.query>
type Page = z.input<typeof listOutbox.output>

/** 死信与存疑: what did not leave or may not have, newest first. */
export async function outboxPage(
  tx: Tx,
  tenantId: number,
  query: Query,
  { units }: Pick<Catalogue, 'units'>,
): Promise<Page> {
  const after = query.cursor === undefined ? null : decodeCursor(query.cursor, ['instant', 'uuid'])
  const { rows } = await sql<{
    id: string
    kind: NoticeKind
    addressee: string
    number: string | null
    channel: NoticeChannel | null
    state: NoticeState
    attempts: number
    lastError: string | null
    createdAt: Date
  }>`
    select n.id, n.kind, n.addressee, coalesce(s.number, n.params ->> 'number') as number, n.channel, n.state, n.attempts,
      n.last_error, n.created_at
    from notice n left join submission s on s.tenant_id = ${tenantId} and s.id = n.submission_id
    where n.tenant_id = ${tenantId} and n.state = ${query.state}
      ${after ? sql`and (n.created_at, n.id) < (${new Date(after[0]!)}, ${after[1]!}::uuid)` : sql``}
    order by n.created_at desc, n.id desc limit ${query.limit + 1}`.execute(tx)
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return {
    counts: await counts(tx, tenantId),
    rows: shown.map(({ addressee, kind, lastError, createdAt, ...row }) => {
      const unitId = /^(?:unit|leaders):(.+)$/.exec(addressee)?.[1]
      return {
        ...row,
        kind,
        kindText: { zh: noticeKinds[kind].zh, en: noticeKinds[kind].en },
        to: unitId === undefined ? ('submitter' as const) : ('unit' as const),
        unit: unitId === undefined ? null : (units.get(unitId)?.name ?? unitId),
        error: lastError,
        at: createdAt.toISOString(),
      }
    }),
    next: rows.length > query.limit && last ? encodeCursor([last.createdAt.toISOString(), last.id]) : null,
  }
}

async function counts(tx: Tx, tenantId: number): Promise<Page['counts']> {
  const { rows } = await sql<{ waiting: number; failing: number; oldest: Date | null; dead: number; inDoubt: number }>`
    select count(*)::int as waiting, (count(*) filter (where attempts > 0))::int as failing, min(created_at) as oldest,
      (select count(*)::int from notice where tenant_id = ${tenantId} and state = 'dead') as dead,
      (select count(*)::int from notice where tenant_id = ${tenantId} and state = 'inDoubt') as in_doubt
    from notice where tenant_id = ${tenantId} and next_at is not null`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('an aggregate has a row')
  return { ...row, oldest: row.oldest?.toISOString() ?? null }
}

type Asked = Readonly<{ viewer: Viewer; noticeId: string; at: Date; address: string; trace: string }>

/**
 * Has it sent again: by a person, who has seen that it did not arrive.
 *
 * @throws AppError `notice-not-found`, `notice-not-stuck`
 */
export async function resend(tx: Tx, tenantId: number, { viewer, noticeId, at, address, trace }: Asked): Promise<void> {
  const row = await tx
    .selectFrom('notice')
    .select(['state', 'kind'])
    .where('tenantId', '=', tenantId)
    .where('id', '=', noticeId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new AppError('notice-not-found')
  if (row.state !== 'dead' && row.state !== 'inDoubt') throw new AppError('notice-not-stuck')
  await tx
    .updateTable('notice')
    .set({
      state: 'waiting',
      nextAt: at,
      attempts: 0,
      givenUpAt: null,
      lastError: null,
      claim: null,
      resentBy: viewer.id,
    })
    .where('tenantId', '=', tenantId)
    .where('id', '=', noticeId)
    .execute()
  const grant = viewer.grants.find(({ role }) => role === 'systemAdministrator' || role === 'supervisor')
  const who = { personId: viewer.id, role: grant?.role ?? null, unitId: grant?.unitId ?? viewer.unitId }
  const line = {
    what: 'resend',
    object: noticeId,
    ok: true,
    reason: null,
    details: { kind: row.kind, was: row.state },
  } as const
  await logAccess(tx, tenantId, { ...who, ...line, address, trace }, at)
}
