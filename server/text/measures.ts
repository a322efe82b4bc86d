/** One message whose class is known and what a model said of it. `confidence` orders answers: the surest has the most. */
export type Judged = Readonly<{ label: string; said: string; confidence: number }>

/** How one class was met: of `n` messages that have it. */
export type ClassFigures = Readonly<{ n: number; precision: number; recall: number; f1: number }>

/** From this confidence on, `share` of all messages are answered and `precision` of the answers are right. */
export type Coverage = Readonly<{ precision: number; share: number; threshold: number }>

export function accuracyOf(judged: readonly Judged[]): number {
  return judged.filter(({ label, said }) => label === said).length / judged.length
}

/** By class, most messages first. A class that was never met and never said has no figures. */
export function figuresByClass(judged: readonly Judged[]): ReadonlyMap<string, ClassFigures> {
  const right = new Map<string, number>()
  const had = new Map<string, number>()
  const answered = new Map<string, number>()
  const count = (counts: Map<string, number>, label: string) => counts.set(label, (counts.get(label) ?? 0) + 1)
  for (const { label, said } of judged) {
    count(had, label)
    count(answered, said)
    if (label === said) count(right, label)
  }
  const labels = [...new Set([...had.keys(), ...answered.keys()])]
  labels.sort((a, b) => (had.get(b) ?? 0) - (had.get(a) ?? 0) || (a < b ? -1 : 1))
  return new Map(
    labels.map((label) => {
      const hits = right.get(label) ?? 0
      const n = had.get(label) ?? 0
      const said = answered.get(label) ?? 0
      return [
        label,
        { n, precision: said === 0 ? 0 : hits / said, recall: n === 0 ? 0 : hits / n, f1: (2 * hits) / (n + said) },
      ]
    }),
  )
}

/** The mean F1 of the classes that messages have. */
export function macroF1(figures: ReadonlyMap<string, ClassFigures>): number {
  const met = [...figures.values()].filter(({ n }) => n > 0)
  return met.reduce((sum, { f1 }) => sum + f1, 0) / met.length
}

/**
 * How many of the messages may be answered, surest first, so that `precision` of the answers are right. Answers of one
 * confidence are given together or not at all.
 */
export function coverageAt(judged: readonly Judged[], precision: number): Coverage {
  const sorted = judged.toSorted((a, b) => b.confidence - a.confidence)
  let right = 0
  let best: Coverage = { precision, share: 0, threshold: Number.POSITIVE_INFINITY }
  sorted.forEach(({ label, said, confidence }, at) => {
    if (label === said) right += 1
    const isLastOfIts = sorted[at + 1]?.confidence !== confidence
    if (isLastOfIts && right / (at + 1) >= precision)
      best = { precision, share: (at + 1) / judged.length, threshold: confidence }
  })
  return best
}

/** What was taken for what, most often first. */
export function confusionOf(
  judged: readonly Judged[],
): readonly Readonly<{ label: string; said: string; n: number }>[] {
  const counts = new Map<string, { label: string; said: string; n: number }>()
  for (const { label, said } of judged) {
    const key = JSON.stringify([label, said])
    const cell = counts.get(key) ?? { label, said, n: 0 }
    cell.n += 1
    counts.set(key, cell)
  }
  return [...counts.values()].toSorted((a, b) => b.n - a.n || (a.label + a.said < b.label + b.said ? -1 : 1))
}
