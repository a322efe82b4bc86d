import { newId } from '../../new-id.ts'

/** A file chosen for a submission. */
export type Chosen = Readonly<{ id: string; file: File }>
export type FileRefusal = Readonly<{ key: 'filesMany' } | { key: 'fileBig' | 'fileKind'; name: string }>

/** What the server takes with one submission. */
export const MOST_FILES = 10
export const MOST_BYTES = 20 * 1024 * 1024
export const ACCEPTED = 'image/*,audio/*,application/pdf'

/** Adds files to those chosen; what cannot go with them is told, file by file. */
export function choose(
  chosen: readonly Chosen[],
  files: readonly File[],
): { chosen: readonly Chosen[]; refused: readonly FileRefusal[] } {
  const refusals = files.map((file) => ({ file, refusal: refusalOf(file) }))
  const fitting = refusals.filter(({ refusal }) => refusal === null).map(({ file }) => ({ id: newId(), file }))
  const all = [...chosen, ...fitting]
  const refused = refusals.flatMap(({ refusal }) => refusal ?? [])
  return {
    chosen: all.slice(0, MOST_FILES),
    refused: all.length > MOST_FILES ? [...refused, { key: 'filesMany' }] : refused,
  }
}

/** A file without a type may still be an image; the server looks inside. */
function refusalOf({ name, type, size }: File): FileRefusal | null {
  if (type && !/^(image|audio)\/|^application\/pdf$/.test(type)) return { key: 'fileKind', name }
  return size > MOST_BYTES ? { key: 'fileBig', name } : null
}
