import { Button } from 'antd'
import { useMemo } from 'react'
import { kinds, type Kind, urgencies } from '../../../domain/ledger/words.ts'
import { useSpeech } from '../../language.ts'
import { choicesOfCategories } from '../pick/choices.ts'
import { useCatalogue } from '../pick/use-catalogue.ts'
import { type Mark, urgencyOf } from '../triage/plan.ts'
import { useOdds } from '../triage/use-odds.ts'
import { useKeys } from '../use-keys.ts'
import { sureOf, taken } from './sure-of.ts'
import { useAdvice } from './use-advice.ts'
import type { Call } from './use-call.ts'
import { useCallWords } from './words.ts'

/** What the machine reads out of the words as they are typed, each with its reason; one key takes all that is sure. */
export function Read({ call, write }: { call: Call; write: (part: Partial<Call>) => void }) {
  const w = useCallWords()
  const { language } = useSpeech()
  const { data: categories = [] } = useCatalogue('category')
  const paths = useMemo(
    () => new Map(choicesOfCategories(categories).map(({ value, label }) => [value, label])),
    [categories],
  )
  const { advice } = useAdvice(call)
  const sure = sureOf(call, advice)
  const isMore = Object.keys(sure).length > 0
  const take = () => {
    if (isMore) write(sure)
  }
  useKeys({ 'alt+a': take }, { inFields: true })
  const { read, danger } = advice ?? {}
  if (!read && !danger) return null
  const urgency = urgencyOf(advice)
  const dangers = danger && danger.urgency === urgency ? danger.words : []
  const reasons = read?.urgency && read.urgency.sure?.label === urgency ? wordsOf(read.urgency) : []
  return (
    <section className="call-read" aria-label={w('read')}>
      {urgency && urgency !== 'normal' && (
        <p className="call-urgent">
          {w('read.urgent', { urgency: urgencies[urgency][language] })}{' '}
          <Because words={[...new Set([...dangers, ...reasons])]} />
        </p>
      )}
      <Line
        name={w('category')}
        mark={read?.category ?? null}
        value={call.categoryCode}
        nameOf={(code) => paths.get(code) ?? code}
        onTake={(categoryCode) => write(taken(call, { categoryCode }))}
      />
      <Line
        name={w('kind')}
        mark={read?.kind ?? null}
        value={call.kind}
        nameOf={(kind) => kinds[kind as Kind][language]}
        onTake={(kind) => write(taken(call, { kind: kind as Kind }))}
      />
      {read && (
        <p>
          <Button size="small" disabled={!isMore} onClick={take}>
            {w(isMore || call.suggested.length === 0 ? 'read.accept' : 'read.all')} <kbd>Alt A</kbd>
          </Button>
        </p>
      )}
    </section>
  )
}

function Line({
  name,
  mark,
  value,
  nameOf,
  onTake,
}: {
  name: string
  mark: Mark
  value: string | undefined
  nameOf: (label: string) => string
  onTake: (label: string) => void
}) {
  const w = useCallWords()
  const odds = useOdds()
  if (!mark) return null
  const [first] = mark.likeliest
  // A category may be sure on a higher level than the likeliest stands on.
  const finer = mark.sure && first && first.label !== mark.sure.label ? [first] : []
  const told = mark.sure ? [mark.sure, ...finer] : mark.likeliest
  return (
    <p>
      <span className="nothing">{name}</span> {!mark.sure && w('read.unsure')}
      {told.map(({ label, probability }) => (
        <Button key={label} size="small" disabled={label === value} onClick={() => onTake(label)}>
          {nameOf(label)} <span className="read-odds">{w('read.odds', { n: odds(probability) })}</span>
        </Button>
      ))}
      <Because words={wordsOf(mark)} />
    </p>
  )
}

function wordsOf(mark: NonNullable<Mark>): readonly string[] {
  return mark.reasons.map(({ words }) => words)
}

function Because({ words }: { words: readonly string[] }) {
  const w = useCallWords()
  const said = words.map((word) => w('read.word', { word })).join(w('read.and'))
  return said && <small>{w('read.by', { words: said })}</small>
}
