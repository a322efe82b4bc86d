import { useEffect, useState } from 'react'
import { markSeen, prune, takeBack } from '../../offline/outbox.ts'
import { sendNow } from '../../offline/run.ts'
import { useParcel } from '../../offline/use-parcels.ts'
import { useOfflineWords } from '../../offline/words.ts'
import { useSpeech } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { useWriter } from '../../ui/moment.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { type Draft, keepDraft } from './draft.ts'
import { useJoinWords } from './join/words.ts'
import { KeptSending } from './KeptSending.tsx'
import { ReceiptPage } from './ReceiptPage.tsx'
import type { Receipt } from './send.ts'
import './ParcelPage.css'

/** A submission in the outbox: waiting to be sent, then its receipt with the files on their way. */
export default function ParcelPage({
  id,
  known,
  onArrived,
  onTakenBack,
}: {
  id: string
  /** The receipt, where this tab has seen it before. */
  known: Receipt | null
  onArrived: (receipt: Receipt) => void
  onTakenBack: () => void
}) {
  const { t } = useSpeech()
  const says = useOfflineWords()
  const now = useParcel(id)
  const receipt = known ?? now?.parcel?.receipt ?? null

  useEffect(() => {
    if (!receipt) return undefined
    if (!known) onArrived(receipt)
    markSeen(id).catch(() => undefined)
    return undefined
  }, [id, receipt, known, onArrived])
  // Only when the page is left: until then its files are shown as they arrive.
  useEffect(() => () => void prune().catch(() => undefined), [])

  if (receipt)
    return (
      <ReceiptPage receipt={receipt}>{now && now.files.length > 0 && <KeptSending files={now.files} />}</ReceiptPage>
    )
  if (!now) return <Wait words={t('wait.page')} />
  if (!now.parcel)
    return (
      <Page title={says('waiting.title')}>
        <Notice tone="note" title={says('waiting.gone')} />
        <p>
          <ButtonLink to={paths.submit}>{says('waiting.again')}</ButtonLink>
        </p>
      </Page>
    )
  const { draft, refusal } = now.parcel
  return <Waiting id={id} draft={draft} refusal={refusal} files={now.files.length} onTakenBack={onTakenBack} />
}

function Waiting({
  id,
  draft,
  refusal,
  files,
  onTakenBack,
}: {
  id: string
  draft: Draft
  refusal: Readonly<{ zh: string; en: string }> | null
  files: number
  onTakenBack: () => void
}) {
  const { language } = useSpeech()
  const says = useOfflineWords()
  const join = useJoinWords()
  const write = useWriter()
  const [tried, setTried] = useState(false)

  const back = async () => {
    const taken = await takeBack(id)
    if (!taken) return
    keepDraft(taken.draft, taken.files.length > 0)
    onTakenBack()
  }
  return (
    <Page title={says('waiting.title')} lead={says('waiting.lead')}>
      {refusal ? (
        <Notice tone="wrong" title={says('waiting.refused')}>
          <p>{language === 'en' ? refusal.en : refusal.zh}</p>
        </Notice>
      ) : (
        <Notice tone="note" spoken title={tried ? says('waiting.twice') : undefined}>
          <p>{says('waiting.close')}</p>
        </Notice>
      )}
      <Section title={says('waiting.said')}>
        <blockquote className="parcel-words">{draft.text}</blockquote>
        {draft.address && <p>{draft.address}</p>}
        {draft.joins && <p>{join('joining', { title: draft.joins.title })}</p>}
        {files > 0 && <p>{says('waiting.files', { n: write.number(files) })}</p>}
      </Section>
      <div className="receipt-actions">
        {!refusal && (
          <Button
            kind="main"
            onClick={() => {
              setTried(true)
              sendNow()
            }}
          >
            {says('waiting.now')}
          </Button>
        )}
        <Button onClick={() => void back().catch(() => undefined)}>{says('waiting.change')}</Button>
      </div>
    </Page>
  )
}
