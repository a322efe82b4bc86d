import type { Kind, Track, Urgency } from '../../../domain/ledger/words.ts'

/** Where a theme happens, which decides the region and the words for the place. */
export type Setting = 'estate' | 'road' | 'town' | 'village' | 'pasture'

/**
 * 题材: what people write about one sort of problem and what units answer. Phrases have no mark at their end; they are
 * joined by `compose`. In them `{place}` and other names stand for slots, `{2-9}` for a number, `[a|b]` for either.
 */
export type Theme = Readonly<{
  code: string
  /** Third-level category. */
  category: string
  /** How often it comes up beside the others. */
  weight: number
  /** Months in which it comes up; absent: all year. Outside them it is rare. */
  months?: readonly number[]
  kinds: Readonly<Partial<Record<Kind, number>>>
  urgencies?: Readonly<Partial<Record<Urgency, number>>>
  /** Absent: `ledger`. */
  tracks?: Readonly<Partial<Record<Track, number>>>
  setting: Setting
  titles: readonly string[]
  openings: readonly string[]
  facts: readonly string[]
  asks: readonly string[]
  slots?: Readonly<Record<string, readonly string[]>>
  /** 核实情况 */
  found: readonly string[]
  /** 办理结果 */
  done: readonly string[]
  /** Why it is not, or only partly, solved. */
  notDone?: readonly string[]
  /** What an operator can answer at once. As many as openings, as titles may be: then each belongs to its opening. */
  desk?: readonly string[]
  /** Units that may assist, the likeliest first. */
  assisting?: readonly string[]
  /** A unit it is easily sent to by mistake. */
  mistakenFor?: string
  /** 涉及个人利益: never merged by machine. */
  personal?: true
  /** It names a unit that is complained about. */
  aboutUnit?: true
  /** It ends at the desk: not for this platform, or for another service. */
  outside?: 'litigation' | 'civil' | 'petition' | 'police110' | 'fire119' | 'ambulance120' | 'unclear'
}>
