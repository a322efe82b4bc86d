/** Of every answer to a message that was held back: how probable it was called, and whether it was right. */
export type Answers = readonly (readonly [probability: number, right: boolean])[]

/** What a wanted precision comes to: of 100 messages `answered` are answered, `wrong` of them wrongly, from `threshold` on. */
export type Consequence = Readonly<{ answered: number; wrong: number; threshold: number | null }>

/**
 * How many messages may be answered, surest first, so that the share `precision` of the answers is right. Answers that were
 * called equally probable are given together or not at all; `threshold` is null where none may be given.
 */
export function consequenceOf(answers: Answers, precision: number): Consequence {
  const sorted = answers.toSorted((a, b) => b[0] - a[0])
  let wrong = 0
  let best = { answered: 0, wrong: 0, threshold: null as number | null }
  sorted.forEach(([probability, right], at) => {
    if (!right) wrong += 1
    const isLastOfIts = sorted[at + 1]?.[0] !== probability
    if (isLastOfIts && (at + 1 - wrong) / (at + 1) >= precision)
      best = { answered: at + 1, wrong, threshold: probability }
  })
  const ofHundred = (n: number) => hundredth(n, answers.length)
  return { ...best, answered: ofHundred(best.answered), wrong: ofHundred(best.wrong) }
}

/** How many of a hundred, to a tenth; what is not all is never a hundred, and what is some never none. */
function hundredth(n: number, of: number): number {
  if (n === 0) return 0
  return n === of ? 100 : Math.min(99.9, Math.max(0.1, Math.round((1000 * n) / of) / 10))
}
