import { Checkbox } from 'antd'
import type { RefObject } from 'react'
import type { Answer } from '../../api.ts'
import type { listMatters } from '../../../contract/ledger.ts'
import { Time } from '../../ui/Time.tsx'
import { useNames } from '../pick/use-names.ts'
import { UrgencyTag } from '../tags/tags.tsx'
import { useTriageWords } from './words.ts'

export type Row = Answer<typeof listMatters>['rows'][number]

function quoted(words: readonly string[], w: ReturnType<typeof useTriageWords>): string {
  return words.map((word) => w('read.word', { word })).join(w('read.and'))
}

/** What waits, the oldest on top; before it what the machine reads as urgent. The whole list is one stop of the tab key; j and k move in it. */
export function Queue({
  list,
  rows,
  currentId,
  ticked,
  more,
  onStand,
  onTick,
}: {
  list: RefObject<HTMLUListElement | null>
  rows: readonly Row[]
  currentId: string
  ticked: ReadonlySet<string>
  more: boolean
  onStand: (id: string) => void
  onTick: (id: string) => void
}) {
  const w = useTriageWords()
  const region = useNames('region')
  const urgent = rows.filter(({ mayBeUrgent }) => mayBeUrgent).length
  return (
    <section aria-label={w('queue')} className="queue">
      {urgent > 0 && <p>{w('queue.urgent', { n: urgent })}</p>}
      <p className="nothing">{more ? w('queue.more', { n: rows.length }) : w('queue.count', { n: rows.length })}</p>
      <ul ref={list}>
        {rows.map((row) => {
          const isHere = row.id === currentId
          return (
            <li key={row.id} data-id={row.id} className={isHere ? 'queue-here' : ''}>
              <Checkbox
                checked={ticked.has(row.id)}
                onChange={() => onTick(row.id)}
                aria-label={w('tick', { title: row.title })}
              />
              <button type="button" aria-current={isHere ? 'true' : undefined} onClick={() => onStand(row.id)}>
                <b>{row.title || row.number}</b>
                <small>
                  <UrgencyTag urgency={row.urgency} /> {region(row.regionCode)} <Time at={row.receivedAt} short />
                </small>
                {row.mayBeUrgent && (
                  <small className="queue-urgent">
                    <span className="tag tag-urgent">{w(`mayBe.${row.mayBeUrgent.urgency}`)}</span>
                    {row.mayBeUrgent.words.length > 0 && w('mayBe.words', { words: quoted(row.mayBeUrgent.words, w) })}
                  </small>
                )}
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
