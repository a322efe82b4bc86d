import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Input, Modal } from 'antd'
import { type ComponentType, useState } from 'react'
import { dayInChina, isPlainDate } from '../../../domain/deadline/plain-date.ts'
import { ProblemError } from '../../api.ts'
import { Failure } from '../../ui/Failure.tsx'
import { useWriter } from '../../ui/moment.ts'
import { useProblemWords } from '../../ui/problem.ts'
import { Wait } from '../../ui/Wait.tsx'
import { useNow } from '../due/use-now.ts'
import { queries } from '../queries.ts'
import { useCalendarWords } from './words.ts'

/** What every preview says of a change, whatever else it says. */
type Looked = Readonly<{
  seenVersion: string
  rows: Readonly<{ added: number; changed: number; removed: number; unchanged: number }>
  faults: readonly unknown[]
}>
type Saved = Readonly<{ validFrom: string; seenVersion: string; note?: string }>

/** What a change would move, and saving it. Whoever saves has seen what is saved: another change meanwhile is looked at anew. */
export function LookDialog<T extends Looked>({
  what,
  on,
  ends = false,
  ask,
  save,
  Told,
  onBack,
  onSaved,
}: {
  /** The change, as what is kept of it is found again. */
  what: readonly unknown[]
  on: string | undefined
  /** It ends what counted: from a day on, and not without a reason. */
  ends?: boolean
  ask: (validFrom: string, signal: AbortSignal) => Promise<T>
  save: (saved: Saved) => Promise<unknown>
  /** Says in words what it would move. */
  Told: ComponentType<{ told: T }>
  onBack: () => void
  onSaved: (from: string) => void
}) {
  const w = useCalendarWords()
  const write = useWriter()
  const words = useProblemWords()
  const { message } = App.useApp()
  const today = dayInChina(new Date(useNow()))
  const [validFrom, setValidFrom] = useState<string>(on ?? today)
  const [note, setNote] = useState('')
  const look = useQuery({
    queryKey: [...what, validFrom],
    queryFn: ({ signal }) => ask(validFrom, signal),
    enabled: isPlainDate(validFrom),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const saving = useMutation({
    mutationFn: (seenVersion: string) => save({ validFrom, seenVersion, ...(note.trim() && { note: note.trim() }) }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['catalogue'] })
      message.success(w('saved', { day: write.day(validFrom) }))
      onSaved(validFrom)
    },
  })
  const { data } = look
  const { added = 0, changed = 0, removed = 0 } = data?.rows ?? {}
  const maySave = data !== undefined && data.faults.length === 0 && added + changed + removed > 0
  const isStale = saving.error instanceof ProblemError && saving.error.code === 'changed-meanwhile'
  const again = () => {
    saving.reset()
    void look.refetch()
  }
  return (
    <Modal
      open
      width={860}
      title={w('look.title')}
      onCancel={onBack}
      onOk={() => data && saving.mutate(data.seenVersion)}
      okText={w('save')}
      okButtonProps={{ disabled: !maySave || isStale || (ends && note.trim() === '') }}
      cancelText={w('back')}
      confirmLoading={saving.isPending}
      mask={{ closable: false }}
    >
      <div className="cal-valid">
        <label htmlFor="valid-from">{w(ends ? 'end.from' : 'valid.from')}</label>
        <Input
          id="valid-from"
          type="date"
          min={today}
          value={validFrom}
          onChange={({ target }) => setValidFrom(target.value)}
        />
      </div>
      {look.isPending && isPlainDate(validFrom) && !look.error && <Wait words={w('look.loading')} />}
      {look.error && <Failure error={look.error} onAgain={() => void look.refetch()} busy={look.isFetching} />}
      {data && <Told told={data} />}
      {maySave && (
        <div className="cal-valid">
          <label htmlFor="change-note">{w(ends ? 'end.note' : 'note')}</label>
          <Input
            id="change-note"
            maxLength={500}
            placeholder={w('note.hint')}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </div>
      )}
      {saving.error && (
        <Alert
          type="error"
          showIcon
          title={words(saving.error)}
          action={isStale && <Button onClick={again}>{w('look.again')}</Button>}
        />
      )}
    </Modal>
  )
}
