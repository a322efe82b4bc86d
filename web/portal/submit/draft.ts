import type { Point, Secrecy } from '../../../domain/ledger/words.ts'
import { newId } from '../../new-id.ts'
import type { NoticeWay } from '../../notice-way.ts'

/** A public matter that it shall be one with, and what it is called. */
export type Joins = Readonly<{ matterId: string; title: string }>
/** How they can be reached; all may be empty. `notices`: how they want to be told, once they have said so. */
export type Contact = Readonly<{
  name: string
  phone: string
  email?: string | undefined
  notices?: NoticeWay | undefined
}>

/**
 * What is being written, kept on the device until it is handed over for sending. Its id goes with it, so that words sent
 * again after a lost answer or a closed page count once. Its files are kept beside it, in `web/offline/kept-files.ts`.
 */
export type Draft = Readonly<{
  id: string
  text: string
  address: string
  /** 12 digits, of the smallest division that was chosen. */
  regionCode?: string | undefined
  point?: Point | undefined
  joins?: Joins | undefined
  secrecy: Secrecy
  contact: Contact
  /** What was sent last without our learning whether it arrived. */
  attempted: Attempt | null
}>
export type Attempt = Readonly<Pick<Draft, 'text' | 'address' | 'regionCode' | 'point' | 'joins' | 'secrecy'>>

const KEY = 'lianxin.draft'
/** A device may be shared: what nobody went on with is forgotten. */
const KEPT_MS = 14 * 24 * 3600_000

export const nobody: Contact = { name: '', phone: '' }

export function emptyDraft(): Draft {
  return { id: newId(), text: '', address: '', secrecy: 'hiddenFromUnit', contact: nobody, attempted: null }
}

/** The draft left on this device; an empty one where there is none, it is two weeks old, or the browser keeps nothing. */
export function keptDraft(now = Date.now()): Draft {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as (Partial<Draft> & { keptAt?: number }) | null
    if (kept === null) return emptyDraft()
    const { keptAt = now, ...draft } = kept
    return now - keptAt > KEPT_MS ? emptyDraft() : { ...emptyDraft(), ...draft }
  } catch {
    return emptyDraft()
  }
}

/** Keeps a draft at once, so that not even the last letter is lost with the page; an empty one is taken from the device. */
export function keepDraft(draft: Draft, withFiles = false, now = Date.now()): void {
  const { text, address, contact, attempted } = draft
  try {
    if (text || address || contact.name || contact.phone || contact.email || attempted || withFiles)
      localStorage.setItem(KEY, JSON.stringify({ ...draft, keptAt: now }))
    else localStorage.removeItem(KEY)
  } catch {
    // Without room on the device the words stay on the page.
  }
}

/** The part of a draft that an attempt is recognised by. */
export function attemptOf({ text, address, regionCode, point, joins, secrecy }: Draft): Attempt {
  return { text, address, secrecy, ...(regionCode && { regionCode }), ...(point && { point }), ...(joins && { joins }) }
}

export function sameAttempt(one: Attempt, other: Attempt): boolean {
  return (
    one.text === other.text &&
    one.address === other.address &&
    one.secrecy === other.secrecy &&
    one.regionCode === other.regionCode &&
    one.joins?.matterId === other.joins?.matterId &&
    one.point?.lat === other.point?.lat &&
    one.point?.lon === other.point?.lon
  )
}
