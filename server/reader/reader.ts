import { reasonsFor, type Reason } from '../text/because.ts'
import type { Message } from '../text/grams.ts'
import type { LinearModel } from '../text/linear-model.ts'

/** What a model tells of a message: its category level by level, or one of the other marks. */
export type Asked = 'category' | 'kind' | 'urgency' | 'track' | 'unit'
/** `category` tells the first level; `category/01` which of those below 01. */
export type ModelName = Asked | `category/${string}`

/** What is suggested of one mark: a label, how probable it is, whether that is enough, and the words that made it. */
export type Said = Readonly<{ label: string; probability: number; sure: boolean; reasons: readonly Reason[] }>

/** A model in use and the probability from which its answers are as often right as the prefecture asked for. */
export type InUse = Readonly<{ model: LinearModel; threshold: number }>

/**
 * Reads messages with the models of one prefecture. Without a model for a mark it says nothing of it; below the threshold it
 * says what is likeliest and that it is not sure.
 */
export class Reader {
  readonly #models: ReadonlyMap<ModelName, InUse>

  constructor(models: ReadonlyMap<ModelName, InUse>) {
    this.#models = models
  }

  /** The likeliest labels of one mark, surest first; empty where no model tells it. */
  read(name: ModelName, message: Message, most = 3): readonly Said[] {
    const inUse = this.#models.get(name)
    if (!inUse) return []
    const { model, threshold } = inUse
    return model.guesses(message, most).map(({ label, probability }, place) => ({
      label,
      probability,
      sure: place === 0 && probability >= threshold,
      reasons: place === 0 ? reasonsFor(model, message, label) : [],
    }))
  }

  /**
   * The category as deep as the tree was learnt: each level below the likeliest of the one above. The probability of a level is
   * that of all above it and its own; a level is sure only below one that is.
   */
  readCategory(message: Message): readonly Said[] {
    const path: Said[] = []
    let name: ModelName = 'category'
    let above: Pick<Said, 'probability' | 'sure'> = { probability: 1, sure: true }
    for (;;) {
      const [first] = this.read(name, message, 1)
      if (!first) return path
      const said = { ...first, probability: first.probability * above.probability, sure: first.sure && above.sure }
      path.push(said)
      above = said
      name = `category/${said.label}`
    }
  }
}
