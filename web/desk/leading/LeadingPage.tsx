import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { type LeadingList, leadingLists, type listLeading } from '../../../contract/leading.ts'
import type { Orderable } from '../../../contract/details.ts'
import { tracks } from '../../../domain/ledger/words.ts'
import { type Answer, call } from '../../api.ts'
import { useSpeech } from '../../language.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { ActionDialog } from '../act/ActionDialog.tsx'
import type { Values } from '../act/fields.ts'
import { listLeading as leading } from '../calls.ts'
import { DeskPage } from '../DeskPage.tsx'
import { RegionPicker } from '../pick/pickers.tsx'
import { useFilter } from '../use-filter.ts'
import { useKeys } from '../use-keys.ts'
import { useRows } from '../use-rows.ts'
import { Card } from './Card.tsx'
import { useLeadingWords } from './words.ts'
import '../supervision/board.css'
import './leading.css'

export type Led = Answer<typeof listLeading>['rows'][number]
export type Asking = Readonly<{ matterId: string; action: Orderable; initial?: Values }>

type Query = NonNullable<Parameters<typeof call<typeof listLeading>>[1]>['query']

/** 领导看板: what a leader leads, what waits for one, what is suspended under their name. Made for a phone first. */
export default function LeadingPage() {
  const w = useLeadingWords()
  const { language } = useSpeech()
  const navigate = useNavigate()
  const [filter, setFilter] = useFilter(['list', 'track', 'region', 'at'])
  const list = filter.list && Object.hasOwn(leadingLists, filter.list) ? (filter.list as LeadingList) : 'mine'
  const [asking, setAsking] = useState<Asking | null>(null)
  const asked = { list, ...(filter.track && { track: filter.track }), ...(filter.region && { region: filter.region }) }
  const found = useInfiniteQuery({
    queryKey: ['matters', 'leading', asked],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      call(leading, { query: { limit: 20, ...asked, ...(cursor && { cursor }) } as Query }, { signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? []
  const { current, list: element } = useRows<Led, HTMLUListElement>(rows, ({ id }) => id, filter.at, {
    onStand: (id) => setFilter({ at: id }, { replace: true }),
    onOpen: ({ id }) => void navigate(`/desk/matters/${id}`),
  })
  const doing = list === 'unled' ? 'claimByLeader' : 'progress'
  useKeys({ p: () => current && setAsking({ matterId: current.id, action: doing }) })
  return (
    <DeskPage title={w('title')}>
      <search className="board-filters">
        <Segmented<LeadingList>
          aria-label={w('list')}
          value={list}
          onChange={(one) => setFilter({ list: one, at: '' })}
          options={Object.entries(leadingLists).map(([value, words]) => ({
            value: value as LeadingList,
            label: words[language],
          }))}
        />
        {list === 'unled' && (
          <>
            <Select
              aria-label={w('track')}
              placeholder={w('track')}
              allowClear
              value={filter.track ?? null}
              onChange={(one: string | null) => setFilter({ track: one ?? '', at: '' })}
              options={(['ledger', 'watched'] as const).map((value) => ({ value, label: tracks[value][language] }))}
            />
            <RegionPicker
              aria-label={w('region')}
              placeholder={w('region')}
              value={filter.region}
              onChange={(region) => setFilter({ region: region ?? '', at: '' })}
            />
          </>
        )}
      </search>
      {found.error && <Failure error={found.error} onAgain={() => void found.refetch()} busy={found.isFetching} />}
      {found.isPending && !found.error && <Wait words={w('loading')} />}
      {found.data && rows.length === 0 && <p className="sheet">{w(`empty.${list}`)}</p>}
      <ul className="leading" ref={element}>
        {rows.map((row) => (
          <Card key={row.id} row={row} list={list} isHere={row.id === current?.id} onAsk={setAsking} />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button className="board-more" onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>
          {w('more')}
        </Button>
      )}
      {asking && (
        <ActionDialog
          matterId={asking.matterId}
          action={asking.action}
          initial={asking.initial ?? {}}
          onClose={() => setAsking(null)}
        />
      )}
    </DeskPage>
  )
}
