import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { roles } from '../../../domain/access/role.ts'
import { call, ProblemError } from '../../api.ts'
import { useSpeech } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Page } from '../../ui/Page.tsx'
import { Time } from '../../ui/Time.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { me, newRecoveryCodes, signOut } from '../calls.ts'
import { RecoveryCodes } from '../set-up/RecoveryCodes.tsx'
import { useStaffWords } from '../words.ts'
import { PasswordChange } from './PasswordChange.tsx'
import { Sessions } from './Sessions.tsx'
import '../Staff.css'

/** 我的账号: who I am, what I hold today, and where I am signed in. */
export default function OwnPage() {
  const w = useStaffWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const own = useQuery({ queryKey: ['staff', 'me'], queryFn: () => call(me, {}), gcTime: 0 })
  const leaving = useMutation({
    mutationFn: () => call(signOut, {}),
    onSuccess: () => {
      queries.clear()
      void navigate('/sign-in', { replace: true })
    },
  })
  const over = own.error instanceof ProblemError && /^(not-signed-in|second-factor-missing)$/.test(own.error.code)
  useEffect(() => {
    if (over) void navigate('/sign-in?to=/desk', { replace: true })
  }, [over, navigate])
  return (
    <Page title={w('own')} lead={w('ownLead')}>
      {!own.data && own.isFetching && <Wait words={w('own')} lines={4} />}
      {own.error && !own.isFetching && !over && <Failure error={own.error} onAgain={() => void own.refetch()} />}
      {own.data && (
        <>
          <Facts own={own.data} />
          <Sessions />
          <PasswordChange />
          <Codes />
          <div className="staff-part">
            <Button onClick={() => leaving.mutate()} busy={leaving.isPending}>
              {w('leave')}
            </Button>
            {leaving.error && !leaving.isPending && <Failure error={leaving.error} onAgain={() => leaving.mutate()} />}
          </div>
        </>
      )}
    </Page>
  )
}

type Own = NonNullable<Awaited<ReturnType<typeof call<NonNullable<(typeof me)['shapes']>>>>>

function Facts({ own }: { own: Own }) {
  const w = useStaffWords()
  const { language } = useSpeech()
  const roleOf = (role: string) => roles[role as keyof typeof roles]?.[language] ?? role
  return (
    <dl className="staff-facts">
      <dt>{w('name')}</dt>
      <dd>{`${own.name} · ${own.prefecture}`}</dd>
      <dt>{w('username')}</dt>
      <dd>{own.username}</dd>
      <dt>{w('roles')}</dt>
      <dd>
        {own.grants.map(({ role, unitId, regionCode, standsInFor }) => (
          <div key={`${role} ${unitId} ${regionCode} ${standsInFor?.id}`}>
            {[
              roleOf(role),
              unitId ?? regionCode ?? w('whole'),
              standsInFor ? w('standsInFor', { name: standsInFor.name }) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </div>
        ))}
      </dd>
      <dt>{w('factors')}</dt>
      <dd>{own.factors.join('、')}</dd>
      <dt>{w('passwordSetAt')}</dt>
      <dd>{own.passwordSetAt && <Time at={own.passwordSetAt} />}</dd>
      <dt>{w('codesLeft')}</dt>
      <dd>{own.recoveryCodes}</dd>
    </dl>
  )
}

function Codes() {
  const w = useStaffWords()
  const queries = useQueryClient()
  const making = useMutation({ mutationFn: () => call(newRecoveryCodes, {}) })
  const kept = () => {
    making.reset()
    void queries.invalidateQueries({ queryKey: ['staff', 'me'] })
  }
  return (
    <section className="staff-part">
      {making.data ? (
        <RecoveryCodes codes={making.data.recoveryCodes} onKept={kept} />
      ) : (
        <Button kind="quiet" onClick={() => making.mutate()} busy={making.isPending}>
          {w('newCodes')}
        </Button>
      )}
      {making.error && !making.isPending && <Failure error={making.error} onAgain={() => making.mutate()} />}
    </section>
  )
}
