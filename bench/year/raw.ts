/** The stages of an order, in the order of the work. */
export const stages = ['accept', 'contact', 'feedback', 'plan', 'result'] as const
export type Stage = (typeof stages)[number]

/** Where a line moves limits to. */
export type Moved = Readonly<{ dueAt?: string; dues?: Partial<Record<Stage, string>> }>
/** One limit as a line promises it. */
export type RawClock = Readonly<{
  limit: Readonly<{ amount: number; unit: string; clock: string }>
  countsFrom: string
}>
/** An order as it lies in a line; `orderId` where it is one that is taken up again. */
export type RawOrder = Moved &
  Readonly<
    Record<'id' | 'orderId' | 'unitId' | 'answerBy', string> & Record<`${Stage}By`, string | null> & { lead: boolean }
  > &
  Readonly<{ clocks: Partial<Record<Stage, RawClock>> }>

/** The details of any line as they lie there, each where its action has it. */
export type Raw = Moved &
  Readonly<{
    orderId: string
    orders?: readonly RawOrder[]
    orderIds?: readonly string[]
    round: number
    ending: string
    document: string
    level: number
    upheld: boolean
    granted: boolean
    passed: boolean
    workdays: number
    nextReviewOn: string
    milestones: readonly Readonly<{ on: string }>[]
    milestone?: number
    cause?: Readonly<{ key: string; rule: string }>
  }>

/** A line as it stands in the ledger, read as plain JSON: what checks it shares no rule with what wrote it. */
export type Line = Readonly<{ action: string; details: Raw; unitId: string | null; role: string; at: number }>
