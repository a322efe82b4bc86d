import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { lackingFor } from '../../notice-way.ts'
import { DeskPage } from '../DeskPage.tsx'
import { focusFirst } from '../focus-first.ts'
import { queries } from '../queries.ts'
import { Refused } from '../act/Refused.tsx'
import { MissedButton } from '../missed/MissedButton.tsx'
import { MissedDrawer, type Taken } from '../missed/MissedDrawer.tsx'
import { RingingBack } from '../missed/RingingBack.tsx'
import { useFocusAfter } from '../missed/use-focus-after.ts'
import { useMissedWords } from '../missed/words.ts'
import { useFilter } from '../use-filter.ts'
import { useKeys } from '../use-keys.ts'
import { Beside } from './Beside.tsx'
import { CallForm } from './CallForm.tsx'
import { CallTimer } from './CallTimer.tsx'
import { Saved } from './Saved.tsx'
import { saveCall } from './save-call.ts'
import { useAdvice } from './use-advice.ts'
import { useCall } from './use-call.ts'
import { useCallWords } from './words.ts'
import '../missed/missed.css'
import './calls.css'

/** 接听: a call written down by the keyboard alone, with what is known beside it as it is typed. */
export default function CallsPage() {
  const w = useCallWords()
  const m = useMissedWords()
  const { call, write, next } = useCall()
  const { advice } = useAdvice(call)
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const saving = useMutation({
    mutationFn: () => saveCall(call, advice),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['matters'] }),
  })
  const [endedAt, setEndedAt] = useState<number | null>(null)
  const [{ missed: showsMissed }, setFilter] = useFilter(['missed'])
  const isWrong = lackingFor(call.notices, call) !== null
  const save = () => {
    setTried(true)
    if (call.text.trim() === '') return form.current?.querySelector('textarea')?.focus()
    if (isWrong) return form.current?.querySelector<HTMLElement>('#call-email, [name=notices]')?.focus()
    if (saving.isPending || saving.isSuccess) return
    setEndedAt(Date.now())
    saving.mutate()
  }
  const clear = () => {
    next()
    saving.reset()
    setTried(false)
    setEndedAt(null)
  }
  const begin = () => {
    clear()
    requestAnimationFrame(() => focusFirst(form.current))
  }
  // The focus goes to the words once the list is closed, and nowhere else before.
  const ringBack = ({ id, rings, phone }: Taken) => {
    setFilter({ missed: '' }, { replace: true })
    clear()
    write({ phone, missed: { id, rings } })
  }
  const before = useRef<HTMLElement | null>(null)
  const openMissed = () => {
    before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
    setFilter({ missed: 'open' })
  }
  useFocusAfter(Boolean(showsMissed), () => (call.missed ? form.current?.querySelector('textarea') : before.current))
  const isFree = saving.isSuccess || (call.text.trim() === '' && call.phone.trim() === '' && !call.missed)
  useKeys(
    { 'mod+Enter': save, F2: () => saving.isSuccess && begin(), 'alt+m': openMissed },
    { inFields: true, active: !showsMissed },
  )
  return (
    <DeskPage
      title={w('title')}
      keys={w('lead')}
      aside={
        <>
          <MissedButton onOpen={openMissed} />
          <CallTimer begunAt={call.begunAt} endedAt={endedAt} />
        </>
      }
    >
      {saving.isSuccess ? (
        <Saved {...saving.data} call={call} onNext={begin} />
      ) : (
        <div className="calling">
          <div className="sheet">
            {call.missed && <RingingBack key={call.missed.id} missed={call.missed} onEnded={begin} />}
            {saving.error && <Refused error={saving.error} />}
            <CallForm
              ref={form}
              call={call}
              write={write}
              isShort={tried && call.text.trim() === ''}
              isWrong={tried && isWrong}
              busy={saving.isPending}
              onSave={save}
            />
          </div>
          <Beside call={call} write={write} />
        </div>
      )}
      {showsMissed && (
        <MissedDrawer
          hindrance={isFree ? null : m(call.missed ? 'inHand.missed' : 'inHand')}
          onTaken={ringBack}
          onClose={() => setFilter({ missed: '' }, { replace: true })}
        />
      )}
    </DeskPage>
  )
}
