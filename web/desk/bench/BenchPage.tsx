import { useInfiniteQuery } from '@tanstack/react-query'
import { App, Button, Progress, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { type OrderStatus, orderStatuses } from '../../../domain/ledger/actions.ts'
import type { listWorkOrders } from '../../../contract/work-orders.ts'
import { type Answer, call } from '../../api.ts'
import { useSpeech } from '../../language.ts'
import { newId } from '../../new-id.ts'
import { Failure } from '../../ui/Failure.tsx'
import { useProblemWords } from '../../ui/problem.ts'
import { Wait } from '../../ui/Wait.tsx'
import { ActionDialog } from '../act/ActionDialog.tsx'
import { useAct } from '../act/use-act.ts'
import { listWorkOrders as orders } from '../calls.ts'
import { DeskPage } from '../DeskPage.tsx'
import { useCalendar } from '../due/use-calendar.ts'
import { useNow } from '../due/use-now.ts'
import { useNames } from '../pick/use-names.ts'
import { useFilter } from '../use-filter.ts'
import { useKeys } from '../use-keys.ts'
import { useMe } from '../use-me.ts'
import { useRows } from '../use-rows.ts'
import { groupOf, groups } from './groups.ts'
import { OrderRows } from './OrderRows.tsx'
import { type Quick, quickFor, quickKeys } from './quick.ts'
import { useBenchWords } from './words.ts'
import './bench.css'

export type Order = Answer<typeof listWorkOrders>['rows'][number]

const shown = ['out', 'answered', 'accepted', 'returned'] as const

/** 单位工单: what a unit has to do, the most pressing on top. */
export default function BenchPage() {
  const w = useBenchWords()
  const { language } = useSpeech()
  const words = useProblemWords()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const own = useMe().data
  const unitName = useNames('unit')
  const units = [
    ...new Set(own?.grants.flatMap(({ role, unitId }) => (role.startsWith('unit') && unitId ? [unitId] : []))),
  ]
  const [filter, setFilter] = useFilter(['unit', 'status', 'at'])
  const unit = units.find((one) => one === filter.unit) ?? units[0] ?? ''
  const status = shown.find((one) => one === filter.status) ?? 'out'
  const list = useInfiniteQuery({
    queryKey: ['orders', { unit, status }],
    enabled: unit !== '',
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor }) =>
      call(orders, {
        query: { unit, limit: 50, ...(status === 'out' ? { out: 'true' } : { status }), ...(cursor && { cursor }) },
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: 60_000,
  })
  const calendar = useCalendar()
  const now = new Date(useNow())
  const fetched = list.data?.pages.flatMap((page) => page.rows) ?? []
  const rank = (order: Order) => (calendar && status === 'out' ? groups.indexOf(groupOf(order, now, calendar)) : 0)
  const rows = fetched.toSorted((a, b) => rank(a) - rank(b))
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [asked, setAsked] = useState<Readonly<{ order: Order; action: Quick }> | null>(null)
  const [claimed, setClaimed] = useState<Readonly<{ done: number; of: number }> | null>(null)
  const act = useAct()
  const { current, list: listElement } = useRows<Order, HTMLDivElement>(rows, ({ id }) => id, filter.at, {
    onStand: (id) => setFilter({ at: id }, { replace: true }),
    onOpen: ({ matterId }) => void navigate(`/desk/matters/${matterId}`),
  })
  const tick = (id: string) =>
    setTicked((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  const claim = ({ matterId, id: orderId }: Order) =>
    act.mutateAsync({ id: newId(), matterId, action: 'claim', details: { orderId } })
  const claimAll = async (all: readonly Order[]) => {
    setClaimed({ done: 0, of: all.length })
    for (const [n, order] of all.entries()) {
      try {
        await claim(order)
      } catch (error) {
        message.error(`${order.number} ${words(error)}`, 8)
      }
      setClaimed({ done: n + 1, of: all.length })
    }
    setTicked(new Set())
    setClaimed(null)
    message.success(w('claimed', { n: all.length }))
  }
  const toClaim = rows.filter((order) => ticked.has(order.id) && order.status === 'sent')
  const take = (order: Order, action: Quick) =>
    action === 'claim' ? void claimAll([order]) : setAsked({ order, action })
  useKeys({
    x: () => current && tick(current.id),
    ...Object.fromEntries(
      Object.entries(quickKeys).map(([action, key]) => [
        key,
        () => {
          if (action === 'claim' && toClaim.length > 0) void claimAll(toClaim)
          else if (current && quickFor(current, own?.roles ?? []).includes(action as Quick))
            take(current, action as Quick)
        },
      ]),
    ),
  })
  return (
    <DeskPage
      title={w('title')}
      lead={units.length === 1 ? unitName(unit) : null}
      aside={
        <>
          {units.length > 1 && (
            <Select
              aria-label={w('unit')}
              value={unit}
              onChange={(code) => setFilter({ unit: code, at: '' })}
              options={units.map((value) => ({ value, label: unitName(value) }))}
            />
          )}
          <Segmented<(typeof shown)[number]>
            value={status}
            onChange={(one) => setFilter({ status: one, at: '' })}
            options={shown.map((value) => ({
              value,
              label: value === 'out' ? w('out') : orderStatuses[value satisfies OrderStatus][language],
            }))}
          />
        </>
      }
    >
      {list.error && <Failure error={list.error} onAgain={() => void list.refetch()} busy={list.isFetching} />}
      {list.isPending && !list.error && unit !== '' && <Wait words={w('loading')} />}
      {unit === '' && own && <p className="sheet">{w('no-unit')}</p>}
      {toClaim.length > 0 && (
        <p className="sheet bench-batch">
          {claimed ? (
            <Progress percent={Math.round((claimed.done / claimed.of) * 100)} aria-label={w('claiming')} />
          ) : (
            <Button type="primary" onClick={() => void claimAll(toClaim)}>
              {w('claim.all', { n: toClaim.length })} <kbd>C</kbd>
            </Button>
          )}
        </p>
      )}
      {list.data && rows.length === 0 && <p className="sheet">{w(status === 'out' ? 'empty.out' : 'empty')}</p>}
      <div ref={listElement}>
        <OrderRows
          rows={rows}
          grouped={status === 'out'}
          currentId={current?.id}
          ticked={ticked}
          roles={own?.roles ?? []}
          onStand={(id) => setFilter({ at: id }, { replace: true })}
          onTick={tick}
          onTake={take}
        />
      </div>
      {list.hasNextPage && (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {w('more')}
        </Button>
      )}
      {asked && (
        <ActionDialog
          matterId={asked.order.matterId}
          action={asked.action}
          orderId={asked.order.id}
          initial={begunWith(asked.action, asked.order)}
          onClose={() => setAsked(null)}
        />
      )}
    </DeskPage>
  )
}

/** The document that has waited longest is the one that is replied to. */
function begunWith(action: Quick, { documents }: Order): Readonly<Record<string, unknown>> {
  const waiting = documents.find(({ repliedAt }) => repliedAt === null)
  return action === 'replySupervision' && waiting ? { document: waiting.number } : {}
}
