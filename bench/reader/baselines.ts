import type { Lesson } from '../../server/text/train.ts'

/** A baseline that has learnt: what it says of a text, and how sure it is. */
export type Plain = (text: string) => Readonly<{ said: string; confidence: number }>

/** How often each gram of one to three characters is said. */
function gramsOf(text: string): Map<string, number> {
  const clean = text.replace(/\s+/g, '').toLowerCase()
  const grams = new Map<string, number>()
  for (let length = 1; length <= 3; length++)
    for (let at = 0; at + length <= clean.length; at++) {
      const gram = clean.slice(at, at + length)
      grams.set(gram, (grams.get(gram) ?? 0) + 1)
    }
  return grams
}

function best(labels: readonly string[], scores: readonly number[]): ReturnType<Plain> {
  const order = [...scores.keys()].toSorted((a, b) => (scores[b] as number) - (scores[a] as number))
  const [first = 0, second = 0] = order
  return { said: labels[first] as string, confidence: (scores[first] as number) - (scores[second] as number) }
}

const labelsOf = (lessons: readonly Lesson[]) => [...new Set(lessons.map(({ label }) => label))].toSorted()

/** Multinomial naive Bayes, one added to every count. */
export function naiveBayes(lessons: readonly Lesson[]): Plain {
  const labels = labelsOf(lessons)
  const counts = labels.map(() => new Map<string, number>())
  const totals = labels.map(() => 0)
  const priors = labels.map(() => 0)
  const known = new Set<string>()
  for (const { text, label } of lessons) {
    const k = labels.indexOf(label)
    priors[k] = (priors[k] as number) + 1
    for (const [gram, times] of gramsOf(text)) {
      known.add(gram)
      counts[k]?.set(gram, (counts[k]?.get(gram) ?? 0) + times)
      totals[k] = (totals[k] as number) + times
    }
  }
  return (text) => {
    const scores = labels.map((_, k) => Math.log((priors[k] as number) / lessons.length))
    for (const [gram, times] of gramsOf(text))
      if (known.has(gram))
        labels.forEach((_, k) => {
          const p = ((counts[k]?.get(gram) ?? 0) + 1) / ((totals[k] as number) + known.size)
          scores[k] = (scores[k] as number) + times * Math.log(p)
        })
    return best(labels, scores)
  }
}

type Sparse = Readonly<{ grams: Int32Array; values: Float64Array }>

/** Linear support vector machine, one against the rest, squared hinge, C = 1, over tf-idf of unit length. */
export function plainMachine(lessons: readonly Lesson[]): Plain {
  const labels = labelsOf(lessons)
  const numbers = new Map<string, number>()
  const spread: number[] = []
  const counted = lessons.map(({ text }) => gramsOf(text))
  for (const grams of counted)
    for (const gram of grams.keys()) {
      const n = numbers.get(gram) ?? numbers.size
      numbers.set(gram, n)
      spread[n] = (spread[n] ?? 0) + 1
    }
  const vector = (grams: Map<string, number>): Sparse => {
    const known = [...grams].filter(([gram]) => numbers.has(gram))
    const ids = Int32Array.from(known, ([gram]) => numbers.get(gram) as number)
    const values = Float64Array.from(
      known,
      ([, times], n) =>
        (1 + Math.log(times)) * (Math.log((1 + lessons.length) / (1 + (spread[ids[n] as number] ?? 0))) + 1),
    )
    const length = Math.hypot(...values) || 1
    return { grams: ids, values: values.map((value) => value / length) }
  }
  const vectors = counted.map(vector)
  const planes = labels.map((label) =>
    plane(
      vectors,
      lessons.map((lesson) => (lesson.label === label ? 1 : -1)),
      numbers.size,
    ),
  )
  return (text) => {
    const { grams, values } = vector(gramsOf(text))
    const scores = planes.map(({ weights, bias }) => {
      let sum = bias
      for (let n = 0; n < grams.length; n++) sum += (weights[grams[n] as number] as number) * (values[n] as number)
      return sum
    })
    return best(labels, scores)
  }
}

function plane(vectors: readonly Sparse[], sides: readonly number[], size: number) {
  const weights = new Float64Array(size)
  const pulls = new Float64Array(vectors.length)
  let bias = 0
  for (let pass = 0; pass < 30; pass++) {
    let moved = 0
    for (let step = 0; step < vectors.length; step++) {
      const n = (step * 7919 + pass * 104_729) % vectors.length
      const { grams, values } = vectors[n] as Sparse
      const side = sides[n] as number
      let margin = bias
      for (let at = 0; at < grams.length; at++)
        margin += (weights[grams[at] as number] as number) * (values[at] as number)
      const before = pulls[n] as number
      const slope = side * margin - 1 + 0.5 * before
      const after = Math.max(before - slope / 2.5, 0)
      pulls[n] = after
      const change = (after - before) * side
      moved = Math.max(moved, Math.abs(change))
      bias += change
      for (let at = 0; at < grams.length; at++) {
        const gram = grams[at] as number
        weights[gram] = (weights[gram] as number) + change * (values[at] as number)
      }
    }
    if (moved < 0.02) break
  }
  return { weights, bias }
}
