import { Section } from '../../ui/Page.tsx'
import { ProgressLine, useProgressWords } from '../book/ProgressLine.tsx'
import type { Found } from './standing.ts'

/** 最近进展 of a watched matter. */
export function Progress({ progress }: { progress: NonNullable<Found['progress']> }) {
  const say = useProgressWords()
  return (
    <Section title={say('title')}>
      <p>{say('lead')}</p>
      <p>
        <ProgressLine progress={progress} />
      </p>
    </Section>
  )
}
