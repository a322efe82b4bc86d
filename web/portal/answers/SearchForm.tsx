import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { useAnswersWords } from './words.ts'

/** As many characters as the server takes. */
const MOST = 200

/** One question, looked for when it is sent; emptied, everything is shown. */
export function SearchForm({ words, onFind }: { words: string; onFind: (words: string) => void }) {
  const say = useAnswersWords()
  const [asked, setAsked] = useState(words)
  const send = (event: FormEvent) => {
    event.preventDefault()
    onFind(asked.trim())
  }
  return (
    <search>
      <form className="answers-search screen-only" onSubmit={send}>
        <Field label={say('words')} hint={say('hint')}>
          {(tied) => (
            <input
              {...tied}
              name="words"
              type="search"
              className="input"
              value={asked}
              maxLength={MOST}
              enterKeyHint="search"
              onChange={({ target }) => setAsked(target.value)}
            />
          )}
        </Field>
        <div className="answers-send">
          <Button type="submit" kind="main">
            {say('find')}
          </Button>
          {words && <Button onClick={() => onFind('')}>{say('clear')}</Button>}
        </div>
      </form>
    </search>
  )
}
