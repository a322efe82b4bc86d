import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { call as callRoute } from '../../api.ts'
import { useWriter } from '../../ui/moment.ts'
import { useProblemWords } from '../../ui/problem.ts'
import { Time } from '../../ui/Time.tsx'
import { findAnswers, findCaller } from '../calls.ts'
import { useNames } from '../pick/use-names.ts'
import { useShare } from '../share.ts'
import { StatusTag } from '../tags/tags.tsx'
import { useKeys } from '../use-keys.ts'
import { useMe } from '../use-me.ts'
import { ProposedUnits } from '../triage/ProposedUnits.tsx'
import { useTriageWords } from '../triage/words.ts'
import { ENOUGH, useAdvice } from './use-advice.ts'
import type { Call } from './use-call.ts'
import { useSettled } from './use-settled.ts'
import { useCallWords } from './words.ts'

const MOST_ANSWERS = 3

/** What is known beside the words while they are typed: who called before, what may be the same, what is answered already. */
export function Beside({ call, write }: { call: Call; write: (part: Partial<Call>) => void }) {
  return (
    <div className="beside-call">
      <Earlier phone={call.phone} />
      <Answers call={call} write={write} />
      <Alike call={call} write={write} />
    </div>
  )
}

/** Earlier matters of the telephone: asked for once it is whole, for each look is logged. */
function Earlier({ phone }: { phone: string }) {
  const w = useCallWords()
  const words = useProblemWords()
  const may = useMe().data?.roles.includes('operator') ?? false
  const number = useSettled(phone.replaceAll(/[ -]/g, ''), 600)
  const isWhole = /^(1\d{10}|0\d{9,11})$/.test(number)
  const earlier = useQuery({
    queryKey: ['callers', number],
    enabled: may && isWhole,
    staleTime: 5 * 60_000,
    queryFn: () => callRoute(findCaller, { body: { phone: number } }),
  })
  if (!may) return null
  return (
    <section className="sheet" aria-label={w('earlier')}>
      <h2>{w('earlier')}</h2>
      {!isWhole && <p className="nothing">{w('earlier.wait')}</p>}
      {earlier.error && <p className="nothing">{words(earlier.error)}</p>}
      {isWhole && earlier.data?.rows.length === 0 && <p className="nothing">{w('earlier.none')}</p>}
      <ul className="call-list">
        {earlier.data?.rows.map((row) => (
          <li key={row.number}>
            <a href={`/desk/matters/${row.matterId}`} target="_blank" rel="noreferrer">
              {row.title || row.number}
            </a>{' '}
            <StatusTag status={row.status} />
            <small>
              {row.number} · <Time at={row.receivedAt} short />
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Checked answers that fit: read out, and taken to settle the call on the spot. */
function Answers({ call, write }: { call: Call; write: (part: Partial<Call>) => void }) {
  const w = useCallWords()
  const writer = useWriter()
  const words = useSettled(Array.from(call.text.trim()).slice(-200).join(''))
  const region = call.regionCode
  const found = useQuery({
    queryKey: ['answers', words, region],
    enabled: words.length >= ENOUGH,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      callRoute(findAnswers, { query: { words, limit: MOST_ANSWERS, ...(region && { region }) } }, { signal }),
  })
  const rows = words.length >= ENOUGH ? (found.data?.rows ?? []) : []
  const take = (at: number) => {
    const row = rows[at]
    if (row) write({ settled: { code: row.code, answer: row.answer } })
  }
  useKeys({ 'alt+1': () => take(0), 'alt+2': () => take(1), 'alt+3': () => take(2) }, { inFields: true })
  return (
    <section className="sheet" aria-label={w('answers')}>
      <h2>{w('answers')}</h2>
      {rows.length === 0 && <p className="nothing">{w(words.length < ENOUGH ? 'answers.wait' : 'answers.none')}</p>}
      <ul className="call-list">
        {rows.map((row, n) => (
          <li key={row.code}>
            <b>{row.question}</b>
            <p className="said">{row.answer}</p>
            <small>{w('answers.basis', { basis: row.basis, on: writer.day(row.checkedOn) })}</small>
            <Button size="small" onClick={() => take(n)}>
              {w('answers.take')} <kbd>Alt {n + 1}</kbd>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Which units are proposed; matters in hand that may be the same, and the category of those like it. */
function Alike({ call, write }: { call: Call; write: (part: Partial<Call>) => void }) {
  const w = useCallWords()
  const t = useTriageWords()
  const share = useShare()
  const unit = useNames('unit')
  const category = useNames('category')
  const { categoryCode } = call
  const { advice: told, isEnough } = useAdvice(call)
  // What is read stands by the words; this is a reason of its own.
  const proposed = told?.category && !categoryCode ? told.category.code : null
  useKeys({ 'alt+c': () => proposed && write({ categoryCode: proposed }) }, { inFields: true })
  return (
    <>
      {told?.units.lead && (
        <section className="sheet" aria-label={w('units')}>
          <h2>{w('units')}</h2>
          <ProposedUnits units={told.units} />
        </section>
      )}
      <section className="sheet" aria-label={w('alike')}>
        <h2>{w('alike')}</h2>
        {proposed && (
          <p className="call-places">
            {w('category.proposed')}
            <Button size="small" onClick={() => write({ categoryCode: proposed })}>
              {category(proposed)} <kbd>Alt C</kbd>
            </Button>
          </p>
        )}
        {(told?.candidates.length ?? 0) === 0 && <p className="nothing">{w(isEnough ? 'alike.none' : 'alike.wait')}</p>}
        <ul className="call-list">
          {told?.candidates.map((one) => (
            <li key={one.matterId}>
              <a href={`/desk/matters/${one.matterId}`} target="_blank" rel="noreferrer">
                {one.title || one.number}
              </a>{' '}
              <StatusTag status={one.status} />
              <small>
                {t('like', { share: share(one.score) })}
                {one.why.map((why) => ` · ${t(`like.${why}`)}`)}
                {one.leadUnitId && ` · ${unit(one.leadUnitId)}`} · <Time at={one.receivedAt} short />
              </small>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
