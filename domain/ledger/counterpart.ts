import type { Folder, LedgerEntry } from './matter.ts'

/**
 * The line that a merge or un-merge writes on the other matter, so that both tell of it; null for every other action.
 *
 * @param id of the new line
 */
export function counterpart(entry: LedgerEntry, other: Folder, id: string): LedgerEntry | null {
  const { writer, at, matterId: sourceId } = entry
  const line = { id, matterId: other.matter.id, seq: other.matter.seq + 1, writer, at }
  if (entry.action === 'merge')
    return { ...line, action: 'absorb', details: { sourceId, voices: entry.details.voices } }
  if (entry.action === 'unmerge') {
    const submissionIds = entry.details.voices.map((voice) => voice.submissionId)
    return { ...line, action: 'release', details: { sourceId, submissionIds } }
  }
  return null
}
