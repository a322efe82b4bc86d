import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { Link, useNavigate } from 'react-router'
import { type ConsultationReason, consultationReasons, type listConsultations } from '../../../contract/consultation.ts'
import { type Answer, call } from '../../api.ts'
import { useSpeech } from '../../language.ts'
import { Failure } from '../../ui/Failure.tsx'
import { useWriter } from '../../ui/moment.ts'
import { Wait } from '../../ui/Wait.tsx'
import { listConsultations as consultations } from '../calls.ts'
import { DeskPage } from '../DeskPage.tsx'
import { useNames } from '../pick/use-names.ts'
import { UnitPicker } from '../pick/pickers.tsx'
import { StatusTag, UrgencyTag } from '../tags/tags.tsx'
import { useFilter } from '../use-filter.ts'
import { useRows } from '../use-rows.ts'
import { useConsultationWords } from './words.ts'
import '../supervision/board.css'

type Row = Answer<typeof listConsultations>['rows'][number]

/** 会商室: every matter about which units do not agree. */
export default function ConsultationsPage() {
  const w = useConsultationWords()
  const { language } = useSpeech()
  const navigate = useNavigate()
  const [{ at, ...filter }, setFilter] = useFilter(['why', 'unit', 'at'])
  const why = filter.why && Object.hasOwn(consultationReasons, filter.why) ? (filter.why as ConsultationReason) : null
  const list = useInfiniteQuery({
    queryKey: ['matters', 'consultations', { why, unit: filter.unit }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      call(
        consultations,
        {
          query: {
            limit: 50,
            ...(why && { why }),
            ...(filter.unit && { unit: filter.unit }),
            ...(cursor && { cursor }),
          },
        },
        { signal },
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const { current, list: element } = useRows<Row, HTMLUListElement>(rows, ({ id }) => id, at, {
    onStand: (id) => setFilter({ at: id }, { replace: true }),
    onOpen: ({ id }) => void navigate(`/desk/consultations/${id}`),
  })
  return (
    <DeskPage title={w('title')} lead={w('lead')}>
      <search className="board-filters">
        <Segmented<string>
          aria-label={w('why')}
          value={why ?? ''}
          onChange={(one) => setFilter({ why: one, at: '' })}
          options={[
            { value: '', label: w('why.all') },
            ...Object.entries(consultationReasons).map(([value, words]) => ({ value, label: words[language] })),
          ]}
        />
        <UnitPicker
          aria-label={w('unit')}
          placeholder={w('unit')}
          value={filter.unit}
          onChange={(unit) => setFilter({ unit: unit ?? '', at: '' })}
        />
      </search>
      {list.error && <Failure error={list.error} onAgain={() => void list.refetch()} busy={list.isFetching} />}
      {list.isPending && !list.error && <Wait words={w('loading')} />}
      {list.data && rows.length === 0 && <p className="sheet">{w('empty')}</p>}
      {rows.length > 0 && (
        <ul className="board-list" ref={element} aria-busy={list.isFetching}>
          {rows.map((row) => (
            <Line key={row.id} row={row} isHere={row.id === current?.id} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button className="board-more" onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {w('more')}
        </Button>
      )}
    </DeskPage>
  )
}

function Line({ row, isHere }: { row: Row; isHere: boolean }) {
  const w = useConsultationWords()
  const write = useWriter()
  const unit = useNames('unit')
  const region = useNames('region')
  return (
    <li data-id={row.id} className={isHere ? 'board-here' : ''} aria-current={isHere ? 'true' : undefined}>
      <Link to={`/desk/consultations/${row.id}`}>{row.title || row.number}</Link>
      <p className="board-facts">
        <span className="figures">{row.number}</span>
        <StatusTag status={row.status} />
        <UrgencyTag urgency={row.urgency} />
        {row.hops > 0 && <span className="tag tag-waiting">{w('hops', { n: row.hops })}</span>}
        {row.consultOn && <span className="tag">{w('on', { day: write.day(row.consultOn) })}</span>}
        {row.returns.map(({ orderId, unitId }) => (
          <span key={orderId} className="tag">
            {w('asks', { unit: unit(unitId) })}
          </span>
        ))}
        <span>{region(row.regionCode)}</span>
      </p>
    </li>
  )
}
