import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Alert, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { dayInChina, isPlainDate } from '../../../domain/deadline/plain-date.ts'
import { call, ProblemError } from '../../api.ts'
import { Failure } from '../../ui/Failure.tsx'
import { useWriter } from '../../ui/moment.ts'
import { useProblemWords } from '../../ui/problem.ts'
import { Wait } from '../../ui/Wait.tsx'
import { changeCalendar, previewCalendar } from '../calls.ts'
import { useNow } from '../due/use-now.ts'
import { queries } from '../queries.ts'
import type { Change } from './change.ts'
import { Preview } from './Preview.tsx'
import { useCalendarWords } from './words.ts'

/** What a change would move, and saving it. Whoever saves has seen what is saved: another change meanwhile is looked at anew. */
export function PreviewDialog({
  change,
  on,
  onBack,
  onSaved,
}: {
  change: Change
  on: string | undefined
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
    queryKey: ['calendar-preview', change, validFrom],
    queryFn: ({ signal }) => call(previewCalendar, { body: { ...change, validFrom } }, { signal, timeout: 60_000 }),
    enabled: isPlainDate(validFrom),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const saving = useMutation({
    mutationFn: (seenVersion: string) =>
      call(changeCalendar, {
        body: { ...change, validFrom, seenVersion, ...(note.trim() && { note: note.trim() }) },
      }),
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
      okButtonProps={{ disabled: !maySave || isStale }}
      cancelText={w('back')}
      confirmLoading={saving.isPending}
      mask={{ closable: false }}
    >
      <div className="cal-valid">
        <label htmlFor="valid-from">{w('valid.from')}</label>
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
      {data && <Preview told={data} />}
      {maySave && (
        <div className="cal-valid">
          <label htmlFor="change-note">{w('note')}</label>
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
