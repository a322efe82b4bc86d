import { useMutation } from '@tanstack/react-query'
import { Alert, App, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Route } from '../../../contract/route.ts'
import type { StatutoryLimit } from '../../../domain/catalogue/rows.ts'
import { at, call } from '../../api.ts'
import { useWriter } from '../../ui/moment.ts'
import { useProblemWords } from '../../ui/problem.ts'
import { queries } from '../queries.ts'
import { useHistory } from './History.tsx'
import { useLawWords } from './law-words.ts'
import { useCalendarWords } from './words.ts'

/** Takes a statutory limit out, with the reason; orders that were promised by it keep it. */
export function LawOut({
  row,
  from,
  onClose,
  onSaved,
}: {
  row: StatutoryLimit
  /** The first day it no longer counts. */
  from: string
  onClose: () => void
  onSaved: (from: string) => void
}) {
  const w = useCalendarWords()
  const l = useLawWords()
  const write = useWriter()
  const words = useProblemWords()
  const { message } = App.useApp()
  const [note, setNote] = useState('')
  const history = useHistory('statutoryLimit', row.code)
  const taking = useMutation({
    mutationFn: () => {
      const version = history.data?.[0]?.version ?? 0
      const query = new URLSearchParams({ validFrom: from, note: note.trim(), basedOnVersion: `${version}` })
      const path = `/api/catalogues/statutoryLimit/${encodeURIComponent(row.code)}?${query.toString()}` as const
      return call(at<Route>('DELETE', path), {})
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['catalogue', 'statutoryLimit'] })
      message.success(w('saved', { day: write.day(from) }))
      onSaved(from)
    },
  })
  return (
    <Modal
      open
      title={l('out.title', { name: row.name })}
      onCancel={onClose}
      onOk={() => taking.mutate()}
      okText={l('out')}
      okButtonProps={{ disabled: !history.data || note.trim() === '' }}
      cancelText={w('cancel')}
      confirmLoading={taking.isPending}
    >
      {taking.error && <Alert type="error" showIcon title={words(taking.error)} />}
      <p>{l('out.lead')}</p>
      <label htmlFor="law-out-note">{w('note')}</label>
      <Input id="law-out-note" maxLength={500} value={note} onChange={({ target }) => setNote(target.value)} />
    </Modal>
  )
}
