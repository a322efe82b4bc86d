import { randomUUID } from 'node:crypto'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { afterQuiet } from '../../domain/notice/quiet.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Db } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import type { Keys } from '../identity/key-text.ts'
import type { Mail } from '../mail/mail.ts'
import type { Sms } from '../sms/sms.ts'
import { type Contact, contactsOf, type Whom, whomOf } from './contact.ts'
import { type Notebook, notebook } from './notebook.ts'
import { claimDue, type Due, type Settled } from './outbox.ts'
import { ratingCode, ratingLink } from './rating-link.ts'
import { verdictOn } from './verdict.ts'
import { wordsOf } from './words.ts'

export type NoticeEdge = Readonly<{
  db: Db
  keys: Keys
  sms: Sms | null
  mail: Mail | null
  now: () => Date
  edges: Readonly<{ origin: string | null }>
}>

/** So many are taken up at once, so many of them sent side by side, and so many at most in one run for one prefecture. */
const BATCH = 48
const LANES = 8
const A_RUN = 5000
/** What could not be sent for so long is old news: it stays on the page, and a person decides whether it is sent after all. */
const OLD_MS = 3 * 24 * 3_600_000
const NO_PROVIDER_MS = 3_600_000

/**
 * Sends what is due, each once as far as that can be known. A notice is claimed, noted down as being sent, handed to the
 * provider, and settled; whoever dies after noting it down leaves it in doubt, and what is in doubt is sent again by a person
 * alone. Two servers never send the same one. Without a provider of any kind everything stays where it is.
 */
export async function sendNotices(edge: NoticeEdge): Promise<void> {
  const { db, sms, mail } = edge
  if (sms === null && mail === null) return
  const tenants = await db.selectFrom('tenant').select('id').execute()
  for (const { id } of tenants) {
    for (let taken = 0; taken < A_RUN; ) {
      const count = await sendBatch(edge, id)
      if (count === 0) break
      taken += count
    }
  }
}

/** How many were due. */
async function sendBatch(edge: NoticeEdge, tenantId: number): Promise<number> {
  const claim = randomUUID()
  const { due, whom, catalogue } = await inTenant(edge.db, tenantId, async (tx) => {
    const now = edge.now()
    const claimed = await claimDue(tx, tenantId, now, claim, BATCH)
    const submissionIds = claimed.flatMap(({ submissionId }) => submissionId ?? [])
    return {
      due: [...claimed],
      whom: await whomOf(tx, tenantId, submissionIds),
      catalogue: await catalogueFor(tx, tenantId, dayInChina(now)),
    }
  })
  const count = due.length
  const notes = notebook(edge.db, tenantId, claim)
  const lane = async () => {
    for (let one = due.shift(); one; one = due.shift())
      await sendOne(edge, { tenantId, notes, catalogue, whom: whom.get(one.submissionId ?? '') }, one)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return count
}

type Batch = Readonly<{ tenantId: number; notes: Notebook; catalogue: Catalogue; whom: Whom | undefined }>

async function sendOne(edge: NoticeEdge, batch: Batch, due: Due): Promise<void> {
  const { now } = edge
  const { notes } = batch
  const ready = readyToSend(edge, batch, due)
  if ('to' in ready) return notes.settle({ due, settled: ready, now: now() })
  if (!(await notes.begin(due.id, ready.channel, now()))) return
  const settled = await handOver(edge, batch, due, ready)
  await notes.settle({ due, settled, now: now() })
}

/** By which channel it goes now, or why not now. */
function readyToSend(edge: NoticeEdge, { tenantId, catalogue, whom }: Batch, due: Due): Contact | Settled {
  const { keys, sms, mail } = edge
  const now = edge.now()
  if (due.resentBy === null && now.getTime() - due.createdAt.getTime() > OLD_MS) return { to: 'dead', why: 'too-old' }
  let contacts: readonly Contact[]
  try {
    contacts = contactsOf(keys, tenantId, due, whom, catalogue)
  } catch {
    return { to: 'failed', why: 'internal' }
  }
  if (contacts.length === 0) return { to: 'shown', why: whom?.discreet ? 'discreet' : 'no-contact' }
  const contact = contacts.find(({ channel }) => (channel === 'sms' ? sms : mail) !== null)
  if (!contact) return { to: 'waiting', until: new Date(now.getTime() + NO_PROVIDER_MS), why: 'no-provider' }
  const atOnce = due.urgent && due.submissionId === null
  const until = atOnce ? now : afterQuiet(now, catalogue.quietHours.get(contact.channel))
  return until > now ? { to: 'waiting', until, why: 'quiet-hours' } : contact
}

async function handOver(edge: NoticeEdge, batch: Batch, due: Due, { channel, address }: Contact): Promise<Settled> {
  let words: ReturnType<typeof wordsOf>
  try {
    words = wordsOf({ kind: due.kind, params: told(edge, batch, due) }, channel, 'zh', batch.catalogue)
  } catch {
    return { to: 'failed', why: 'internal' }
  }
  const { subject, text } = words
  try {
    if (channel === 'email')
      return { to: 'sent', ...(await edge.mail!.send({ id: due.id, to: address, subject, text })) }
    await edge.sms!.send({ phone: address, text, id: due.id })
    return { to: 'sent', providerId: due.id }
  } catch (error) {
    return verdictOn(error, channel)
  }
}

/** What the words are made with: a submitter reads the number of what they said themselves, and their own link. */
function told({ keys, edges }: NoticeEdge, { tenantId, whom }: Batch, { params, submissionId, kind }: Due) {
  if (submissionId === null || !whom) return params
  const { number } = whom
  if (kind !== 'toRate') return { ...params, number }
  return {
    ...params,
    number,
    link: ratingLink(edges.origin, number, ratingCode(keys, tenantId, submissionId, params.round ?? 1)),
  }
}
