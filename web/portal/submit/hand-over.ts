import { decided } from '../../api.ts'
import type { Draft } from './draft.ts'
import type { Chosen } from './files.ts'
import { NotSent, type Receipt, send } from './send.ts'

/** What became of a submission: in the outbox with or without a receipt, or sent where the device keeps nothing. */
export type Handed = Readonly<{ receipt?: Receipt; parcel?: string; chosen: readonly Chosen[] }>

/**
 * Puts a draft with its files into the outbox and sends the words at once. Where nothing was decided, as without a network,
 * it waits there; where the server refuses, it is taken out again. Where the device keeps nothing, it is sent from here.
 *
 * @throws NotSent with the draft to keep
 */
export async function handOver(draft: Draft, chosen: readonly Chosen[]): Promise<Handed> {
  const put = await posted(draft, chosen)
  if (!put) return { receipt: await send(draft, draft.contact), chosen }
  const { parcel, deliverWords, takeBack, sendNow, sendSoon } = put
  try {
    const receipt = await deliverWords(parcel)
    sendNow()
    return { ...(receipt && { receipt }), parcel, chosen: [] }
  } catch (error) {
    if (error instanceof NotSent && decided(error.cause)) {
      await takeBack(parcel)
      throw error
    }
    sendSoon()
    return { parcel, chosen: [] }
  }
}

/** Null where the device has no room, keeps nothing, or the outbox itself could not be fetched. */
async function posted(draft: Draft, chosen: readonly Chosen[]) {
  try {
    const [outbox, deliver, run] = await Promise.all([
      import('../../offline/outbox.ts'),
      import('../../offline/deliver.ts'),
      import('../../offline/run.ts'),
    ])
    const files = chosen.map(({ file }) => file)
    return { parcel: await outbox.enqueue(draft, files), ...outbox, ...deliver, ...run }
  } catch {
    return null
  }
}
