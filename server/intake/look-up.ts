import { redact } from '../../domain/access/redact.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { inHand, statuses } from '../../domain/ledger/actions.ts'
import { leadOrder } from '../../domain/ledger/orders.ts'
import { listAttachments } from '../attachment/store.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'
import type { Keys } from '../identity/key-file.ts'
import { disclosed } from '../identity/disclosed.ts'
import { queryCodeMatches } from '../identity/vault.ts'
import { whoSaw } from '../identity/who-saw.ts'
import { joinedOf } from '../join/wish.ts'
import { noticesAbout } from '../notice/page.ts'
import { lastProgress } from '../ledger/last-progress.ts'
import { hasRelay } from '../relay/store.ts'
import { carrierOf } from '../relay/voice.ts'
import { roadOf } from './road.ts'

type Found = Readonly<{ id: string; number: string; title: string; text: string; receivedAt: Date }>

/** @throws AppError `submission-not-found`, the same for a wrong number and a wrong code */
export async function findByCode(tx: Tx, keys: Keys, tenantId: number, number: string, code: string): Promise<Found> {
  const found = await tx
    .selectFrom('submission')
    .select(['id', 'number', 'title', 'text', 'receivedAt'])
    .where('tenantId', '=', tenantId)
    .where('number', '=', number.trim().toUpperCase())
    .executeTakeFirst()
  // A number that is not there takes as long as a code that is wrong.
  const matches = queryCodeMatches(keys, tenantId, found?.id ?? '', code)
  if (!found || !matches) throw new AppError('submission-not-found')
  return found
}

/** Where a submission stands: the state, road and answer of the matter that carries it. */
export async function standingOf(tx: Tx, tenantId: number, found: Found, now: Date) {
  const matter = await tx
    .selectFrom('voice')
    .innerJoin('matter', (join) => join.onRef('matter.id', '=', 'voice.matterId').on('matter.tenantId', '=', tenantId))
    .select(['matter.id', 'status', 'voice.origin', 'leadUnitId', 'dueAt', 'resolvedAt', 'reply', 'track'])
    .where('voice.tenantId', '=', tenantId)
    .where('voice.submissionId', '=', found.id)
    .executeTakeFirstOrThrow()
  const catalogue = await catalogueFor(tx, tenantId, dayInChina(now))
  const status = matter.status as keyof typeof statuses
  const seen = await whoSaw(tx, tenantId, found.number, catalogue)
  const carrier = await carrierOf(tx, tenantId, found.id, 'read')
  const given = await disclosed(tx, tenantId, carrier, seen, catalogue)
  return {
    id: found.id,
    number: found.number,
    title: found.title,
    text: found.text,
    receivedAt: found.receivedAt.toISOString(),
    status,
    statusText: statuses[status],
    unit: matter.leadUnitId === null ? null : (catalogue.units.get(matter.leadUnitId)?.name ?? null),
    dueAt: matter.dueAt?.toISOString() ?? null,
    byLaw: byLaw(carrier),
    // An answer is told once it has passed the audit, and no longer when it is taken up again.
    reply: status === 'declined' || matter.resolvedAt !== null ? matter.reply : null,
    seen: seen.map(({ unit, role, at, purpose }) => ({ unit, role, at: at.toISOString(), purpose })),
    disclosed: given.map(({ unit, at, what }) => ({ unit, at: at.toISOString(), what: [...what] })),
    relay: await hasRelay(tx, tenantId, found.id),
    ...ownTurn(carrier, catalogue),
    joined: await joinedOf(tx, tenantId, found.id),
    notices: await noticesAbout(tx, tenantId, found, catalogue),
    progress:
      matter.track === 'watched' ? ((await lastProgress(tx, tenantId, [matter.id])).get(matter.id) ?? null) : null,
    steps: await roadOf(tx, tenantId, { submissionId: found.id, origin: matter.origin, matterId: matter.id }),
    attachments: await listAttachments(tx, tenantId, found.id),
  }
}

/** 法定期限: both limits as they were promised, while a unit has it and the law's prevails. */
function byLaw({ folder: { matter, orders } }: Awaited<ReturnType<typeof carrierOf>>) {
  const result = inHand.includes(matter.status) ? leadOrder(matter, orders)?.clocks.result : undefined
  return result?.ordinary ? { ordinaryAt: result.ordinary.first, at: result.first, basis: result.basis } : null
}

/** What is the submitter's to do now. A question may name people: it is read without them. */
function ownTurn({ folder: { matter, orders }, voice }: Awaited<ReturnType<typeof carrierOf>>, { units }: Catalogue) {
  const asking = matter.status === 'dispatched' ? orders.filter(({ status }) => status === 'claimed') : []
  return {
    asks: asking.flatMap(({ id, unitId, requests }) =>
      requests.information
        ? [{ orderId: id, unit: units.get(unitId)?.name ?? '', question: redact(requests.information.question) }]
        : [],
    ),
    rating: voice.outcome && { solved: voice.outcome.solved, satisfied: voice.outcome.satisfied },
    mayRate: matter.status === 'resolved' && voice.outcome === null,
  }
}
