import type { Message } from '../text/grams.ts'
import type { Reader } from './reader.ts'

export type LikelyCategory = Readonly<{ code: string; probability: number }>

/** So many of each level are followed down. */
const BREADTH = 3

/**
 * The categories a message may have, as deep as the tree was learnt, likeliest first. The probability of one is that of all
 * above it and its own. What does not stand in the tree any more is left out, with all below it.
 */
export function likeliestCategories(
  reader: Pick<Reader, 'read'>,
  message: Message,
  stands: (code: string) => boolean,
): readonly LikelyCategory[] {
  const found: LikelyCategory[] = []
  let open: readonly LikelyCategory[] = below(reader, message, 'category', 1)
  while (open.length > 0) {
    const followed = open
      .filter(({ code }) => stands(code))
      .toSorted(byProbability)
      .slice(0, BREADTH)
    open = followed.flatMap((one) => {
      const children = below(reader, message, `category/${one.code}`, one.probability)
      const standing = children.filter(({ code }) => stands(code))
      if (standing.length === 0) found.push(one)
      return standing
    })
  }
  return found.toSorted(byProbability).slice(0, BREADTH)
}

function below(
  reader: Pick<Reader, 'read'>,
  message: Message,
  name: Parameters<Reader['read']>[0],
  above: number,
): readonly LikelyCategory[] {
  return reader
    .read(name, message, BREADTH)
    .map(({ label, probability }) => ({ code: label, probability: above * probability }))
}

function byProbability(a: LikelyCategory, b: LikelyCategory): number {
  return b.probability - a.probability
}
