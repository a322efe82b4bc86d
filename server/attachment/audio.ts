import { AppError } from '../errors.ts'

/**
 * The sound in a file and nothing else of it: without tags, positions, pictures, and what hangs behind it. Null where the inner
 * structure is not that of its kind; RangeError where the file ends too early.
 */
export type Take = (bytes: Buffer) => Buffer | null

/**
 * Keeps the sound of a file, if its inner structure is that of its kind: a page or program that merely begins like a recording is
 * refused, and so is a film.
 *
 * @throws AppError `attachment-unreadable`, `unsupported-media` for a film
 */
export function soundOf(take: Take): (bytes: Buffer) => Promise<Buffer> {
  return async (bytes) => {
    try {
      const sound = take(bytes)
      if (sound) return sound
    } catch (error) {
      // Reading past the end is how a cut file shows.
      if (!(error instanceof RangeError)) throw error
    }
    throw new AppError('attachment-unreadable')
  }
}
