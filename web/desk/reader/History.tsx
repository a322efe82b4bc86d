import { readerMarks, type ReaderMark } from '../../../domain/reader/marks.ts'
import { useSpeech } from '../../language.ts'
import { useWriter } from '../../ui/moment.ts'
import type { ReaderState } from './use-reader.ts'
import { useReaderWords } from './words.ts'

/** Who put which training to use, when, and how sure it had to be. */
export function History({ state: { choice, history } }: { state: ReaderState }) {
  const w = useReaderWords()
  const write = useWriter()
  const { language } = useSpeech()
  const all = choice ? [choice, ...history] : history
  if (all.length === 0) return null
  return (
    <section className="reader-part" aria-labelledby="reader-history">
      <h2 id="reader-history">{w('history')}</h2>
      <ol className="sheet reader-list">
        {all.map(({ seq, at, by, trainedAt, precisions }) => (
          <li key={seq}>
            {w('history.line', {
              at: write.moment(at),
              by: by ?? w('history.itself'),
              trained: trainedAt ? write.moment(trainedAt) : w('unknown'),
            })}
            {Object.entries(precisions).map(([mark, precision]) => (
              <span key={mark} className="reader-asked">
                {w('history.wanted', {
                  mark: readerMarks[mark as ReaderMark][language],
                  n: write.number(Math.round(1000 * precision) / 10),
                })}
              </span>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}
