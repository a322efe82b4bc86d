import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call } from '../../api.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { FieldGroup } from '../../ui/Field.tsx'
import { setUpAdministrators } from '../calls.ts'
import { TextField } from '../TextField.tsx'
import { useStaffWords } from '../words.ts'

const who = ['security', 'system', 'audit'] as const
type Who = (typeof who)[number]
const nobody = { name: '', username: '' }

/** 三类管理员: three people; the links of the other two are told once. */
export function AdministratorsForm({
  token,
  prefecture,
  onDone,
}: {
  token: string
  prefecture: string
  onDone: () => void
}) {
  const w = useStaffWords()
  const [people, setPeople] = useState<Readonly<Record<Who, typeof nobody>>>({
    security: nobody,
    system: nobody,
    audit: nobody,
  })
  const [password, setPassword] = useState('')
  const setting = useMutation({
    mutationFn: () =>
      call(setUpAdministrators, {
        body: { token, security: { ...people.security, password }, system: people.system, audit: people.audit },
      }),
  })
  if (setting.data) {
    const { system, audit } = setting.data
    const origin = window.location.origin
    return (
      <div className="staff-form">
        <h2>{w('links')}</h2>
        <p>{w('linksLead')}</p>
        <dl className="staff-facts">
          <dt>
            {w('system')} {people.system.name}
          </dt>
          <dd className="staff-secret">{`${origin}${system.link}`}</dd>
          <dt>
            {w('audit')} {people.audit.name}
          </dt>
          <dd className="staff-secret">{`${origin}${audit.link}`}</dd>
        </dl>
        <Button kind="main" onClick={onDone}>
          {w('next')}
        </Button>
      </div>
    )
  }
  const set = (event: FormEvent) => {
    event.preventDefault()
    if (!setting.isPending) setting.mutate()
  }
  const change = (one: Who, field: 'name' | 'username') => (value: string) =>
    setPeople((all) => ({ ...all, [one]: { ...all[one], [field]: value } }))
  return (
    <form className="staff-form" noValidate onSubmit={set}>
      <p>{w('administratorsLead', { prefecture })}</p>
      {who.map((one) => (
        <FieldGroup key={one} label={w(one)}>
          <TextField
            label={w('name')}
            name={`${one}-name`}
            autoComplete="off"
            value={people[one].name}
            onValue={change(one, 'name')}
          />
          <TextField
            label={w('username')}
            name={`${one}-username`}
            autoComplete={one === 'security' ? 'username' : 'off'}
            value={people[one].username}
            onValue={change(one, 'username')}
          />
          {one === 'security' && (
            <TextField
              label={w('newPassword')}
              hint={w('passwordHint')}
              name="password"
              type="password"
              autoComplete="new-password"
              value={password}
              onValue={setPassword}
            />
          )}
        </FieldGroup>
      ))}
      <Button type="submit" kind="main" busy={setting.isPending}>
        {w('next')}
      </Button>
      {setting.error && !setting.isPending && <Failure error={setting.error} onAgain={() => setting.mutate()} />}
    </form>
  )
}
