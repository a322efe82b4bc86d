import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call } from '../../api.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { setPassword } from '../calls.ts'
import { TextField } from '../TextField.tsx'
import { useStaffWords } from '../words.ts'

/** Another password, given the present one. */
export function PasswordChange() {
  const w = useStaffWords()
  const [old, setOld] = useState('')
  const [next, setNext] = useState('')
  const changing = useMutation({
    mutationFn: () => call(setPassword, { body: { old, password: next } }),
    onSuccess: () => {
      setOld('')
      setNext('')
    },
  })
  const change = (event: FormEvent) => {
    event.preventDefault()
    if (old && next && !changing.isPending) changing.mutate()
  }
  return (
    <form className="sheet staff-form" noValidate onSubmit={change}>
      <h2>{w('change')}</h2>
      <TextField
        label={w('oldPassword')}
        name="old"
        type="password"
        autoComplete="current-password"
        value={old}
        onValue={setOld}
      />
      <TextField
        label={w('newPassword')}
        hint={w('passwordHint')}
        name="new"
        type="password"
        autoComplete="new-password"
        value={next}
        onValue={setNext}
      />
      <Button type="submit" busy={changing.isPending}>
        {w('change')}
      </Button>
      {changing.isSuccess && <Notice tone="note" spoken title={w('changed')} />}
      {changing.error && !changing.isPending && <Failure error={changing.error} onAgain={() => changing.mutate()} />}
    </form>
  )
}
