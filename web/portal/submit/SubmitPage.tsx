import { lazy, useCallback, useEffect, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { paths } from '../../paths.ts'
import { emptyDraft, keepDraft } from './draft.ts'
import type { Chosen } from './files.ts'
import type { Receipt } from './send.ts'
import { SubmitForm } from './SubmitForm.tsx'

const parcelPage = () => import('./ParcelPage.tsx')
const ParcelPage = lazy(parcelPage)
const receiptPage = () => import('./ReceiptPage.tsx').then((part) => ({ default: part.ReceiptPage }))
const ReceiptPage = lazy(receiptPage)
const sending = () => import('./Sending.tsx').then((part) => ({ default: part.Sending }))
const Sending = lazy(sending)

/**
 * 说一说: the form, then what waits to be sent or the receipt. Which it is stands in the history of this tab: it survives a
 * reload and is gone with the tab, and the code in it never stands in an address.
 */
export default function SubmitPage() {
  const { receipt, parcel } = (useLocation().state as { receipt?: Receipt; parcel?: string } | null) ?? {}
  const navigate = useNavigate()
  const [files, setFiles] = useState<readonly Chosen[]>([])
  const go = useCallback(
    (state: { receipt?: Receipt; parcel?: string | undefined } | null) =>
      void navigate(paths.submit, { replace: true, state }),
    [navigate],
  )
  // What is needed when the network is gone is fetched before.
  useEffect(() => {
    for (const part of [parcelPage, receiptPage, sending]) part().catch(() => undefined)
  }, [])
  const arrived = useCallback((made: Receipt) => go({ receipt: made, parcel }), [go, parcel])

  if (parcel)
    return (
      <ParcelPage key={parcel} id={parcel} known={receipt ?? null} onArrived={arrived} onTakenBack={() => go(null)} />
    )
  if (receipt)
    return (
      <ReceiptPage key={receipt.id} receipt={receipt}>
        {files.length > 0 && <Sending receipt={receipt} files={files} />}
      </ReceiptPage>
    )
  return (
    <SubmitForm
      onHanded={({ chosen, ...handed }) => {
        keepDraft(emptyDraft())
        setFiles(chosen)
        go(handed)
      }}
    />
  )
}
