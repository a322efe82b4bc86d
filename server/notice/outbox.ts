import { sql } from 'kysely'
import type { NoticeKind, Outside } from '../../domain/notice/kinds.ts'
import type { NoticeParams } from '../../domain/notice/told.ts'
import type { Tx } from '../db/database.ts'
import { unanswered } from '../db/dialect.ts'

/** A notice that has been taken up. */
export type Due = Readonly<{
  id: string
  kind: NoticeKind
  params: NoticeParams
  addressee: string
  submissionId: string | null
  createdAt: Date
  urgent: boolean
  attempts: number
  resentBy: string | null
}>

const MINUTE_MS = 60_000
/** Waits after the first attempt that failed, the second, and so on; after the last there is no other. */
const WAITS_MS: readonly number[] = [1, 5, 30, 120, 720].map((minutes) => minutes * MINUTE_MS)
/** Nobody else takes a notice up meanwhile: longer than any provider is waited for. */
const CLAIM_MS = 15 * MINUTE_MS

/**
 * Takes up notices that are due, oldest first, of each addressee (and, for the staff, matter) the first that has not left yet:
 * nobody reads of the answer before they read who has their matter. Two who ask at once get different ones. A notice whose
 * sender was lost while it was being sent is in doubt from then on.
 */
export async function claimDue(
  tx: Tx,
  tenantId: number,
  now: Date,
  claim: string,
  most: number,
): Promise<readonly Due[]> {
  const lost = sql`
    update notice set state = 'inDoubt', next_at = null, last_error = 'sender-lost'
    where tenant_id = ${tenantId} and state = 'sending' and next_at <= ${now}`
  await unanswered(() => lost.execute(tx))
  // What waits is read once, whoever waits for whom: looking behind each notice for an earlier one reads it again and again.
  const { rows } = await sql<Due>`
    with waiting as materialized (
      select id, addressee, matter_id, created_at from notice where tenant_id = ${tenantId} and next_at is not null
    ), turn as materialized (
      select distinct on (addressee, matter_id) id from waiting order by addressee, matter_id, created_at, id
    )
    update notice set state = 'claimed', claim = ${claim}, next_at = ${new Date(now.getTime() + CLAIM_MS)}
    where tenant_id = ${tenantId} and id in (
      select n.id from turn join notice n on n.id = turn.id
      where n.tenant_id = ${tenantId} and n.next_at <= ${now} and n.state in ('waiting', 'claimed')
      order by n.next_at, n.created_at, n.id limit ${most} for update of n skip locked)
    returning id, kind, params, addressee, submission_id, created_at, urgent, attempts, resent_by`.execute(tx)
  return rows
}

/** A notice that is about to be handed to a provider, by which channel and when. */
export type Begun = Readonly<{ id: string; channel: Outside; now: Date }>

/**
 * From here on they may have left.
 *
 * @returns those that were not taken up by another meanwhile: of the others nothing is sent
 */
export async function begin(
  tx: Tx,
  tenantId: number,
  begun: readonly Begun[],
  claim: string,
): Promise<ReadonlySet<string>> {
  if (begun.length === 0) return new Set()
  const ids = begun.map(({ id }) => id)
  const channels = begun.map(({ channel }) => channel)
  const until = begun.map(({ now }) => new Date(now.getTime() + CLAIM_MS).toISOString())
  const { rows } = await sql<{ id: string }>`
    update notice set state = 'sending', channel = told.channel, attempts = notice.attempts + 1, next_at = told.next_at
    from unnest(${ids}::uuid[], ${channels}::text[], ${until}::timestamptz[]) told (id, channel, next_at)
    where notice.tenant_id = ${tenantId} and notice.id = told.id and notice.claim = ${claim} and notice.state = 'claimed'
    returning notice.id`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** How a notice that was taken up ends, or goes on. */
export type Settled =
  | Readonly<{ to: 'sent'; providerId: string | null }>
  /** Not sent at all; it stands on the page. */
  | Readonly<{ to: 'shown'; why: string }>
  /** Put back, nothing was tried. */
  | Readonly<{ to: 'waiting'; until: Date; why: string | null }>
  /** Surely not taken: tried again after a while, or given up after the last attempt. */
  | Readonly<{ to: 'failed'; why: string }>
  | Readonly<{ to: 'dead'; why: string }>
  | Readonly<{ to: 'inDoubt'; why: string }>

/** How one ended, and when. */
export type Ended = Readonly<{ due: Pick<Due, 'id' | 'attempts'>; settled: Settled; now: Date }>

/** Notes them down; nothing where another has taken one up meanwhile. Sent and not waited for. */
export async function settle(tx: Tx, tenantId: number, ended: readonly Ended[], claim: string): Promise<void> {
  if (ended.length === 0) return
  const all = ended.map(({ due, settled, now }) => ({ id: due.id, ...changeOf(settled, due.attempts + 1, now) }))
  const instants = (key: 'nextAt' | 'givenUpAt' | 'sentAt') => all.map((one) => one[key]?.toISOString() ?? null)
  const texts = (key: 'id' | 'state' | 'lastError' | 'providerId') => all.map((one) => one[key])
  const update = sql`
    update notice set state = told.state, next_at = told.next_at, given_up_at = told.given_up_at, sent_at = told.sent_at,
      last_error = told.last_error, provider_id = coalesce(told.provider_id, notice.provider_id)
    from unnest(${texts('id')}::uuid[], ${texts('state')}::text[], ${instants('nextAt')}::timestamptz[],
      ${instants('givenUpAt')}::timestamptz[], ${instants('sentAt')}::timestamptz[], ${texts('lastError')}::text[],
      ${texts('providerId')}::text[]) told (id, state, next_at, given_up_at, sent_at, last_error, provider_id)
    where notice.tenant_id = ${tenantId} and notice.id = told.id and notice.claim = ${claim}
      and notice.state in ('claimed', 'sending', 'inDoubt')`
  await unanswered(() => update.execute(tx))
}

type Changed = Readonly<
  Record<'nextAt' | 'givenUpAt' | 'sentAt', Date | null> & { state: string; lastError: string | null } & {
    providerId: string | null
  }
>

/** @param tried how often, this time among them */
function changeOf(settled: Settled, tried: number, now: Date): Changed {
  const lastError = 'why' in settled ? settled.why : null
  const over = { nextAt: null, givenUpAt: null, sentAt: null, lastError, providerId: null }
  if (settled.to === 'sent') return { ...over, state: 'sent', sentAt: now, providerId: settled.providerId }
  if (settled.to === 'waiting') return { ...over, state: 'waiting', nextAt: settled.until }
  if (settled.to !== 'failed') return { ...over, state: settled.to, givenUpAt: settled.to === 'inDoubt' ? null : now }
  const wait = WAITS_MS[tried - 1]
  if (wait === undefined) return { ...over, state: 'dead', givenUpAt: now }
  return { ...over, state: 'waiting', nextAt: new Date(now.getTime() + wait) }
}
