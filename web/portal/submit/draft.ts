import type { Secrecy } from '../../../domain/ledger/words.ts'
import { newId } from '../../new-id.ts'

/**
 * What is being written, kept on the device until it has arrived. Its id goes with it, so that words sent again after a
 * lost answer or a closed page count once. Name, phone and files are never kept.
 */
export type Draft = Readonly<{
  id: string
  text: string
  address: string
  secrecy: Secrecy
  /** What was sent last without our learning whether it arrived. */
  attempted: Attempt | null
}>
export type Attempt = Readonly<Pick<Draft, 'text' | 'address' | 'secrecy'>>

const KEY = 'lianxin.draft'

export function emptyDraft(): Draft {
  return { id: newId(), text: '', address: '', secrecy: 'hiddenFromUnit', attempted: null }
}

/** The draft left on this device; an empty one where there is none or the browser keeps nothing. */
export function keptDraft(): Draft {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Partial<Draft> | null
    return kept === null ? emptyDraft() : { ...emptyDraft(), ...kept }
  } catch {
    return emptyDraft()
  }
}

export function keepDraft(draft: Draft): void {
  try {
    if (draft.text || draft.address || draft.attempted) localStorage.setItem(KEY, JSON.stringify(draft))
    else localStorage.removeItem(KEY)
  } catch {
    // Without room on the device the words stay on the page.
  }
}

/** The part of a draft that an attempt is recognised by. */
export function attemptOf({ text, address, secrecy }: Draft): Attempt {
  return { text, address, secrecy }
}

export function sameAttempt(one: Attempt, other: Attempt): boolean {
  return one.text === other.text && one.address === other.address && one.secrecy === other.secrecy
}
