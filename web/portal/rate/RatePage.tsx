import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'react-router'
import { call } from '../../api.ts'
import { rateByLink, readRating } from '../../calls.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Page } from '../../ui/Page.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { Rating } from '../look-up/OwnTurn.tsx'
import { useToldWords } from '../look-up/told-words.ts'

/** 评价: what the link of a notice opens, once. Its code stands behind `#`, which no server is told. */
export default function RatePage() {
  const w = useToldWords()
  const { hash } = useLocation()
  const [, number, code] = /^#([\w-]{5,40})\/([2-9A-Z]{12})$/i.exec(hash) ?? []
  const asked = number && code ? { params: { number }, query: { code } } : null
  const [rated, setRated] = useState(false)
  const found = useQuery({
    queryKey: ['rating', number, code],
    queryFn: () => call(readRating, asked!),
    enabled: asked !== null,
    gcTime: 0,
  })
  const lookUp = (
    <ButtonLink kind="quiet" to={paths.lookUp}>
      {w('lookUp')}
    </ButtonLink>
  )
  return (
    <Page
      title={w('rate')}
      lead={found.data && w('rateLead', { number: found.data.number, unit: found.data.unit ?? '—' })}
    >
      {!asked && <p>{w('broken')}</p>}
      {found.isFetching && !found.data && <Wait words={w('loading')} lines={2} />}
      {found.error && !found.isFetching && <Failure error={found.error} onAgain={() => void found.refetch()} />}
      {rated && <output>{w('thanks')}</output>}
      {found.data && !rated && !found.data.mayRate && <p>{w('over')}</p>}
      {found.data?.mayRate && !rated && asked && (
        <>
          <p>{w('rateWho')}</p>
          <Rating
            way={{ rate: (body) => call(rateByLink, { ...asked, body }) }}
            onDone={() => Promise.resolve(setRated(true))}
          />
        </>
      )}
      {(rated || !asked || found.error || found.data?.mayRate === false) && lookUp}
    </Page>
  )
}
