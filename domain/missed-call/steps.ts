import { type MissedState, openMissed } from './words.ts'

/** Somebody rang back and reached nobody. `id` is made by whoever sends it: sent twice, it is one try. */
export type Try = Readonly<{ id: string; at: Date; by: string }>

/** 未接来电: one telephone that still waits to be rung back, however often it rang. */
export type MissedCall = Readonly<{
  state: MissedState
  tries: readonly Try[]
  /** Who rings back just now, so that two do not ring the same person. */
  taken: Readonly<{ by: string; until: Date }> | null
}>

/** So long a row is one operator's: longer than most calls last, shorter than anybody should wait for who has gone home. */
export const TAKEN_MINUTES = 15

type Rule = Readonly<{
  /** `theirs`: whoever does it took it last; `free`: nobody else has it now; `any`: it is a fact whoever has it. */
  needs: 'any' | 'free' | 'theirs'
  /** Null: the state stays. */
  to: MissedState | null
  /** Nobody has it any more afterwards. */
  frees: boolean
}>

/** 未接来电的每一步: all of them begin where somebody still has to ring back. */
export const missedSteps = {
  /** It rings again: whoever was not reached before can be reached now. */
  ring: { needs: 'any', to: 'waiting', frees: false },
  take: { needs: 'free', to: null, frees: false },
  giveBack: { needs: 'theirs', to: null, frees: true },
  nobody: { needs: 'theirs', to: 'tried', frees: true },
  // Who was spoken to was spoken to, also where the call outlasted its time.
  calledBack: { needs: 'any', to: 'calledBack', frees: true },
  noNeed: { needs: 'free', to: 'noNeed', frees: true },
  /** They rang again and somebody took it: whoever rings them back meanwhile hears so. */
  gotThrough: { needs: 'any', to: 'noNeed', frees: true },
} as const satisfies Record<string, Rule>
export type MissedStep = keyof typeof missedSteps

export type MissedRefusal = 'missed-call-closed' | 'missed-call-taken' | 'missed-call-not-taken'

/** Who has it at that moment; null: nobody. */
export function holderOf({ taken }: Pick<MissedCall, 'taken'>, now: Date): string | null {
  return taken && taken.until > now ? taken.by : null
}

/** Whether somebody still has to ring back. */
export function isOpen({ state }: Pick<MissedCall, 'state'>): boolean {
  return openMissed.some((one) => one === state)
}

/** What stands against a step of this person's; null: nothing. */
export function whyNotStep(call: MissedCall, step: MissedStep, personId: string, now: Date): MissedRefusal | null {
  const { needs } = missedSteps[step]
  if (!isOpen(call)) return 'missed-call-closed'
  if (needs === 'any') return null
  const holder = holderOf(call, now)
  if (holder !== null && holder !== personId) return 'missed-call-taken'
  return needs === 'theirs' && call.taken?.by !== personId ? 'missed-call-not-taken' : null
}

/** The call after a step that nothing stands against. `id`: of a try. */
export function afterStep(
  call: MissedCall,
  step: MissedStep,
  { id, by, at }: Readonly<{ id: string; by: string; at: Date }>,
): MissedCall {
  const { to, frees } = missedSteps[step]
  const until = new Date(at.getTime() + TAKEN_MINUTES * 60_000)
  return {
    state: to ?? call.state,
    tries: step === 'nobody' ? [...call.tries, { id, at, by }] : call.tries,
    taken: step === 'take' ? { by, until } : frees ? null : call.taken,
  }
}
