import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useSpeech } from '../../language.ts'
import { call } from '../../api.ts'
import { answerRelay, lookUp, readOwnRelay } from '../../calls.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Page } from '../../ui/Page.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { Relay, type Way } from '../relay/Relay.tsx'
import { type Asked, LookUpForm } from './LookUpForm.tsx'
import { wayByCode } from './own-way.ts'
import { Standing } from './Standing.tsx'

/** 查一查: number and code in, the road of the matter out. The code never stands in the address of the page. */
export default function LookUpPage() {
  const { t } = useSpeech()
  const { state, hash } = useLocation()
  const navigate = useNavigate()
  const [asked, setAsked] = useState(() => inFragment(hash) ?? (state as Asked | null))
  // Who scanned the receipt came with the code behind `#`, which no server is told; it does not stay in the address.
  useEffect(() => {
    if (hash) void navigate(paths.lookUp, { replace: true, state: inFragment(hash) })
  }, [hash, navigate])
  const {
    data: found,
    dataUpdatedAt,
    error,
    isFetching,
    refetch,
  } = useQuery({
    queryKey: ['standing', asked],
    queryFn: ({ signal }) =>
      call(lookUp, { params: { number: asked!.number }, query: { code: asked!.code } }, { signal }),
    enabled: asked !== null,
    gcTime: 0,
  })
  const result = useRef<HTMLDivElement>(null)
  const foundId = found?.id
  useEffect(() => {
    if (foundId) result.current?.focus()
  }, [foundId])

  const ask = (next: Asked) => {
    if (next.number === asked?.number && next.code === asked.code) void refetch()
    else setAsked(next)
  }
  return (
    <Page title={t('lookUp.title')} lead={found ? undefined : t('lookUp.lead')}>
      {!found && <LookUpForm first={asked} busy={isFetching} onAsk={ask} />}
      <div className="look-up-answer">
        {isFetching && !found && <Wait words={t('wait.lookUp')} lines={3} />}
        {error !== null && !isFetching && <Failure error={error} onAgain={() => void refetch()} />}
        {found && asked && (
          <div ref={result} tabIndex={-1} className="look-up-found">
            <Standing
              found={found}
              asOf={dataUpdatedAt}
              busy={isFetching}
              relay={found.relay && <Relay way={wayOf(asked)} asOf={dataUpdatedAt} />}
              way={wayByCode(asked.number, asked.code)}
              onRefresh={() => refetch()}
              onAnother={() => setAsked(null)}
            />
          </div>
        )}
      </div>
      {!found && (
        <div className="look-up-lost">
          <p>{t('lookUp.lost')}</p>
          <ButtonLink kind="quiet" to={paths.mine}>
            {t('lookUp.byPhone')}
          </ButtonLink>
        </div>
      )}
    </Page>
  )
}

/** Messages are read and answered by what the submission was looked up with. */
function wayOf({ number, code }: Asked): Way {
  const [params, query] = [{ number }, { code }]
  return {
    key: `${number} ${code}`,
    read: (signal) => call(readOwnRelay, { params, query }, { signal }),
    answer: (body) => call(answerRelay, { params, query, body }),
  }
}

/** `#CS20260417-000123/7F3K9Q2M`, as the receipt's picture has it. */
function inFragment(hash: string): Asked | null {
  const [, number, code] = /^#([\w-]{5,40})\/(\w{4,40})$/.exec(hash) ?? []
  return number && code ? { number, code } : null
}
