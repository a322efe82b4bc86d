import { decided, ProblemError } from '../api.ts'
import { attemptOf } from '../portal/submit/draft.ts'
import { NotSent, type Receipt, send } from '../portal/submit/send.ts'
import { upload } from '../portal/submit/upload.ts'
import { alone } from './alone.ts'
import { kept, type Words } from './database.ts'
import { filesOf, openFile } from './kept-files.ts'
import { tellShare } from './shares.ts'

/**
 * Sends the words of a parcel, once among all pages; what has arrived before is answered from the device.
 *
 * @throws NotSent; a refusal stays with the parcel, which is then not sent again by itself
 */
export async function deliverWords(id: string): Promise<Receipt | null> {
  return alone(id, async () => {
    const parcel = await kept.parcels.get(id)
    if (!parcel) return null
    if (parcel.receipt) return parcel.receipt
    // Written down before it goes out: should the page be closed meanwhile, it may have arrived.
    await kept.parcels.update(id, { draft: { ...parcel.draft, attempted: attemptOf(parcel.draft) }, refusal: null })
    try {
      const receipt = await send(parcel.draft, parcel.draft.contact)
      await kept.parcels.update(id, { receipt })
      return receipt
    } catch (error) {
      if (error instanceof NotSent)
        await kept.parcels.update(id, { draft: error.draft, refusal: refusalIn(error.cause) })
      throw error
    }
  })
}

/**
 * Sends the files of a parcel in their order, each until the server has it or refuses it. A file whose answer was lost is sent
 * again: the same content counts once.
 *
 * @throws ProblemError where nothing was decided; the rest waits
 */
export async function deliverFiles(id: string, { number, queryCode }: Receipt): Promise<void> {
  await alone(id, async () => {
    for (const row of await filesOf(id)) {
      if (row.state !== 'waiting') continue
      const file = await openFile(row)
      const outcome = file
        ? await upload({ number, queryCode }, file, (share) => tellShare(row.id, share)).then(
            () => null,
            (error: unknown) => {
              const refusal = refusalIn(error)
              if (!refusal) throw error
              return refusal
            },
          )
        : null
      await kept.transaction('rw', kept.files, kept.contents, async () => {
        await kept.files.update(row.id, { state: outcome || !file ? 'refused' : 'sent', refusal: outcome })
        await kept.contents.delete(row.id)
      })
    }
  }).finally(() => tellShare(null, 0))
}

function refusalIn(error: unknown): Words | null {
  return error instanceof ProblemError && decided(error) ? error.words : null
}
