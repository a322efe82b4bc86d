import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { type MissedReason, missedReasons } from '../../../domain/missed-call/words.ts'
import { useSpeech } from '../../language.ts'
import { useKeys } from '../use-keys.ts'
import { useMissedWords } from './words.ts'

/** Why nobody rings back any more: one key each. */
export function Reasons({ onPick }: { onPick: (reason: MissedReason) => void }) {
  const w = useMissedWords()
  const { language } = useSpeech()
  const group = useRef<HTMLFieldSetElement>(null)
  const reasons = Object.keys(missedReasons) as MissedReason[]
  // Out of the field that was typed in, so that a figure is a choice.
  useEffect(() => group.current?.querySelector('button')?.focus(), [])
  useKeys(Object.fromEntries(reasons.map((reason, n) => [String(n + 1), () => onPick(reason)])))
  return (
    <fieldset ref={group} className="missed-reasons">
      <legend>{w('why')}</legend>
      {reasons.map((reason, n) => (
        <Button key={reason} size="small" onClick={() => onPick(reason)}>
          {missedReasons[reason][language]} <kbd>{n + 1}</kbd>
        </Button>
      ))}
    </fieldset>
  )
}
