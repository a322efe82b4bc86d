import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { call, ProblemError } from '../../api.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { me, newRecoveryCodes, signOut } from '../calls.ts'
import { DeskPage } from '../DeskPage.tsx'
import { RecoveryCodes } from '../set-up/RecoveryCodes.tsx'
import { useStaffWords } from '../words.ts'
import { Duties } from './Duties.tsx'
import { OwnFacts } from './OwnFacts.tsx'
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
    <DeskPage
      title={w('own')}
      lead={w('ownLead')}
      aside={
        <Button onClick={() => leaving.mutate()} busy={leaving.isPending}>
          {w('leave')}
        </Button>
      }
    >
      {leaving.error && !leaving.isPending && <Failure error={leaving.error} onAgain={() => leaving.mutate()} />}
      {!own.data && own.isFetching && <Wait words={w('own')} lines={4} />}
      {own.error && !own.isFetching && !over && <Failure error={own.error} onAgain={() => void own.refetch()} />}
      {own.data && (
        <div className="own">
          <div>
            <OwnFacts own={own.data} />
            <Duties roles={own.data.roles} />
            <Sessions />
          </div>
          <div>
            <PasswordChange />
            <Codes left={own.data.recoveryCodes} />
          </div>
        </div>
      )}
    </DeskPage>
  )
}

/** 恢复码: how many are left, and new ones. */
function Codes({ left }: { left: number }) {
  const w = useStaffWords()
  const queries = useQueryClient()
  const making = useMutation({ mutationFn: () => call(newRecoveryCodes, {}) })
  const kept = () => {
    making.reset()
    void queries.invalidateQueries({ queryKey: ['staff', 'me'] })
  }
  if (making.data)
    return (
      <section className="sheet">
        <RecoveryCodes codes={making.data.recoveryCodes} onKept={kept} />
      </section>
    )
  return (
    <section className="sheet staff-form">
      <h2>{w('recovery')}</h2>
      <p className="nothing">{w('codesLead', { n: left })}</p>
      <Button onClick={() => making.mutate()} busy={making.isPending}>
        {w('newCodes')}
      </Button>
      {making.error && !making.isPending && <Failure error={making.error} onAgain={() => making.mutate()} />}
    </section>
  )
}
