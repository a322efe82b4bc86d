import { Input, Modal } from 'antd'
import { useMemo, useRef, useState } from 'react'
import type { CalendarDay } from '../../../domain/catalogue/rows.ts'
import { readNotice } from '../../../domain/deadline/read-notice.ts'
import type { Change } from './change.ts'
import { changeOf } from './change.ts'
import { NoticeRead } from './NoticeRead.tsx'
import { PreviewDialog } from './PreviewDialog.tsx'
import { useCalendarWords } from './words.ts'

/** 录入通知: its text is pasted, what is read stands below at once, faults at their place; then what it would move. */
export function NoticeDialog({
  year,
  standing,
  on,
  onClose,
  onSaved,
}: {
  year: number
  standing: readonly CalendarDay[]
  on: string | undefined
  onClose: () => void
  onSaved: (from: string) => void
}) {
  const w = useCalendarWords()
  const [text, setText] = useState('')
  const [change, setChange] = useState<Change | null>(null)
  const field = useRef<HTMLDivElement>(null)
  const notice = useMemo(() => (text.trim() === '' ? null : readNotice(text, year)), [text, year])
  const meant = useMemo(() => notice && changeOf(notice, year, standing), [notice, year, standing])
  const isSound = notice !== null && notice.faults.length === 0
  const show = (at: number, length: number) => {
    const area = field.current?.querySelector('textarea')
    if (!area) return
    area.focus()
    area.setSelectionRange(placeIn(text, at), placeIn(text, at + length))
  }
  return (
    <>
      <Modal
        open={change === null}
        width={760}
        title={w('notice.title', { year })}
        onCancel={onClose}
        onOk={() => meant && setChange(meant)}
        okText={w('look')}
        okButtonProps={{ disabled: !isSound }}
        cancelText={w('cancel')}
        mask={{ closable: false }}
      >
        <div ref={field} className="cal-paste">
          <label htmlFor="notice-text">{w('notice.paste')}</label>
          <p id="notice-hint">{w('notice.hint')}</p>
          <Input.TextArea
            id="notice-text"
            aria-describedby="notice-hint"
            rows={8}
            maxLength={20_000}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </div>
        {notice && <NoticeRead notice={notice} year={year} out={meant?.daysOut.length ?? 0} onShow={show} />}
      </Modal>
      {change && <PreviewDialog change={change} on={on} onBack={() => setChange(null)} onSaved={onSaved} />}
    </>
  )
}

/** Where in what was pasted a place of the read text stands: letters of another width may count for several. */
function placeIn(text: string, at: number): number {
  if (text.normalize('NFKC').length === text.length) return at
  let place = 0
  while (place < text.length && text.slice(0, place).normalize('NFKC').length < at) place += 1
  return place
}
