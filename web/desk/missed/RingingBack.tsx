import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { newId } from '../../new-id.ts'
import { useProblemWords } from '../../ui/problem.ts'
import { useKeys } from '../use-keys.ts'
import { endMissed, type Outcome } from './end-missed.ts'
import { Reasons } from './Reasons.tsx'
import { useMissedWords } from './words.ts'

/** A missed call that is being rung back: what came of it, where nothing has to be written down, by one key. */
export function RingingBack({
  missed: { id, rings },
  onEnded,
}: {
  missed: Readonly<{ id: string; rings: number }>
  onEnded: () => void
}) {
  const w = useMissedWords()
  const words = useProblemWords()
  const { message } = App.useApp()
  const [asks, setAsks] = useState(false)
  const [tryId] = useState(newId)
  const ending = useMutation({
    mutationFn: (outcome: Outcome) => endMissed(id, outcome),
    onSuccess: (_, { what }) => {
      if (what !== 'calledBack') message.success(w(`${what}.done`))
      onEnded()
    },
    onError: (error) => message.error(words(error), 6),
  })
  const end = (outcome: Outcome) => !ending.isPending && ending.mutate(outcome)
  const nobody = () => end({ what: 'nobody', id: tryId })
  const giveBack = () => end({ what: 'giveBack' })
  useKeys({ 'alt+n': nobody, 'alt+x': () => setAsks(!asks), 'alt+b': giveBack }, { inFields: true })
  return (
    <section className="missed-ringing" aria-label={w('ringing', { n: rings })}>
      <b>{w('ringing', { n: rings })}</b>
      <Button size="small" onClick={nobody} loading={ending.isPending}>
        {w('nobody')} <kbd>Alt N</kbd>
      </Button>
      <Button size="small" onClick={() => setAsks(!asks)} aria-expanded={asks}>
        {w('noNeed')} <kbd>Alt X</kbd>
      </Button>
      <Button size="small" onClick={giveBack}>
        {w('giveBack')} <kbd>Alt B</kbd>
      </Button>
      {asks && <Reasons onPick={(reason) => end({ what: 'noNeed', reason })} />}
    </section>
  )
}
