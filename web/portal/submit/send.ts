import { type Answer, call, decided, ProblemError } from '../../api.ts'
import { submit } from '../../calls.ts'
import { newId } from '../../new-id.ts'
import { plainPhone } from '../../notice-way.ts'
import { type Attempt, attemptOf, type Contact, type Draft, sameAttempt } from './draft.ts'

/** What the citizen keeps. `earlier`: what arrived may be a version sent before the network broke, not the last one. */
export type Receipt = Answer<NonNullable<(typeof submit)['shapes']>> & Readonly<{ earlier: boolean }>

/** What was sent, and the draft as it has to be kept if that fails. */
export class NotSent extends Error {
  override readonly name = 'NotSent'
  readonly draft: Draft
  override readonly cause: unknown

  constructor(draft: Draft, cause: unknown) {
    super('not sent')
    this.draft = draft
    this.cause = cause
  }
}

/**
 * Sends a draft so that it arrives once. Every attempt has the draft's id. Where an earlier attempt turns out to have arrived with
 * other words, its receipt is fetched and marked; where the id was used by another page for something else, this is a
 * submission of its own and gets its own id.
 *
 * @throws NotSent with the draft to keep
 */
export async function send(draft: Draft, contact: Contact): Promise<Receipt> {
  const attempt = attemptOf(draft)
  const { attempted } = draft
  try {
    const receipt = await call(submit, { body: bodyOf(draft.id, attempt, contact) })
    return { ...receipt, earlier: attempted !== null && !sameAttempt(attempted, attempt) }
  } catch (error) {
    if (!usedTwice(error)) throw new NotSent(decided(error) ? draft : { ...draft, attempted: attempt }, error)
  }
  if (attempted === null || attempted.text === draft.text)
    return send({ ...draft, id: newId(), attempted: null }, contact)
  try {
    return { ...(await call(submit, { body: bodyOf(draft.id, attempted, contact) })), earlier: true }
  } catch (error) {
    if (usedTwice(error)) return send({ ...draft, id: newId(), attempted: null }, contact)
    throw new NotSent(draft, error)
  }
}

function usedTwice(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'id-used-twice'
}

function bodyOf(id: string, { text, address, regionCode, point, joins, secrecy }: Attempt, contact: Contact) {
  const name = contact.name.trim()
  const phone = plainPhone(contact.phone)
  const { notices } = contact
  // An address that is not to be used is not handed over.
  const email = notices === 'email' ? (contact.email ?? '').trim() : ''
  return {
    id,
    text,
    secrecy,
    ...(address.trim() && { address: address.trim() }),
    ...(regionCode && { regionCode }),
    ...(point && { point }),
    ...(joins && { joins: joins.matterId }),
    ...((name || phone || email) && {
      submitter: {
        ...(name && { name }),
        ...(phone && { phone }),
        ...(email && { email }),
        ...(notices && { notices }),
      },
    }),
  }
}
