import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { call } from '../../api.ts'
import { readBook } from '../../calls.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { giveCode, readSignIn, signIn, signOnOffered, signOut } from '../calls.ts'
import { EnrolTotp } from '../set-up/EnrolTotp.tsx'
import { ownPath } from '../own-path.ts'
import { TextField } from '../TextField.tsx'
import { useStaffWords } from '../words.ts'
import '../Staff.css'

/** 登录: the password, then the second factor, then where one wanted to go. */
export default function SignInPage() {
  const w = useStaffWords()
  const navigate = useNavigate()
  const [asked] = useSearchParams()
  const to = ownPath(asked.get('to'))
  const [step, setStep] = useState<'password' | 'secondFactor' | 'enrol' | null>(null)
  // Somebody may come back in the middle of it, from an identity provider or after closing the page.
  const begun = useQuery({ queryKey: ['staff', 'sign-in'], queryFn: () => call(readSignIn, {}), gcTime: 0 })
  const standing = begun.data?.next === 'done' ? 'password' : (begun.data?.next ?? 'password')
  const at = step ?? standing
  const done = () => void navigate(to, { replace: true })

  return (
    <Page title={w('signIn')} lead={at === 'password' ? w('lead') : undefined}>
      {at === 'password' && <PasswordForm to={to} onNext={(next) => (next === 'done' ? done() : setStep(next))} />}
      {at === 'secondFactor' && <CodeForm onDone={done} onOther={() => setStep('password')} />}
      {at === 'enrol' && <EnrolTotp onDone={done} />}
    </Page>
  )
}

function PasswordForm({ to, onNext }: { to: string; onNext: (next: 'secondFactor' | 'enrol' | 'done') => void }) {
  const w = useStaffWords()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const book = useQuery({ queryKey: ['book'], queryFn: () => call(readBook, {}) })
  const offered = useQuery({ queryKey: ['staff', 'sign-on'], queryFn: () => call(signOnOffered, {}) })
  const entering = useMutation({
    mutationFn: () => call(signIn, { body: { username, password } }),
    onSuccess: ({ next }) => onNext(next),
  })
  const enter = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (username.trim() && password && !entering.isPending) entering.mutate()
  }
  return (
    <form className="staff-form" noValidate onSubmit={enter}>
      {book.data?.prefecture.demo && <Notice tone="note" title={w('demo')} />}
      <TextField
        label={w('username')}
        name="username"
        autoComplete="username"
        value={username}
        onValue={setUsername}
        error={tried && !username.trim() ? w('missing') : undefined}
      />
      <TextField
        label={w('password')}
        name="password"
        type="password"
        autoComplete="current-password"
        value={password}
        onValue={setPassword}
        error={tried && !password ? w('missing') : undefined}
      />
      <Button type="submit" kind="main" busy={entering.isPending}>
        {w('enter')}
      </Button>
      {entering.error && !entering.isPending && <Failure error={entering.error} onAgain={() => entering.mutate()} />}
      {offered.data?.offered && <a href={`/api/sign-on/begin?to=${encodeURIComponent(to)}`}>{w('signOn')}</a>}
    </form>
  )
}

function CodeForm({ onDone, onOther }: { onDone: () => void; onOther: () => void }) {
  const w = useStaffWords()
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const giving = useMutation({ mutationFn: () => call(giveCode, { body: { code } }), onSuccess: onDone })
  const leaving = useMutation({ mutationFn: () => call(signOut, {}), onSettled: onOther })
  const give = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (code.trim() && !giving.isPending) giving.mutate()
  }
  return (
    <form className="staff-form" noValidate onSubmit={give}>
      <p>{w('codeLead')}</p>
      <TextField
        label={w('code')}
        hint={w('codeHint')}
        name="code"
        autoComplete="one-time-code"
        value={code}
        onValue={setCode}
        error={tried && !code.trim() ? w('missing') : undefined}
      />
      <Button type="submit" kind="main" busy={giving.isPending}>
        {w('confirm')}
      </Button>
      {giving.error && !giving.isPending && <Failure error={giving.error} onAgain={() => giving.mutate()} />}
      <Button kind="quiet" onClick={() => leaving.mutate()}>
        {w('other')}
      </Button>
    </form>
  )
}
