import type { Board } from '../../../contract/supervision.ts'

/** The boards by tab, in the order in which a supervisor goes through them. */
export const tabs = {
  late: ['late'],
  near: ['near'],
  silent: ['silent'],
  hops: ['hops'],
  repeats: ['repeats'],
  documents: ['unreplied', 'replyLate', 'unlifted'],
  watched: [],
} as const satisfies Readonly<Record<string, readonly Board[]>>
export type Tab = keyof typeof tabs

/** What the address asks for; the first tab, and of a tab the first board, where it asks for none that there is. */
export function shownOf(
  tab: string | undefined,
  board: string | undefined,
): Readonly<{ tab: Tab; board: Board | null }> {
  const known = tab !== undefined && Object.hasOwn(tabs, tab) ? (tab as Tab) : 'late'
  const boards: readonly Board[] = tabs[known]
  return { tab: known, board: boards.find((one) => one === board) ?? boards[0] ?? null }
}
