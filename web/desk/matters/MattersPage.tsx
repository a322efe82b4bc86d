import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useNavigate } from 'react-router'
import type { listMatters } from '../../../contract/ledger.ts'
import { type Answer, call } from '../../api.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { listMatters as matters } from '../calls.ts'
import { DeskPage } from '../DeskPage.tsx'
import { MissedCounts } from '../missed/MissedCounts.tsx'
import { useFilter } from '../use-filter.ts'
import { useKeys } from '../use-keys.ts'
import { useRows } from '../use-rows.ts'
import { Filters, filterKeys } from './Filters.tsx'
import { MatterTable } from './MatterTable.tsx'
import { useMattersWords } from './words.ts'
import './matters.css'

export type Row = Answer<typeof listMatters>['rows'][number]
type Asked = NonNullable<Parameters<typeof call<typeof listMatters>>[1]>['query']

/** 全部事项: everything within one's sight, narrowed by filters that stand in the address. */
export default function MattersPage() {
  const w = useMattersWords()
  const navigate = useNavigate()
  const [{ at, ...filter }, setFilter] = useFilter([...filterKeys, 'at'])
  const list = useInfiniteQuery({
    queryKey: ['matters', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      call(matters, { query: { limit: 50, ...filter, ...(cursor && { cursor }) } as Asked }, { signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const { current, list: element } = useRows<Row, HTMLDivElement>(rows, ({ id }) => id, at, {
    onStand: (id) => setFilter({ at: id }, { replace: true }),
    onOpen: ({ id }) => void navigate(`/desk/matters/${id}`),
  })
  useKeys({ '/': () => document.getElementById('filter-words')?.focus() })
  return (
    <DeskPage title={w('title')} keys={w('lead')} aside={<MissedCounts />}>
      <Filters filter={filter} onChange={(change) => setFilter({ ...change, at: '' })} />
      {list.error && <Failure error={list.error} onAgain={() => void list.refetch()} busy={list.isFetching} />}
      {list.isPending && !list.error && <Wait words={w('loading')} />}
      {list.data && rows.length === 0 && <p className="sheet">{w('empty')}</p>}
      {rows.length > 0 && (
        <div ref={element} className="matters-frame" aria-busy={list.isFetching}>
          <MatterTable rows={rows} currentId={current?.id} />
        </div>
      )}
      {list.hasNextPage && (
        <Button className="matters-more" onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {w('more')}
        </Button>
      )}
    </DeskPage>
  )
}
