/** A piece of a text and what it speaks for; null: for nothing that is told. */
export type Piece<M extends string> = Readonly<{ text: string; marks: M | null }>

/**
 * A text in pieces, with the first place where each of the words stands marked. Of words that overlap those named first win.
 *
 * @param reasons words by what they speak for, the most important first
 */
export function marked<M extends string>(
  text: string,
  reasons: readonly Readonly<{ words: string; marks: M }>[],
): readonly Piece<M>[] {
  const spans: Readonly<{ start: number; end: number; marks: M }>[] = []
  for (const { words, marks } of reasons) {
    const start = words === '' ? -1 : text.indexOf(words)
    const end = start + words.length
    if (start >= 0 && spans.every((span) => end <= span.start || span.end <= start)) spans.push({ start, end, marks })
  }
  const pieces: Piece<M>[] = []
  let at = 0
  for (const { start, end, marks } of spans.toSorted((a, b) => a.start - b.start)) {
    if (start > at) pieces.push({ text: text.slice(at, start), marks: null })
    pieces.push({ text: text.slice(start, end), marks })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marks: null })
  return pieces
}
