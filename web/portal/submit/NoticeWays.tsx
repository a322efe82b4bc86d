import { type NoticeWay, noticeWays, usualWay } from '../../notice-way.ts'
import { Choices } from '../../ui/Choices.tsx'
import { Field, FieldGroup } from '../../ui/Field.tsx'
import type { Wrong } from './check.ts'
import type { Contact } from './draft.ts'
import { useWaysWords } from './ways-words.ts'

/** 怎么通知您: on the page alone, by SMS or by e-mail, with the address where that is chosen. */
export default function NoticeWays({
  contact,
  wrong,
  told,
  onChange,
}: {
  contact: Contact
  wrong: Readonly<{ notices?: Wrong | undefined; email?: Wrong | undefined }>
  /** What the server said about the address. */
  told: string | undefined
  onChange: (part: Partial<Contact>) => void
}) {
  const w = useWaysWords()
  const chosen = contact.notices ?? usualWay(contact.phone)
  return (
    <FieldGroup label={w('label')} hint={w('hint')} error={wrong.notices && w('noMobile')} optional>
      <Choices<NoticeWay>
        name="notices"
        chosen={chosen}
        onChoose={(notices) => onChange({ notices })}
        choices={noticeWays.map((value) => ({ value, name: w(value), text: w(`${value}.text`) }))}
      />
      {contact.notices === 'email' && (
        <div className="submit-email">
          <Field label={w('address')} error={wrong.email ? w('address.wrong') : told}>
            {(tied) => (
              <input
                {...tied}
                name="email"
                type="email"
                className="input"
                autoComplete="email"
                value={contact.email ?? ''}
                onChange={({ target }) => onChange({ email: target.value })}
              />
            )}
          </Field>
        </div>
      )}
    </FieldGroup>
  )
}
