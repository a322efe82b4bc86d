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

/** The files of a submission on their way, each with how far it has come. */
export function Sending({ receipt, files }: { receipt: Receipt; files: readonly Chosen[] }) {
  const { t } = useSpeech()
  const { progress, busy, again } = useUploads(receipt, files)
  const failed = [...progress.values()].some(({ state }) => state === 'failed')
  return (
    <Section title={t('receipt.files.title')}>
      {busy && <Notice tone="note" title={t('receipt.files.leave')} />}
      <ul className="file-list file-list-sending">
        {files.map(({ id, file }) => (
          <li key={id}>
            <span>{file.name}</span>
            <State name={file.name} now={progress.get(id) ?? { state: 'waiting' }} />
          </li>
        ))}
      </ul>
      {failed && !busy && (
        <div className="receipt-actions">
          <Button onClick={again}>{t('receipt.files.again')}</Button>
        </div>
      )}
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
