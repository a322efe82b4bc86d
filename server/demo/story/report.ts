import type { Details } from '../../../domain/ledger/details.ts'
import type { Folder } from '../../../domain/ledger/matter.ts'

/** A report of progress; what is watched is told to the public as well. */
export function reported(
  { matter }: Folder,
  text: string,
  more: Partial<Details['progress']> = {},
): Details['progress'] {
  return { text, ...(matter.track === 'watched' && { publicText: text }), ...more }
}
