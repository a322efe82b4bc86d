import { call as callRoute, decided } from '../../api.ts'
import { newId } from '../../new-id.ts'
import { send } from '../act/use-act.ts'
import { recordCall } from '../calls.ts'
import type { Call } from './use-call.ts'

const RETRIES = 3

/**
 * Writes a call down and, where a checked answer settled it, settles it. Sent again under the same id until the server has
 * decided.
 *
 * @returns the receipt, and what kept it from being settled, if anything
 */
export async function saveCall(one: Call) {
  const { id, text, title, kind, regionCode, address, secrecy, categoryCode, phone, name } = one
  const submitter = { ...(phone.trim() && { phone: phone.trim() }), ...(name.trim() && { name: name.trim() }) }
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
  }
  const receipt = await repeated(() => callRoute(recordCall, { body }))
  return { receipt, unsettled: one.settled ? await settle(receipt.matterId, one, one.settled) : null }
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

async function repeated<T>(send: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send()
    } catch (error) {
      if (decided(error) || attempt >= RETRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, 500 * attempt))
    }
  }
}
