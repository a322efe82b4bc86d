import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { encode } from 'uqr'
import { call } from '../../api.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { newTotp, setTotp } from '../calls.ts'
import { TextField } from '../TextField.tsx'
import { useStaffWords } from '../words.ts'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import '../Staff.css'

/** 绑定验证器: its secret as a picture and as text, a code of it, then the recovery codes. */
export function EnrolTotp({ onDone }: { onDone: () => void }) {
  const w = useStaffWords()
  const [code, setCode] = useState('')
  const offer = useQuery({
    queryKey: ['staff', 'totp'],
    queryFn: () => call(newTotp, {}),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const confirming = useMutation({
    mutationFn: () => call(setTotp, { body: { pending: offer.data?.pending ?? '', code } }),
  })
  if (confirming.data) return <RecoveryCodes codes={confirming.data.recoveryCodes} onKept={onDone} />
  if (!offer.data)
    return offer.isFetching ? (
      <Wait words={w('totp')} lines={3} />
    ) : (
      <Failure error={offer.error} onAgain={() => void offer.refetch()} />
    )
  const confirm = (event: FormEvent) => {
    event.preventDefault()
    if (code.trim() && !confirming.isPending) confirming.mutate()
  }
  return (
    <form className="staff-form" noValidate onSubmit={confirm}>
      <h2>{w('totp')}</h2>
      <p>{w('totpLead')}</p>
      <Qr text={offer.data.uri} label={w('qr')} />
      <p>
        {w('secret')} <code className="staff-secret">{offer.data.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <TextField
        label={w('code')}
        name="code"
        autoComplete="one-time-code"
        inputMode="numeric"
        value={code}
        onValue={setCode}
      />
      <Button type="submit" kind="main" busy={confirming.isPending}>
        {w('confirm')}
      </Button>
      {confirming.error && !confirming.isPending && (
        <Failure error={confirming.error} onAgain={() => confirming.mutate()} />
      )}
    </form>
  )
}

function Qr({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 0 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg className="staff-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} fill="#000" />
    </svg>
  )
}
