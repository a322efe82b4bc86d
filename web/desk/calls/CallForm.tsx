import { Button, Input, Radio } from 'antd'
import type { ReactNode, Ref } from 'react'
import { kinds, type Kind, secrecies, type Secrecy } from '../../../domain/ledger/words.ts'
import { useSpeech } from '../../language.ts'
import { CategoryPicker, RegionPicker } from '../pick/pickers.tsx'
import { Places } from './Places.tsx'
import { Read } from './Read.tsx'
import { taken } from './sure-of.ts'
import type { Call } from './use-call.ts'
import { Ways } from './Ways.tsx'
import { useCallWords } from './words.ts'

/** What is written down, in the order in which a caller says it; only the words are needed. */
export function CallForm({
  ref,
  call,
  write,
  isShort,
  isWrong,
  busy,
  onSave,
}: {
  ref: Ref<HTMLFormElement>
  call: Call
  write: (part: Partial<Call>) => void
  isShort: boolean
  /** The way to be told lacks what it needs. */
  isWrong: boolean
  busy: boolean
  onSave: () => void
}) {
  const w = useCallWords()
  const { language } = useSpeech()
  const line = (name: string, label: string, control: ReactNode) => (
    <div className="call-line">
      <label htmlFor={`call-${name}`}>
        {label} {call.suggested.some((one) => one === name) && <span className="tag">{w('suggested')}</span>}
      </label>
      {control}
    </div>
  )
  const text = (name: 'phone' | 'name' | 'title' | 'address', type = 'text') => (
    <Input
      id={`call-${name}`}
      type={type}
      maxLength={name === 'phone' ? 20 : 200}
      autoComplete="off"
      value={call[name]}
      onChange={({ target }) => write({ [name]: target.value })}
    />
  )
  return (
    <form
      ref={ref}
      className="call-form"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        onSave()
      }}
    >
      <div className="call-two">
        {line('phone', w('phone'), text('phone', 'tel'))}
        {line('name', w('name'), text('name'))}
      </div>
      {line(
        'text',
        w('text'),
        <>
          <Input.TextArea
            id="call-text"
            className="grows call-text"
            rows={6}
            maxLength={20_000}
            {...(isShort && { status: 'error', 'aria-describedby': 'call-short' })}
            value={call.text}
            onChange={({ target }) => write({ text: target.value })}
          />
          {isShort && (
            <small id="call-short" className="call-wrong" role="alert">
              {w('text.needed')}
            </small>
          )}
        </>,
      )}
      <Places call={call} onTake={(regionCode) => write(taken(call, { regionCode }))} />
      <Read call={call} write={write} />
      <div className="call-two">
        {line(
          'regionCode',
          w('region'),
          <RegionPicker
            id="call-regionCode"
            value={call.regionCode}
            onChange={(regionCode) => write({ regionCode })}
          />,
        )}
        {line('address', w('address'), text('address'))}
      </div>
      <div className="call-two">
        {line(
          'categoryCode',
          w('category'),
          <CategoryPicker
            id="call-categoryCode"
            value={call.categoryCode}
            onChange={(categoryCode) => write({ categoryCode })}
          />,
        )}
        {line('title', w('callTitle'), text('title'))}
      </div>
      <fieldset className="call-line">
        <legend>
          {w('kind')} {call.suggested.includes('kind') && <span className="tag">{w('suggested')}</span>}
        </legend>
        <Radio.Group
          optionType="button"
          name="kind"
          value={call.kind}
          onChange={({ target }) => write({ kind: target.value as Kind })}
          options={Object.entries(kinds).map(([value, words]) => ({ value, label: words[language] }))}
        />
      </fieldset>
      <fieldset className="call-line">
        <legend>{w('secrecy')}</legend>
        <Radio.Group
          optionType="button"
          name="secrecy"
          value={call.secrecy}
          onChange={({ target }) => write({ secrecy: target.value as Secrecy })}
          options={Object.entries(secrecies).map(([value, words]) => ({ value, label: words[language] }))}
        />
        <small className="nothing">{w(`secrecy.${call.secrecy}`)}</small>
      </fieldset>
      <Ways call={call} write={write} isWrong={isWrong} />
      {call.settled && (
        <p className="call-settled">
          {w('settled')} <b>{call.settled.answer}</b>
          <Button size="small" onClick={() => write({ settled: null })}>
            {w('settled.not')}
          </Button>
        </p>
      )}
      <p className="call-foot">
        <Button type="primary" htmlType="submit" loading={busy}>
          {call.settled ? w('save.settled') : w('save')} <kbd>Ctrl Enter</kbd>
        </Button>
      </p>
    </form>
  )
}
