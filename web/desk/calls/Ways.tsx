import { Input, Radio } from 'antd'
import { noticeWays, usualWay } from '../../notice-way.ts'
import type { Call } from './use-call.ts'
import { useCallWords } from './words.ts'

/** 通知方式, as the caller wants it; an address where it is by e-mail. */
export function Ways({
  call: { notices, phone, email },
  write,
  isWrong,
}: {
  call: Call
  write: (part: Partial<Call>) => void
  isWrong: boolean
}) {
  const w = useCallWords()
  const wrong = isWrong && (
    <small id="call-ways-wrong" className="call-wrong" role="alert">
      {w(notices === 'email' ? 'notices.email.wrong' : 'notices.sms.wrong')}
    </small>
  )
  return (
    <fieldset className="call-line">
      <legend>{w('notices')}</legend>
      <Radio.Group
        optionType="button"
        name="notices"
        value={notices ?? usualWay(phone)}
        onChange={({ target }) => write({ notices: target.value as Call['notices'] })}
        options={noticeWays.map((value) => ({ value, label: w(`notices.${value}`) }))}
      />
      {notices === 'email' && (
        <Input
          id="call-email"
          type="email"
          aria-label={w('email')}
          placeholder={w('email')}
          maxLength={200}
          autoComplete="off"
          {...(isWrong && { status: 'error', 'aria-describedby': 'call-ways-wrong' })}
          value={email}
          onChange={({ target }) => write({ email: target.value })}
        />
      )}
      {wrong}
    </fieldset>
  )
}
