/** What of a person stands at a place in a text. */
export type What = 'name' | 'phone' | 'idNumber' | 'plate' | 'card' | 'house' | 'email' | 'account'

/** A place in a text, in UTF-16 units, that says who somebody is. */
export type Span = Readonly<{ start: number; end: number; what: What }>

/** What a search in the letters of a shape finds, in order, not overlapping. */
export type Search = (letters: string) => readonly Span[]

/** Every match of a pattern as a span; what is not meant is skipped over by its first unit. */
export function matches(
  letters: string,
  pattern: RegExp,
  what: What,
  meant: (match: RegExpExecArray) => boolean = () => true,
): Span[] {
  const spans: Span[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(letters); match; match = pattern.exec(letters)) {
    if (meant(match)) spans.push({ start: match.index, end: match.index + match[0].length, what })
    else pattern.lastIndex = match.index + 1
  }
  return spans
}

/** Spans in order; of those that overlap the one that begins first, of those the longest. */
export function apart(spans: readonly Span[]): Span[] {
  const kept: Span[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span)
  return kept
}
