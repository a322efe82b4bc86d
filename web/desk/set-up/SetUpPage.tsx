import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { call } from '../../api.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { readLink, setUp } from '../calls.ts'
import { TextField } from '../TextField.tsx'
import { useStaffWords } from '../words.ts'
import { AdministratorsForm } from './AdministratorsForm.tsx'
import { EnrolTotp } from './EnrolTotp.tsx'
import '../Staff.css'

/** 设置账号: what a one-time link opens. Its secret leaves the address of the page at once. */
export default function SetUpPage() {
  const w = useStaffWords()
  const navigate = useNavigate()
  const [token] = useState(() => window.location.hash.slice(1))
  const [enrolling, setEnrolling] = useState(false)
  useEffect(() => window.history.replaceState(null, '', window.location.pathname), [])
  const link = useQuery({
    queryKey: ['staff', 'link', token],
    queryFn: () => call(readLink, { body: { token } }),
    enabled: token.length >= 20,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const done = () => void navigate('/desk', { replace: true })
  const first = link.data?.purpose === 'firstAdministrators'
  return (
    <Page title={w(first ? 'administrators' : 'setUp')}>
      {token.length < 20 && <Notice tone="wrong" title={w('noLink')} />}
      {!link.data && link.isFetching && <Wait words={w('setUp')} lines={3} />}
      {!link.data && link.error && !link.isFetching && (
        <Failure error={link.error} onAgain={() => void link.refetch()} />
      )}
      {link.data && enrolling && <EnrolTotp onDone={done} />}
      {link.data && !enrolling && first && (
        <AdministratorsForm token={token} prefecture={link.data.prefecture} onDone={() => setEnrolling(true)} />
      )}
      {link.data && !enrolling && !first && (
        <PasswordForm
          token={token}
          lead={w('setUpLead', { name: link.data.name ?? '', username: link.data.username ?? '' })}
          onDone={() => setEnrolling(true)}
        />
      )}
    </Page>
  )
}

function PasswordForm({ token, lead, onDone }: { token: string; lead: string; onDone: () => void }) {
  const w = useStaffWords()
  const [password, setPassword] = useState('')
  const setting = useMutation({ mutationFn: () => call(setUp, { body: { token, password } }), onSuccess: onDone })
  const set = (event: FormEvent) => {
    event.preventDefault()
    if (password && !setting.isPending) setting.mutate()
  }
  return (
    <form className="staff-form" noValidate onSubmit={set}>
      <p>{lead}</p>
      <TextField
        label={w('newPassword')}
        hint={w('passwordHint')}
        name="password"
        type="password"
        autoComplete="new-password"
        value={password}
        onValue={setPassword}
      />
      <Button type="submit" kind="main" busy={setting.isPending}>
        {w('next')}
      </Button>
      {setting.error && !setting.isPending && <Failure error={setting.error} onAgain={() => setting.mutate()} />}
    </form>
  )
}
