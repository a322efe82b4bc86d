import { marked } from './marked.ts'
import type { Advice } from './plan.ts'
import { useTriageWords } from './words.ts'

/** What somebody said, with the words marked that speak of danger, for an urgency, for the category and for the kind. */
export function Said({ text, advice }: { text: string; advice: Advice | undefined }) {
  const w = useTriageWords()
  const { read, danger } = advice ?? {}
  const of = (marks: 'urgency' | 'category' | 'kind') =>
    (read?.[marks]?.reasons ?? []).map(({ words }) => ({ words, marks }))
  // What is not out of the ordinary is not shown to be so.
  const urgency = read?.urgency?.sure && read.urgency.sure.label !== 'normal' ? of('urgency') : []
  const dangers = (danger?.words ?? []).map((words) => ({ words, marks: 'danger' as const }))
  const pieces = marked(text, [...dangers, ...urgency, ...of('category'), ...of('kind')])
  return (
    <p className="said">
      {pieces.map(({ text: piece, marks }, n) =>
        // A piece has no name but its place.
        marks === null ? (
          // oxlint-disable-next-line react/no-array-index-key
          <span key={n}>{piece}</span>
        ) : (
          // oxlint-disable-next-line react/no-array-index-key
          <mark key={n} className={`read-${marks}`} title={w(`read.${marks}`)}>
            {piece}
          </mark>
        ),
      )}
    </p>
  )
}
