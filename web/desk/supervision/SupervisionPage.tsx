import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { call } from '../../api.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { ActionDialog } from '../act/ActionDialog.tsx'
import { matterKey } from '../act/use-act.ts'
import { readMatter } from '../calls.ts'
import { DeskPage } from '../DeskPage.tsx'
import { useCalendar } from '../due/use-calendar.ts'
import { useNow } from '../due/use-now.ts'
import { useCatalogue } from '../pick/use-catalogue.ts'
import { useNames } from '../pick/use-names.ts'
import { useFilter } from '../use-filter.ts'
import { useKeys } from '../use-keys.ts'
import { useMe } from '../use-me.ts'
import { useRows } from '../use-rows.ts'
import { BoardLine } from './BoardLine.tsx'
import { Boards } from './Boards.tsx'
import { paperAddress } from './paper-address.ts'
import { begunWith, type Quick, quickFor, quickKeys } from './quick.ts'
import { shownOf } from './tabs.ts'
import { type Row, useBoard } from './use-board.ts'
import { useSupervisionWords } from './words.ts'
import './board.css'

export type { Row }

/** 督办看板: what is late, near, silent, returned, redone or pressed, and what a supervisor does about it. */
export default function SupervisionPage() {
  const w = useSupervisionWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const own = useMe().data
  const unit = useNames('unit')
  const calendar = useCalendar()
  const now = new Date(useNow())
  const rules = useCatalogue('supervisionRule').data ?? []
  const [{ at, ...filter }, setFilter] = useFilter(['tab', 'board', 'unit', 'level', 'least', 'at'])
  const { tab, board } = shownOf(filter.tab, filter.board)
  const list = useBoard(board, filter)
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const [asked, setAsked] = useState<Readonly<{ row: Row; action: Quick }> | null>(null)
  const { current, list: element } = useRows<Row, HTMLUListElement>(rows, ({ id }) => id, at, {
    onStand: (id) => setFilter({ at: id }, { replace: true }),
    onOpen: ({ id }) => void navigate(`/desk/matters/${id}`),
  })
  const quick = (row: Row) => quickFor(row, own?.roles ?? [])
  const openClock = async ({ id: matterId }: Row) => {
    const folder = await queries.fetchQuery({
      queryKey: matterKey(matterId),
      queryFn: () => call(readMatter, { params: { matterId } }),
    })
    const order = folder.orders.findLast(({ lead, round }) => lead && round === folder.matter.round)
    if (order) void navigate(`/desk/matters/${matterId}/clocks/${order.id}`)
    else message.info(w('clock.none'))
  }
  const clockOf = (row: Row) => void openClock(row).catch(() => message.error(w('clock.none')))
  useKeys({
    c: () => current && clockOf(current),
    w: () => current?.documents[0] && window.location.assign(paperAddress(current.id, current.documents[0].number)),
    ...Object.fromEntries(
      (Object.keys(quickKeys) as Quick[]).map((action) => [
        quickKeys[action],
        () => current && quick(current).includes(action) && setAsked({ row: current, action }),
      ]),
    ),
  })
  return (
    <DeskPage title={w('title')}>
      <Boards tab={tab} board={board} filter={filter} onChange={(change) => setFilter({ ...change, at: '' })} />
      {list.error && <Failure error={list.error} onAgain={() => void list.refetch()} busy={list.isFetching} />}
      {list.isPending && !list.error && <Wait words={w('loading')} />}
      {list.data && rows.length === 0 && <p className="sheet">{w('empty')}</p>}
      {rows.length > 0 && (
        <ul className="board-list" ref={element} aria-busy={list.isFetching}>
          {rows.map((row) => (
            <BoardLine
              key={row.id}
              row={row}
              isHere={row.id === current?.id}
              quick={quick(row)}
              onStand={(id) => setFilter({ at: id }, { replace: true })}
              onTake={(action) => setAsked({ row, action })}
              onClock={() => clockOf(row)}
            />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button className="board-more" onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {w('more')}
        </Button>
      )}
      {asked && (
        <ActionDialog
          matterId={asked.row.id}
          action={asked.action}
          initial={begunWith(asked.action, asked.row, {
            rules,
            unitName: unit(asked.row.leadUnitId),
            text: w('text'),
            now,
            calendar,
          })}
          onClose={() => setAsked(null)}
        />
      )}
    </DeskPage>
  )
}
