import type { PlainDate } from '../deadline/plain-date.ts'
import type { CatalogueName, Rows } from './rows.ts'

/** When a line counts: from `validFrom` on, before `validTo`; null is without end. */
export type Dated = Readonly<{
  code: string
  /** 1 for the first line of a code; each change adds one. */
  version: number
  validFrom: PlainDate
  validTo: PlainDate | null
  /** The row is taken out from `validFrom` on; what it said last stands beside it. */
  removed: boolean
}>

/** One change of one row of a catalogue. Lines are added, never changed. */
export type Line<N extends CatalogueName = CatalogueName> = {
  [K in N]: Dated &
    Readonly<{
      catalogue: K
      row: Rows[K]
      changedBy: string
      changedAt: Date
      note: string | null
    }>
}[N]
