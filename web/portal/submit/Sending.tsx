import type { ReactNode } from 'react'
import { useSpeech } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { useWriter } from '../../ui/moment.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Page.tsx'
import { useProblemWords } from '../../ui/problem.ts'
import type { Chosen } from './files.ts'
import type { Receipt } from './send.ts'
import { type Progress, useUploads } from './use-uploads.ts'
import './FilePicker.css'

type Row = Readonly<{ id: string; name: string; now: Progress }>

/** The files of a submission on their way where the device keeps nothing: they are lost with the page. */
export function Sending({ receipt, files }: { receipt: Receipt; files: readonly Chosen[] }) {
  const { t } = useSpeech()
  const { progress, busy, again } = useUploads(receipt, files)
  const failed = [...progress.values()].some(({ state }) => state === 'failed')
  const rows = files.map(({ id, file }) => {
    return { id, name: file.name, now: progress.get(id) ?? ({ state: 'waiting' } as const) }
  })
  return (
    <SendingList rows={rows} leaving={busy}>
      {failed && !busy && (
        <div className="receipt-actions">
          <Button onClick={again}>{t('receipt.files.again')}</Button>
        </div>
      )}
    </SendingList>
  )
}

/** Files with how far each has come. `leaving`: leaving the page would lose them. */
export function SendingList({
  rows,
  leaving = false,
  children,
}: {
  rows: readonly Row[]
  leaving?: boolean
  children?: ReactNode
}) {
  const { t } = useSpeech()
  return (
    <Section title={t('receipt.files.title')}>
      {leaving && <Notice tone="note" title={t('receipt.files.leave')} />}
      <ul className="file-list file-list-sending">
        {rows.map(({ id, name, now }) => (
          <li key={id}>
            <span>{name}</span>
            <State name={name} now={now} />
          </li>
        ))}
      </ul>
      {children}
    </Section>
  )
}

function State({ name, now }: { name: string; now: Progress }) {
  const { t } = useSpeech()
  const write = useWriter()
  const words = useProblemWords()
  if (now.state === 'sending')
    return (
      <>
        <small className="figures">{write.share(now.share)}</small>
        <span className="file-state">
          <progress className="file-bar" max={1} value={now.share} aria-label={t('receipt.files.sending', { name })} />
        </span>
      </>
    )
  return (
    <>
      <output className="file-outcome">{t(`receipt.files.${now.state}`)}</output>
      {now.state === 'failed' && <span className="file-state">{words(now.error)}</span>}
    </>
  )
}
