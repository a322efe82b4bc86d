import { use, useDeferredValue, useMemo } from 'react'
import { useActWords } from './words.ts'

const rules = import('../../../domain/access/redact.ts')

/** What of people a text still gives away, before it is public: the same rules as the server's, run while one writes. */
export function GivesAway({ text }: { text: string }) {
  const w = useActWords()
  const { spansOf } = use(rules)
  const read = useDeferredValue(text)
  const found = useMemo(() => spansOf(read), [read, spansOf])
  if (read.trim() === '') return null
  if (found.length === 0) return <p className="gives-nothing">{w('clean')}</p>
  return (
    <div className="gives-away">
      <output>{w('givesAway')}</output>
      <ul>
        {found.map(({ start, end, what }) => (
          <li key={start}>
            <mark>{read.slice(start, end)}</mark> {w(`what.${what}`)}
          </li>
        ))}
      </ul>
    </div>
  )
}
