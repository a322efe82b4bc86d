import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { statuses } from '../../../domain/ledger/actions.ts'
import { pressing } from '../../../domain/ledger/words.ts'
import { call } from '../../api.ts'
import { useSpeech } from '../../language.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { listMatters } from '../calls.ts'
import { DeskPage } from '../DeskPage.tsx'
import { useFilter } from '../use-filter.ts'
import { useKeys } from '../use-keys.ts'
import { useRows } from '../use-rows.ts'
import { Batch } from './Batch.tsx'
import { useUndo } from './HeldList.tsx'
import { useHeld } from './held.ts'
import { waiting } from './plan.ts'
import { Queue, type Row } from './Queue.tsx'
import { TriageSheet } from './TriageSheet.tsx'
import { useTriageWords } from './words.ts'
import './triage.css'

/** 研判派单: the queue, and beside it the matter one stands at with what is proposed for it. */
export default function TriagePage() {
  const w = useTriageWords()
  const { language } = useSpeech()
  const [filter, setFilter] = useFilter(['status', 'at'])
  const status = waiting.find((one) => one === filter.status) ?? 'submitted'
  const queue = useQuery({
    queryKey: ['matters', { status }],
    // First come, first served.
    queryFn: () => call(listMatters, { query: { status, order: 'oldest', limit: 50 } }),
    refetchInterval: 30_000,
    placeholderData: (before) => before,
  })
  // Before all others, whenever they came: what reads as urgent and was not judged yet; what may be critical first of all.
  const urgent = useQuery({
    queryKey: ['matters', { mayBeUrgent: true }],
    queryFn: () => call(listMatters, { query: { mayBeUrgent: 'true', order: 'oldest', limit: 50 } }),
    refetchInterval: 30_000,
    enabled: status === 'submitted',
    placeholderData: (before) => before,
  })
  const held = useHeld()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const decided = new Set(held.filter(({ state }) => state !== 'failed').map(({ matterId }) => matterId))
  const first = status === 'submitted' ? (urgent.data?.rows ?? []).toSorted(byUrgency) : []
  const floated = new Set(first.map(({ id }) => id))
  const rest = (queue.data?.rows ?? []).filter(({ id }) => !floated.has(id))
  const rows = (queue.data ? [...first, ...rest] : []).filter(({ id }) => !decided.has(id))
  const { current, list } = useRows<Row, HTMLUListElement>(rows, ({ id }) => id, filter.at, {
    onStand: (id) => setFilter({ at: id }, { replace: true }),
  })
  const tick = (id: string) => setTicked((before) => toggled(before, id))
  const undo = useUndo()
  useKeys({
    x: () => current && tick(current.id),
    z: undo,
  })
  const chosen = rows.filter(({ id }) => ticked.has(id))
  return (
    <DeskPage
      title={w('title')}
      keys={w('lead')}
      aside={
        <Segmented<(typeof waiting)[number]>
          value={status}
          onChange={(one) => setFilter({ status: one, at: '' })}
          options={waiting.map((value) => ({ value, label: statuses[value][language] }))}
        />
      }
    >
      {queue.error && <Failure error={queue.error} onAgain={() => void queue.refetch()} busy={queue.isFetching} />}
      {queue.isPending && !queue.error && <Wait words={w('loading')} />}
      {queue.data && rows.length === 0 && (
        <div className="sheet nothing-left">
          <p>{w('empty')}</p>
          <Button onClick={() => void queue.refetch()}>{w('empty.look')}</Button>
        </div>
      )}
      {current && (
        <div className="triage">
          <Queue
            list={list}
            rows={rows}
            currentId={current.id}
            ticked={ticked}
            more={queue.data?.next !== null}
            onStand={(id) => setFilter({ at: id }, { replace: true })}
            onTick={tick}
          />
          {chosen.length > 0 ? (
            <Batch rows={chosen} onDone={() => setTicked(new Set())} />
          ) : (
            <TriageSheet key={current.id} matterId={current.id} />
          )}
        </div>
      )}
    </DeskPage>
  )
}

function byUrgency(a: Row, b: Row): number {
  const rank = ({ mayBeUrgent }: Row) => pressing.findIndex((one) => one === mayBeUrgent?.urgency)
  return rank(a) - rank(b)
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}
