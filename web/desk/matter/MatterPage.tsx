import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import type { Orderable } from '../../../contract/details.ts'
import { call } from '../../api.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { ActionDialog } from '../act/ActionDialog.tsx'
import { matterKey } from '../act/use-act.ts'
import { fieldsOf } from '../act/fields.ts'
import { listEntries, readMatter } from '../calls.ts'
import { DeskPage } from '../DeskPage.tsx'
import { useFilter } from '../use-filter.ts'
import { ActionBar } from './ActionBar.tsx'
import { Clocks } from './Clocks.tsx'
import { Facts } from './Facts.tsx'
import { Lines } from './Lines.tsx'
import { Meanwhile } from './Meanwhile.tsx'
import { Orders } from './Orders.tsx'
import { PageWatermark } from './PageWatermark.tsx'
import { Proof } from './Proof.tsx'
import { Voices } from './Voices.tsx'
import { useMatterWords } from './words.ts'
import './matter.css'

/** 事项: everything about one matter that is for the viewer, and every action that is theirs. */
export default function MatterPage() {
  const { matterId = '' } = useParams()
  const w = useMatterWords()
  const matter = useQuery({ queryKey: matterKey(matterId), queryFn: () => call(readMatter, { params: { matterId } }) })
  const lines = useQuery({
    queryKey: [...matterKey(matterId), 'entries'],
    queryFn: () => call(listEntries, { params: { matterId } }),
  })
  // What is being asked stands in the address, so that the palette can ask for it too.
  const [filter, setFilter] = useFilter(['do', 'order'])
  const asked = filter.do && Object.hasOwn(fieldsOf, filter.do) ? (filter.do as Orderable) : null
  const ask = (action: Orderable | null, orderId: string | null = null) =>
    setFilter({ do: action ?? '', order: orderId ?? '' }, { replace: true })
  if (!matter.data)
    return (
      <DeskPage title={w('title')}>
        {matter.error ? (
          <>
            <Failure error={matter.error} onAgain={() => void matter.refetch()} busy={matter.isFetching} />
            <p className="matter-back">
              <Link to="/desk/matters">{w('back')}</Link>
            </p>
          </>
        ) : (
          <Wait words={w('loading')} />
        )}
      </DeskPage>
    )
  const folder = matter.data
  return (
    <DeskPage
      title={folder.matter.title || w('untitled')}
      lead={<span className="figures">{folder.matter.number}</span>}
    >
      <PageWatermark />
      <Meanwhile lines={lines.data?.rows} />
      <Facts folder={folder} />
      <ActionBar folder={folder} onAsk={ask} />
      <div className="matter-columns">
        <div className="matter-main">
          <Voices folder={folder} />
          {folder.matter.reply && (
            <section className="sheet">
              <h2>{w('reply')}</h2>
              <p className="said">{folder.matter.reply}</p>
            </section>
          )}
          <Orders orders={folder.orders} />
          <Clocks matterId={matterId} orders={folder.orders} lines={lines.data?.rows ?? []} />
        </div>
        <div className="matter-side">
          <Lines folder={folder} lines={lines} />
          <Proof matterId={matterId} />
        </div>
      </div>
      {asked && (
        <ActionDialog
          key={`${asked} ${filter.order}`}
          matterId={matterId}
          action={asked}
          orderId={filter.order ?? null}
          onClose={() => ask(null)}
        />
      )}
    </DeskPage>
  )
}
