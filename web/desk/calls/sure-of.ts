import { kinds, type Kind } from '../../../domain/ledger/words.ts'
import type { Advice } from '../triage/plan.ts'
import type { Call, Suggestible } from './use-call.ts'

/** What may be filled in at one press: what the machine is sure of and the operator has not said. */
export function sureOf(call: Call, advice: Advice | undefined): Partial<Call> {
  const kind = advice?.read?.kind?.sure?.label
  const categoryCode = advice?.read?.category?.sure?.label
  const place = advice?.places.find(({ sure }) => sure)
  const part = {
    ...(!call.kind && kind && Object.hasOwn(kinds, kind) && { kind: kind as Kind }),
    ...(!call.categoryCode && categoryCode && { categoryCode }),
    ...(!call.regionCode && place && { regionCode: place.regionCode }),
  }
  return Object.keys(part).length > 0 ? taken(call, part) : {}
}

/** What is taken from the machine, marked so until somebody touches it. */
export function taken({ suggested }: Call, part: Partial<Pick<Call, Suggestible>>): Partial<Call> {
  return { ...part, suggested: [...new Set([...suggested, ...(Object.keys(part) as Suggestible[])])] }
}
