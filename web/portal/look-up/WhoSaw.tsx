import { useSpeech } from '../../language.ts'
import { Section } from '../../ui/Page.tsx'
import { Time } from '../../ui/Time.tsx'
import type { Found } from './standing.ts'
import './WhoSaw.css'

/** 谁看过我的身份: each look at who the submitter is, by its unit; and which unit was given what. */
export function WhoSaw({ found: { seen, disclosed } }: { found: Pick<Found, 'seen' | 'disclosed'> }) {
  const { t, language } = useSpeech()
  return (
    <>
      <Section title={t('whoSaw.title')}>
        <p className="who-saw-lead">{t('whoSaw.lead')}</p>
        {seen.length === 0 ? (
          <p className="who-saw-none">{t('whoSaw.none')}</p>
        ) : (
          <ul className="who-saw">
            {seen.map(({ unit, role, purpose, at }, n) => (
              <li key={`${at} ${n}`}>
                <p className="who-saw-unit">
                  <strong>{unit}</strong> {role[language]}
                </p>
                <p className="who-saw-what">{purpose[language]}</p>
                <p className="who-saw-when">
                  <Time at={at} />
                </p>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('whoSaw.given.title')}>
        <p className="who-saw-lead">{t('whoSaw.given.lead')}</p>
        {disclosed.length === 0 ? (
          <p className="who-saw-none">{t('whoSaw.given.none')}</p>
        ) : (
          <ul className="who-saw">
            {disclosed.map(({ unit, at, what }) => (
              <li key={unit}>
                <p className="who-saw-unit">
                  <strong>{unit}</strong>
                </p>
                <ul className="who-saw-what">
                  {what.map((one) => (
                    <li key={one}>{t(`whoSaw.what.${one}`)}</li>
                  ))}
                </ul>
                <p className="who-saw-when">
                  <Time at={at} />
                </p>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}
