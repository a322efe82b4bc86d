import './Wait.css'

/** While something is fetched: said in words, and drawn as the empty lines that will be filled. */
export function Wait({ words, lines = 5 }: { words: string; lines?: number }) {
  return (
    <output className="wait">
      <span className="wait-words">{words}</span>
      {Array.from({ length: lines }, (_, n) => (
        <span key={n} className="wait-line" aria-hidden="true" />
      ))}
    </output>
  )
}
