import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { Link, useParams } from 'react-router'
import { stages } from '../../../domain/deadline/stages.ts'
import { call } from '../../api.ts'
import { useSpeech } from '../../language.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { matterKey } from '../act/use-act.ts'
import { readClocks } from '../calls.ts'
import { DeskPage } from '../DeskPage.tsx'
import { useNow } from '../due/use-now.ts'
import { PageWatermark } from '../matter/PageWatermark.tsx'
import { useNames } from '../pick/use-names.ts'
import { OrderTag } from '../tags/tags.tsx'
import { tell } from './tell.ts'
import { useClockWords } from './words.ts'
import './clock.css'

/** 时限说明: how each due time of one work order came about, in sentences to be read to whoever asks on the telephone. */
export default function ClockPage() {
  const { matterId = '', orderId = '' } = useParams()
  const w = useClockWords()
  const { language } = useSpeech()
  const { message } = App.useApp()
  const unit = useNames('unit')
  const now = useNow()
  const clocks = useQuery({
    queryKey: [...matterKey(matterId), 'clocks', orderId],
    queryFn: () => call(readClocks, { params: { matterId, orderId } }),
  })
  if (!clocks.data)
    return (
      <DeskPage title={w('title')}>
        {clocks.error ? (
          <Failure error={clocks.error} onAgain={() => void clocks.refetch()} busy={clocks.isFetching} />
        ) : (
          <Wait words={w('loading')} />
        )}
      </DeskPage>
    )
  const { number, title, unitId, lead, status, standsStill, limits } = clocks.data
  const told = limits.map((limit) => ({
    stage: limit.stage,
    name: stages[limit.stage][language],
    text: tell(limit, w, language, { standsStill, now }).join(language === 'en' ? ' ' : ''),
    basis: w('basis', { basis: limit.basis }),
  }))
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(
        [number, ...told.map(({ name, text, basis }) => [name, text, basis].join('\n'))].join('\n\n'),
      )
      message.success(w('copied'))
    } catch {
      message.error(w('copy.failed'))
    }
  }
  return (
    <DeskPage
      title={w('title')}
      lead={w('lead')}
      aside={
        <span className="clock-doing">
          <Button onClick={() => void copy()}>{w('copy')}</Button>
          <Button onClick={() => window.print()}>{w('print')}</Button>
        </span>
      }
    >
      <PageWatermark />
      <p className="sheet clock-of">
        <b>{title}</b>
        <span className="figures">{number}</span>
        <span>{w(lead ? 'head.lead' : 'head.assisting', { unit: unit(unitId) })}</span>
        <OrderTag status={status} />
        <Link to={`/desk/matters/${matterId}`}>{w('back')}</Link>
      </p>
      {told.length === 0 && <p className="sheet">{w('none')}</p>}
      {told.map(({ stage, name, text, basis }) => (
        <section key={stage} className="sheet clock-told">
          <h2>{name}</h2>
          <p>{text}</p>
          <p className="clock-basis">{basis}</p>
        </section>
      ))}
    </DeskPage>
  )
}
