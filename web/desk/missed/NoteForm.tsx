import { useMutation } from '@tanstack/react-query'
import { Button, Input, Radio } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { type MissedEnding, missedEndings } from '../../../domain/missed-call/words.ts'
import { call } from '../../api.ts'
import { useSpeech } from '../../language.ts'
import { newId } from '../../new-id.ts'
import { Refused } from '../act/Refused.tsx'
import { noteMissedCall } from '../calls.ts'
import { queries } from '../queries.ts'
import { useMissedWords } from './words.ts'

/** A missed call that no system told of, noted by hand. */
export function NoteForm({ onDone }: { onDone: () => void }) {
  const w = useMissedWords()
  const { language } = useSpeech()
  const [id] = useState(newId)
  const [phone, setPhone] = useState('')
  const [ended, setEnded] = useState<MissedEnding>('hungUp')
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const note = useMutation({
    mutationFn: () => call(noteMissedCall, { body: { id, phone: phone.trim(), ended } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['missed-calls'] })
      onDone()
    },
  })
  return (
    <form
      ref={form}
      className="missed-note"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        if (phone.trim() && !note.isPending) note.mutate()
      }}
    >
      {note.error && <Refused error={note.error} />}
      <label htmlFor="missed-phone">{w('note.phone')}</label>
      <Input
        id="missed-phone"
        type="tel"
        maxLength={20}
        value={phone}
        onChange={({ target }) => setPhone(target.value)}
      />
      <fieldset>
        <legend>{w('note.ended')}</legend>
        <Radio.Group
          name="missed-ended"
          value={ended}
          onChange={({ target }) => setEnded(target.value as MissedEnding)}
          options={Object.entries(missedEndings).map(([value, words]) => ({ value, label: words[language] }))}
        />
      </fieldset>
      <Button type="primary" htmlType="submit" loading={note.isPending}>
        {w('note.save')} <kbd>Enter</kbd>
      </Button>
    </form>
  )
}
