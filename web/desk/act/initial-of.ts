import type { Orderable } from '../../../contract/details.ts'
import { type About, fieldsOf, orderOf, type Values } from './fields.ts'

/**
 * What a form begins with: what the matter already says, now as the moment of a contact, oneself as who signs or recuses.
 *
 * @param now milliseconds
 * @param me who fills it in, and the units they lead
 */
export function initialOf(
  action: Orderable,
  about: About,
  now: number,
  me: Readonly<{ id: string; leads: readonly string[] }>,
): Values {
  const { matter, voices } = about.folder
  const values: Record<string, unknown> = {}
  const known: Readonly<Record<string, unknown>> = {
    title: matter.title,
    kind: matter.kind ?? undefined,
    categoryCode: matter.categoryCode ?? undefined,
    regionCode: matter.regionCode ?? undefined,
    address: matter.address ?? undefined,
    urgency: matter.urgency,
    aboutUnitIds: matter.aboutUnitIds,
    personalBenefit: matter.personalBenefit,
    contactedAt: chinaMinuteForField(now),
    personId: action === 'recuse' ? me.id : undefined,
    recused: action === 'recuse' ? true : undefined,
    signedBy: me.leads.includes(orderOf(about)?.unitId ?? '') ? me.id : undefined,
    submissionId: voices.filter(({ asked, outcome }) => asked && !outcome)[0]?.submissionId,
    document: documentFor(action, about),
    track: matter.track ?? (action === 'dispatch' || action === 'designate' ? 'ledger' : undefined),
    leadUnitId: action === 'reopen' ? (matter.leadUnitId ?? undefined) : undefined,
  }
  for (const { name } of fieldsOf[action]) if (known[name] !== undefined) values[name] = known[name]
  return values
}

/** The supervision document that waits longest for a reply, or to be lifted. */
function documentFor(action: Orderable, { folder }: About): string | undefined {
  const open = folder.matter.documents.filter(({ liftedAt }) => liftedAt === null)
  if (action === 'replySupervision') return open.find(({ repliedAt }) => repliedAt === null)?.number
  if (action === 'liftSupervision') return (open.find(({ repliedAt }) => repliedAt !== null) ?? open[0])?.number
  return undefined
}

/** What `datetime-local` takes, in UTC+8: `2026-04-17T14:05`. */
function chinaMinuteForField(now: number): string {
  return new Date(now + 8 * 3_600_000).toISOString().slice(0, 16)
}
