import type { Matter } from '../ledger/matter.ts'

/** What the machine suggests about a matter. */
export const suggestible = ['category', 'kind', 'urgency', 'track', 'unit', 'place'] as const
export type Suggestible = (typeof suggestible)[number]

/** 建议: what was suggested, as a code; null: the machine was silent. */
export type Suggested = Readonly<{
  what: Suggestible
  suggested: string | null
  /** 依据种类, by which its confidence is counted; null where the model alone says it. */
  ground: string | null
  /** 0 to 1. */
  confidence: number
  /** The model that suggested it; null where a rule did. */
  modelId: string | null
}>

type Chosen = Pick<Matter, 'categoryCode' | 'kind' | 'urgency' | 'track' | 'leadUnitId' | 'regionCode'>

/** 采用: what stands in the matter after people decided; null while nothing was chosen. */
export function chosenIn(matter: Chosen, what: Suggestible): string | null {
  const chosen = {
    category: matter.categoryCode,
    kind: matter.kind,
    urgency: matter.urgency,
    track: matter.track,
    unit: matter.leadUnitId,
    place: matter.regionCode,
  } as const satisfies Record<Suggestible, string | null>
  return chosen[what]
}
