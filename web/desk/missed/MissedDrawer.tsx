import { useMutation } from '@tanstack/react-query'
import { App, Button, Drawer } from 'antd'
import { useState } from 'react'
import type { takeMissedCall } from '../../../contract/missed-call.ts'
import type { MissedReason } from '../../../domain/missed-call/words.ts'
import { type Answer, call } from '../../api.ts'
import { Failure } from '../../ui/Failure.tsx'
import { useProblemWords } from '../../ui/problem.ts'
import { Wait } from '../../ui/Wait.tsx'
import { takeMissedCall as take } from '../calls.ts'
import { queries } from '../queries.ts'
import { useKeys } from '../use-keys.ts'
import { useRows } from '../use-rows.ts'
import { useMe } from '../use-me.ts'
import { endMissed } from './end-missed.ts'
import { MissedRows } from './MissedRows.tsx'
import { NoteForm } from './NoteForm.tsx'
import { type MissedRow, useMissed } from './use-missed.ts'
import { useMissedWords } from './words.ts'

export type Taken = Answer<typeof takeMissedCall>

/**
 * 未接来电: who still has to be rung back.
 *
 * @param hindrance why no other call can begin now, in words; null where one can
 */
export function MissedDrawer({
  hindrance,
  onTaken,
  onClose,
}: {
  hindrance: string | null
  onTaken: (taken: Taken) => void
  onClose: () => void
}) {
  const w = useMissedWords()
  const words = useProblemWords()
  const { message } = App.useApp()
  const may = useMe().data?.roles.includes('operator') ?? false
  const list = useMissed()
  const rows = list.data?.rows ?? []
  const [at, setAt] = useState<string>()
  const [asked, setAsked] = useState<string | null>(null)
  const [notes, setNotes] = useState(false)
  const refused = (error: unknown) => message.error(words(error), 6)
  const taking = useMutation({
    mutationFn: ({ id }: MissedRow) => call(take, { params: { missedCallId: id } }),
    onSuccess: onTaken,
    onError: refused,
    onSettled: () => queries.invalidateQueries({ queryKey: ['missed-calls'] }),
  })
  const ring = (row: MissedRow) => {
    if (!may || taking.isPending) return
    if (hindrance) message.warning(hindrance, 6)
    else taking.mutate(row)
  }
  const ask = ({ id }: MissedRow) => {
    if (may) setAsked(asked === id ? null : id)
    if (asked === id) home()
  }
  const settle = async ({ id }: MissedRow, reason: MissedReason) => {
    setAsked(null)
    home()
    try {
      await endMissed(id, { what: 'noNeed', reason })
      message.success(w('noNeed.done'))
    } catch (error) {
      refused(error)
    }
  }
  const stand = (id: string) => {
    setAt(id)
    setAsked(null)
  }
  const { current, list: element } = useRows<MissedRow, HTMLUListElement>(rows, ({ id }) => id, at, {
    onStand: stand,
    onOpen: ring,
  })
  // Keys of the list are pressed in the list, also when what had the focus is gone.
  const home = () => element.current?.focus({ preventScroll: true })
  useKeys({ x: () => current && ask(current), a: () => setNotes(true) })
  return (
    <Drawer open title={w('title')} onClose={onClose} size={480} afterOpenChange={(isOpen) => isOpen && home()}>
      <p className="missed-lead">
        <span className="nothing">{w(may ? 'lead' : 'lead.outside')}</span>
        <Button size="small" onClick={() => setNotes(true)}>
          {w('note')} <kbd>A</kbd>
        </Button>
      </p>
      {notes && (
        <NoteForm
          onDone={() => {
            setNotes(false)
            home()
            message.success(w('note.done'))
          }}
        />
      )}
      {list.error && <Failure error={list.error} onAgain={() => void list.refetch()} busy={list.isFetching} />}
      {list.isPending && !list.error && <Wait words={w('loading')} />}
      {list.data && rows.length === 0 && <p>{w('none')}</p>}
      <ul ref={element} className="missed-list" tabIndex={-1} aria-label={w('title')}>
        <MissedRows
          rows={rows}
          currentId={current?.id}
          may={may}
          asked={asked}
          onStand={stand}
          onTake={ring}
          onAsk={ask}
          onNoNeed={(row, reason) => void settle(row, reason)}
        />
      </ul>
      {list.data && list.data.total > rows.length && (
        <p className="nothing">{w('more', { n: rows.length, total: list.data.total })}</p>
      )}
    </Drawer>
  )
}
