import { newId } from '../new-id.ts'
import type { Draft } from '../portal/submit/draft.ts'
import { type Parcel, kept } from './database.ts'
import { alone } from './alone.ts'
import { filesOf, forgetFiles, keepFiles, keptFiles } from './kept-files.ts'

/**
 * Puts a submission into the outbox: from here on it is sent, now or when the network is back, also by another page.
 *
 * @throws where the device keeps nothing or has no room; then nothing is in the outbox
 */
export async function enqueue(draft: Draft, files: readonly File[]): Promise<string> {
  const id = newId()
  const parcel: Parcel = { id, queuedAt: Date.now(), draft, receipt: null, refusal: null, seen: false }
  // The files first: a parcel that stands is whole.
  await keepFiles(id, files)
  await kept.parcels.add(parcel)
  await forgetFiles(draft.id)
  return id
}

/**
 * Takes a submission out of the outbox to be changed: the draft, with what is known of attempts to send it, and its files.
 * Null where it has arrived meanwhile.
 */
export async function takeBack(id: string): Promise<Readonly<{ draft: Draft; files: readonly File[] }> | null> {
  return alone(id, async () => {
    const parcel = await kept.parcels.get(id)
    if (!parcel || parcel.receipt) return null
    const files = await keptFiles(id)
    await keepFiles(parcel.draft.id, files)
    await forget(id)
    return { draft: parcel.draft, files }
  })
}

/** Notes that the receipt of a parcel was looked at. */
export async function markSeen(id: string): Promise<void> {
  await kept.parcels.update(id, { seen: true })
}

/**
 * Takes what has wholly arrived and was looked at from the device; the code in it opens what was said.
 *
 * @param before milliseconds; what was handed over later stays
 */
export async function prune(before = Infinity): Promise<void> {
  for (const { id, receipt, seen, queuedAt } of await kept.parcels.toArray()) {
    if (!receipt || !seen || queuedAt >= before) continue
    const files = await filesOf(id)
    if (files.every(({ state }) => state !== 'waiting')) await forget(id)
  }
}

/** Takes a parcel and its files from the device. */
export async function forget(id: string): Promise<void> {
  await kept.parcels.delete(id)
  await forgetFiles(id)
}
