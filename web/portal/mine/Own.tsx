import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { call, ProblemError } from '../../api.ts'
import { answerShownRelay, endCitizenSession, ownSubmission, ownSubmissions, readShownRelay } from '../../calls.ts'
import { useSpeech } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { wayByPhone } from '../look-up/own-way.ts'
import { Standing } from '../look-up/Standing.tsx'
import { Relay, type Way } from '../relay/Relay.tsx'
import { OwnList } from './OwnList.tsx'

/** What the telephone opens: the list, one of it, and the way out. */
export function Own({ onLeft }: { onLeft: () => void }) {
  const { t } = useSpeech()
  const [chosen, setChosen] = useState<string | null>(null)
  const list = useQuery({
    queryKey: ['mine', 'list'],
    queryFn: ({ signal }) => call(ownSubmissions, {}, { signal }),
    gcTime: 0,
  })
  const leaving = useMutation({ mutationFn: () => call(endCitizenSession, {}), onSuccess: onLeft })
  const over = isOver(list.error)
  useEffect(() => {
    if (over) onLeft()
  }, [over, onLeft])

  return (
    <Entered key={chosen}>
      {!list.data && list.isFetching && <Wait words={t('wait.lookUp')} lines={3} />}
      {list.error && !list.isFetching && !over && <Failure error={list.error} onAgain={() => void list.refetch()} />}
      {list.data && chosen === null && <OwnList own={list.data} onChoose={setChosen} />}
      {chosen !== null && <One number={chosen} onBack={() => setChosen(null)} onLeft={onLeft} />}
      <div className="mine-leave screen-only">
        <p>{t('mine.leaveHint')}</p>
        <Button onClick={() => leaving.mutate()} busy={leaving.isPending}>
          {t('mine.leave')}
        </Button>
        {leaving.error && !leaving.isPending && <Notice tone="wrong" title={t('mine.notLeft')} />}
      </div>
    </Entered>
  )
}

/** The server knows nothing of the session any more. */
function isOver(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'phone-not-shown'
}

/** Takes the focus when it appears, so that a screen reader goes on from here. */
function Entered({ children }: { children: ReactNode }) {
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => top.current?.focus(), [])
  return (
    <div ref={top} tabIndex={-1} className="mine-own">
      {children}
    </div>
  )
}

function One({ number, onBack, onLeft }: { number: string; onBack: () => void; onLeft: () => void }) {
  const { t } = useSpeech()
  const one = useQuery({
    queryKey: ['mine', 'one', number],
    queryFn: ({ signal }) => call(ownSubmission, { params: { number } }, { signal }),
    gcTime: 0,
  })
  if (one.data)
    return (
      <Standing
        found={one.data}
        asOf={one.dataUpdatedAt}
        busy={one.isFetching}
        another={t('mine.back')}
        relay={one.data.relay && <Relay way={wayOf(number)} asOf={one.dataUpdatedAt} />}
        way={wayByPhone(number)}
        onRefresh={() => one.refetch()}
        onAnother={onBack}
      />
    )
  if (one.isFetching) return <Wait words={t('wait.lookUp')} lines={3} />
  return (
    <>
      <Failure error={one.error} onAgain={() => void one.refetch()} />
      <Button onClick={isOver(one.error) ? onLeft : onBack}>{t('mine.back')}</Button>
    </>
  )
}

function wayOf(number: string): Way {
  const params = { number }
  return {
    key: number,
    read: (signal) => call(readShownRelay, { params }, { signal }),
    answer: (body) => call(answerShownRelay, { params, body }),
  }
}
