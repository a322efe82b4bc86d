import { useSpeech } from '../../language.ts'
import { Section } from '../../ui/Page.tsx'
import { Time } from '../../ui/Time.tsx'
import type { Found } from './standing.ts'
import { useToldWords } from './told-words.ts'
import './Told.css'

/** 给您的通知: every notice about this submission, newest first, and by what else it went out. */
export function Told({ found: { notices } }: { found: Pick<Found, 'notices'> }) {
  const w = useToldWords()
  const { language } = useSpeech()
  if (notices.length === 0) return null
  return (
    <Section title={w('title')}>
      <p className="told-lead">{w('lead')}</p>
      <ol className="told">
        {notices.map(({ id, at, sentBy, [language]: words }) => (
          <li key={id}>
            <p>{words}</p>
            <p className="told-when">
              <Time at={at} />
              {sentBy && <span>{w(`by.${sentBy}`)}</span>}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  )
}
