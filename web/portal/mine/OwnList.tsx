import type { Answer } from '../../api.ts'
import type { ownSubmissions } from '../../calls.ts'
import { useSpeech } from '../../language.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Stamp } from '../../ui/Stamp.tsx'
import { Time } from '../../ui/Time.tsx'

type OwnRows = Answer<NonNullable<(typeof ownSubmissions)['shapes']>>

/** One slip for each submission, newest first. */
export function OwnList({ own: { rows, more }, onChoose }: { own: OwnRows; onChoose: (number: string) => void }) {
  const { t, count, language, plain } = useSpeech()
  if (rows.length === 0) return <Notice tone="note" title={t('mine.empty')} />
  return (
    <>
      <p className="mine-count">{count('mine.count', rows.length)}</p>
      <ol className="mine-list">
        {rows.map(({ number, title, receivedAt, status, statusText }) => (
          <li key={number}>
            <button type="button" className="mine-one" onClick={() => onChoose(number)}>
              <span className="mine-one-words">
                <b>{title}</b>
                <span className="mine-one-small figures">
                  <span>{number}</span>
                  <Time at={receivedAt} />
                </span>
              </span>
              <Stamp>{plain(`status:${status}`, statusText[language])}</Stamp>
            </button>
          </li>
        ))}
      </ol>
      {more && <p className="mine-more">{t('mine.more')}</p>}
    </>
  )
}
