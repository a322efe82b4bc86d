import { newId } from '../../new-id.ts'

/** A file chosen for a submission. */
export type Chosen = Readonly<{ id: string; file: File }>
export type FileRefusal = Readonly<
  { key: 'filesMany' } | { key: 'photosMany' } | { key: 'fileBig' | 'fileKind'; name: string }
>

/** What the server takes with one submission. */
export const MOST_FILES = 10
/** More would take too long on a phone's network. */
export const MOST_PHOTOS = 6
export const MOST_BYTES = 20 * 1024 * 1024
export const ACCEPTED = 'image/*,audio/*,application/pdf'

/** Adds files to those chosen; what cannot go with them is told, file by file. */
export function choose(
  chosen: readonly Chosen[],
  files: readonly File[],
): { chosen: readonly Chosen[]; refused: readonly FileRefusal[] } {
  const refusals = files.map((file) => ({ file, refusal: refusalOf(file) }))
  const fitting = refusals.filter(({ refusal }) => refusal === null).map(({ file }) => ({ id: newId(), file }))
  const refused = refusals.flatMap(({ refusal }) => refusal ?? [])
  const all = [...chosen, ...fitting]
  const photos = all.filter(isPhoto)
  const few = all.filter((one) => !photos.slice(MOST_PHOTOS).includes(one))
  return {
    chosen: few.slice(0, MOST_FILES),
    refused: [
      ...refused,
      ...(photos.length > MOST_PHOTOS ? [{ key: 'photosMany' } as const] : []),
      ...(few.length > MOST_FILES ? [{ key: 'filesMany' } as const] : []),
    ],
  }
}

/** Whether a file is a picture by what it says of itself. */
export function isPhoto({ file }: Pick<Chosen, 'file'>): boolean {
  return file.type.startsWith('image/')
}

/** A file without a type may still be an image; the server looks inside. */
function refusalOf({ name, type, size }: File): FileRefusal | null {
  if (type && !/^(image|audio)\/|^application\/pdf$/.test(type)) return { key: 'fileKind', name }
  return size > MOST_BYTES ? { key: 'fileBig', name } : null
}
