import { useQuery } from '@tanstack/react-query'
import type { Answer } from '../../api.ts'
import type { readOwnRelay } from '../../calls.ts'
import { useSpeech } from '../../language.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Section } from '../../ui/Page.tsx'
import { Time } from '../../ui/Time.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { ReplyForm } from './ReplyForm.tsx'
import './Relay.css'

type Exchanges = Answer<NonNullable<(typeof readOwnRelay)['shapes']>>
type Exchange = Exchanges['exchanges'][number]

/** How the submitter reads and answers: by number and code, or by their telephone. */
export type Way = Readonly<{
  key: string
  read: (signal: AbortSignal) => Promise<Exchanges>
  answer: (body: Readonly<{ id: string; unitId: string; text: string }>) => Promise<unknown>
}>

/** 中转留言: what units wrote to the submitter, each with a box to answer while the unit has the matter. */
export function Relay({ way, asOf }: { way: Way; asOf: number }) {
  const { t } = useSpeech()
  const list = useQuery({
    queryKey: ['relay', way.key, asOf],
    queryFn: ({ signal }) => way.read(signal),
    placeholderData: (before) => before,
    gcTime: 0,
  })
  return (
    <Section title={t('relay.title')}>
      <p className="relay-lead">{t('relay.lead')}</p>
      {!list.data && list.isFetching && <Wait words={t('wait.lookUp')} lines={2} />}
      {list.error && !list.isFetching && <Failure error={list.error} onAgain={() => void list.refetch()} />}
      {list.data?.exchanges.map((exchange) => (
        <Written key={exchange.unitId} exchange={exchange} way={way} onSent={() => list.refetch()} />
      ))}
    </Section>
  )
}

function Written({ exchange, way, onSent }: { exchange: Exchange; way: Way; onSent: () => Promise<unknown> }) {
  const { t } = useSpeech()
  const { unitId, unit, open, messages } = exchange
  return (
    <div className="relay">
      <h3>{unit}</h3>
      <ol className="relay-messages">
        {messages.map(({ id, from, text, at }) => (
          <li key={id} className={`relay-message relay-${from}`}>
            <p className="relay-who">
              <strong>{from === 'unit' ? unit : t('relay.you')}</strong> <Time at={at} />
            </p>
            <p className="relay-text">{text}</p>
          </li>
        ))}
      </ol>
      {open ? (
        <ReplyForm
          unit={unit}
          reads={exchange.reads}
          send={(id, text) => way.answer({ id, unitId, text })}
          onSent={onSent}
        />
      ) : (
        <p className="relay-closed">{t('relay.closed')}</p>
      )}
    </div>
  )
}
