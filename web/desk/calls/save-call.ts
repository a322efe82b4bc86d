import { call as callRoute } from '../../api.ts'
import { newId } from '../../new-id.ts'
import { send, type Shown } from '../act/use-act.ts'
import { recordCall } from '../calls.ts'
import { endMissed } from '../missed/end-missed.ts'
import { type Advice, shownOfMark, shownOfPlace } from '../triage/plan.ts'
import { repeated } from './repeated.ts'
import type { Call } from './use-call.ts'

/**
 * Writes a call down, puts it to the missed call that it rings back and, where a checked answer settled it, settles it.
 * Sent again under the same id until the server has decided.
 *
 * @param advice what was shown when it was saved
 * @returns the receipt, and what kept it from being settled and the missed call from being ended, if anything
 */
export async function saveCall(one: Call, advice: Advice | undefined) {
  const { id, text, title, kind, regionCode, address, secrecy, categoryCode } = one
  const submitter = submitterOf(one)
  const shown = shownOf(one, advice)
  const body = {
    id,
    channel: 'hotline' as const,
    text,
    secrecy,
    ...(title.trim() && { title: title.trim() }),
    ...(kind && { kind }),
    ...(regionCode && { regionCode }),
    ...(address.trim() && { address: address.trim() }),
    ...(categoryCode && { categoryCode }),
    ...(Object.keys(submitter).length > 0 && { submitter }),
    ...(shown.length > 0 && { suggested: shown }),
  }
  const receipt = await repeated(() => callRoute(recordCall, { body }))
  return {
    receipt,
    unended: one.missed ? await ended(one.missed.id, receipt.id) : null,
    unsettled: one.settled ? await settle(receipt.matterId, one, one.settled) : null,
  }
}

/** What was shown of what the operator decided about; what they left open is decided later. */
function shownOf({ kind, categoryCode, regionCode }: Call, advice: Advice | undefined): Shown {
  if (!advice) return []
  const { read, places } = advice
  const [place] = places
  return [
    ...(categoryCode ? shownOfMark('category', read?.category, read?.modelId, categoryCode) : []),
    ...(kind ? shownOfMark('kind', read?.kind, read?.modelId, kind) : []),
    ...(regionCode && place ? [shownOfPlace(place)] : []),
  ]
}

/** Who spoke; nothing where the caller left nothing. An address that is not to be used is not handed over. */
function submitterOf({ phone, name, email, notices }: Call) {
  const left = {
    ...(phone.trim() && { phone: phone.trim() }),
    ...(name.trim() && { name: name.trim() }),
    ...(notices === 'email' && email.trim() && { email: email.trim() }),
  }
  return Object.keys(left).length > 0 && notices ? { ...left, notices } : left
}

async function ended(missedCallId: string, submissionId: string) {
  try {
    await endMissed(missedCallId, { what: 'calledBack', submissionId })
    return null
  } catch (error) {
    return { error }
  }
}

async function settle(
  matterId: string,
  { kind, categoryCode, regionCode }: Call,
  settled: NonNullable<Call['settled']>,
) {
  try {
    const described = {
      ...(kind && { kind }),
      ...(categoryCode && { categoryCode }),
      ...(regionCode && { regionCode }),
    }
    const details = { answer: settled.answer, articleId: settled.code, ...described }
    await send({ id: newId(), matterId, action: 'settle', details })
    return null
  } catch (error) {
    return { error }
  }
}
