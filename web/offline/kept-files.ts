import { newId } from '../new-id.ts'
import { type KeptFile, kept } from './database.ts'

/**
 * Makes these the files of an owner, in this order; what the owner had before is gone.
 *
 * @throws where the device keeps nothing or has no room
 */
export async function keepFiles(ownerId: string, files: readonly File[]): Promise<void> {
  const read = await Promise.all(files.map(async (file) => ({ id: newId(), file, bytes: await file.arrayBuffer() })))
  const rows = read.map(({ id, file: { name, type, size } }, place): KeptFile => {
    return { id, ownerId, place, name, type, size, state: 'waiting', refusal: null }
  })
  await kept.transaction('rw', kept.files, kept.contents, async () => {
    await forgetFiles(ownerId)
    await kept.files.bulkAdd(rows)
    await kept.contents.bulkAdd(read.map(({ id, bytes }) => ({ id, bytes })))
  })
}

/** The files of an owner as they were kept, in their order. */
export async function keptFiles(ownerId: string): Promise<readonly File[]> {
  const opened = await Promise.all((await filesOf(ownerId)).map(openFile))
  return opened.flatMap((file) => file ?? [])
}

/** What is known of the files of an owner, in their order. */
export async function filesOf(ownerId: string): Promise<readonly KeptFile[]> {
  return kept.files.where('ownerId').equals(ownerId).sortBy('place')
}

/** A kept file with what is in it; null where it is gone. */
export async function openFile({ id, name, type }: KeptFile): Promise<File | null> {
  const content = await kept.contents.get(id)
  return content ? new File([content.bytes], name, { type }) : null
}

/** Takes an owner's files from the device. */
export async function forgetFiles(ownerId: string): Promise<void> {
  await kept.transaction('rw', kept.files, kept.contents, async () => {
    const ids = await kept.files.where('ownerId').equals(ownerId).primaryKeys()
    await kept.contents.bulkDelete(ids)
    await kept.files.bulkDelete(ids)
  })
}
