import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm, Segmented } from 'antd'
import { useState } from 'react'
import type { listOutbox as Listed } from '../../../contract/notice.ts'
import { type Answer, call } from '../../api.ts'
import { useSpeech } from '../../language.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Time } from '../../ui/Time.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { listOutbox, resendNotice } from '../calls.ts'
import { useNoticesWords } from './words.ts'

type Row = Answer<typeof Listed>['rows'][number]
const counted = ['waiting', 'failing', 'dead', 'inDoubt'] as const
const known = ['refused', 'unreachable', 'no-answer', 'sender-lost', 'too-old', 'internal'] as const
const isKnown = (error: string | null): error is (typeof known)[number] => known.some((one) => one === error)

/** 死信与存疑: what did not leave or may not have, how many, and a button that has it sent again. */
export function Trouble() {
  const w = useNoticesWords()
  const [state, setState] = useState<'dead' | 'inDoubt'>('dead')
  const list = useInfiniteQuery({
    queryKey: ['outbox', state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor }) => call(listOutbox, { query: { state, limit: 50, ...(cursor && { cursor }) } }),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const counts = list.data?.pages[0]?.counts
  return (
    <>
      {counts && (
        <dl className="notices-counts">
          {counted.map((name) => (
            <div key={name}>
              <dt>{w(`count.${name}`)}</dt>
              <dd className="figures">{counts[name]}</dd>
            </div>
          ))}
          {counts.oldest && (
            <div className="notices-oldest">
              <dt>{w('oldest')}</dt>
              <dd>
                <Time at={counts.oldest} short />
              </dd>
            </div>
          )}
        </dl>
      )}
      <Segmented
        value={state}
        onChange={setState}
        options={[
          { value: 'dead', label: w('state.dead') },
          { value: 'inDoubt', label: w('state.inDoubt') },
        ]}
      />
      <p className="nothing notices-explain">{w(`explain.${state}`)}</p>
      {list.error && <Failure error={list.error} onAgain={() => void list.refetch()} busy={list.isFetching} />}
      {list.isPending && !list.error && <Wait words={w('loading')} />}
      {list.data && rows.length === 0 && <p className="sheet">{w(`none.${state}`)}</p>}
      {rows.length > 0 && (
        <ul className="notices-list">
          {rows.map((row) => (
            <Stuck key={row.id} row={row} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {w('more')}
        </Button>
      )}
    </>
  )
}

function Stuck({ row }: { row: Row }) {
  const w = useNoticesWords()
  const { language } = useSpeech()
  const queries = useQueryClient()
  const sending = useMutation({
    mutationFn: () => call(resendNotice, { params: { noticeId: row.id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['outbox'] }),
  })
  const again = () => sending.mutate()
  const button = (onClick?: () => void) => (
    <Button size="small" loading={sending.isPending} {...(onClick && { onClick })}>
      {w('resend')}
    </Button>
  )
  return (
    <li>
      <div>
        <strong>{row.kindText[language]}</strong>
        <p className="notices-facts">
          <span>{row.unit ?? w('toSubmitter')}</span>
          {row.number && <span className="figures">{row.number}</span>}
          {row.channel && <span>{w(`channel.${row.channel}`)}</span>}
          <span>{w('tried', { n: row.attempts })}</span>
          <Time at={row.at} short />
        </p>
        {row.error && <p className="notices-why">{isKnown(row.error) ? w(`error.${row.error}`) : row.error}</p>}
        {sending.error && !sending.isPending && <Failure error={sending.error} onAgain={again} />}
      </div>
      {sending.isSuccess ? (
        <output className="nothing">{w('resent')}</output>
      ) : row.state === 'inDoubt' ? (
        <Popconfirm title={w('sure')} okText={w('yes')} cancelText={w('no')} onConfirm={again}>
          {button()}
        </Popconfirm>
      ) : (
        button(again)
      )}
    </li>
  )
}
