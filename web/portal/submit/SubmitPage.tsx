import { useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { paths } from '../../paths.ts'
import { emptyDraft, keepDraft } from './draft.ts'
import type { Chosen } from './files.ts'
import { ReceiptPage } from './ReceiptPage.tsx'
import type { Receipt } from './send.ts'
import { SubmitForm } from './SubmitForm.tsx'

/**
 * 说一说: the form, then the receipt. The receipt stands in the history of this tab: it survives a reload and is gone with
 * the tab, and the code in it never stands in an address.
 */
export default function SubmitPage() {
  const receipt = (useLocation().state as { receipt?: Receipt } | null)?.receipt
  const navigate = useNavigate()
  const [files, setFiles] = useState<readonly Chosen[]>([])

  if (receipt) return <ReceiptPage key={receipt.id} receipt={receipt} files={files} />
  return (
    <SubmitForm
      onSent={(made, chosen) => {
        keepDraft(emptyDraft())
        setFiles(chosen)
        void navigate(paths.submit, { replace: true, state: { receipt: made } })
      }}
    />
  )
}
