import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api.ts'
import { citizenSession } from '../../calls.ts'
import { useSpeech } from '../../language.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { CodeForm } from './CodeForm.tsx'
import { Own } from './Own.tsx'
import { PhoneForm } from './PhoneForm.tsx'
import './Mine.css'

/** 我的来件: telephone, code, then what was submitted from it. Neither ever stands in the address of the page. */
export default function MinePage() {
  const { t } = useSpeech()
  const queries = useQueryClient()
  const session = useQuery({
    queryKey: ['mine', 'session'],
    queryFn: ({ signal }) => call(citizenSession, {}, { signal }),
    gcTime: 0,
  })
  const [asked, setAsked] = useState<string | null>(null)
  const { data, error, isFetching, refetch } = session

  const enter = () => {
    setAsked(null)
    queries.setQueryData(['mine', 'session'], { signedIn: true, open: true })
  }
  const leave = () => {
    queries.removeQueries({ queryKey: ['mine', 'list'] })
    queries.removeQueries({ queryKey: ['mine', 'one'] })
    queries.setQueryData(['mine', 'session'], { signedIn: false, open: true })
  }

  const inside = data?.signedIn === true
  return (
    <Page title={t('mine.title')} lead={inside ? undefined : t('mine.lead')}>
      {!data && isFetching && <Wait words={t('wait.page')} lines={3} />}
      {!data && error !== null && !isFetching && <Failure error={error} onAgain={() => void refetch()} />}
      {data && !inside && !data.open && <Notice tone="note" title={t('mine.closed')} />}
      {data?.open && !inside && asked === null && <PhoneForm onSent={setAsked} />}
      {data?.open && !inside && asked !== null && (
        <CodeForm phone={asked} onOpen={enter} onOther={() => setAsked(null)} />
      )}
      {inside && <Own onLeft={leave} />}
      {data && (
        <div className="mine-foot">
          <p>{t('mine.hidden')}</p>
          <ButtonLink to={paths.lookUp}>{t('mine.lookUp')}</ButtonLink>
        </div>
      )}
    </Page>
  )
}
