import { figuresByClass, macroF1 } from '../text/measures.ts'
import { LinearModel } from '../text/linear-model.ts'
import { unpacked } from '../text/pack.ts'
import type { Asked, ModelName } from './reader.ts'
import { seenIn } from './seen.ts'
import type { Compared, Training } from './store.ts'
import type { Made } from './train-reader.ts'

/** The training in use, as far as it is needed to tell whether another is worse. */
export type Before = Readonly<{
  id: string
  reports: Training['reports']
  models: ReadonlyMap<ModelName, Buffer>
  seen: Buffer
}>

/** From so many messages on that neither has learnt from, both are judged on them. */
export const LEAST_COMPARED = 50
/** Macro-F1 differs by so much from one sample of messages to another: no more is no loss. */
const HAIR = 0.005

export const marks = ['category', 'kind', 'urgency', 'track', 'unit'] as const satisfies readonly Asked[]

/**
 * For every mark that both tell: how good each is. On the messages held back by the new one that the one before has not
 * learnt from either; where those are too few, by what their reports say.
 */
export function compare(made: Pick<Made, 'held' | 'reports'>, before: Before): Partial<Record<Asked, Compared>> {
  const isSeen = seenIn(before.seen)
  const compared: Partial<Record<Asked, Compared>> = {}
  for (const mark of marks) {
    const [was, is, bytes] = [before.reports[mark], made.reports[mark], before.models.get(mark)]
    if (!was || !is || !bytes) continue
    const fresh = (made.held[mark] ?? []).filter((message) => !isSeen(message))
    if (fresh.length < LEAST_COMPARED) {
      compared[mark] = { by: 'reports', n: is.heldBack, before: was.macroF1, after: is.macroF1 }
      continue
    }
    const model = new LinearModel(unpacked(bytes))
    const said = fresh.map((message) => ({ ...message, said: model.guesses(message, 1)[0]?.label ?? '' }))
    compared[mark] = {
      by: 'messages',
      n: fresh.length,
      before: macroF1(figuresByClass(said)),
      after: macroF1(figuresByClass(fresh)),
    }
  }
  return compared
}

export function isWorse({ before, after }: Compared): boolean {
  return after < before - HAIR
}
