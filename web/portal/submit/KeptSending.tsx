import type { KeptFile } from '../../offline/database.ts'
import { useSending } from '../../offline/shares.ts'
import type { Progress } from './use-uploads.ts'
import { SendingList } from './Sending.tsx'
import { ProblemError } from '../../api.ts'

/** The files of a parcel on their way; they go on by themselves, also after the page was closed. */
export function KeptSending({ files }: { files: readonly KeptFile[] }) {
  const sending = useSending()
  const progress = (file: KeptFile): Progress => {
    if (file.state === 'refused')
      return { state: 'failed', error: new ProblemError('attachment-unreadable', file.refusal ?? {}) }
    if (file.state === 'sent') return { state: 'done' }
    return sending.fileId === file.id ? { state: 'sending', share: sending.share } : { state: 'waiting' }
  }
  return <SendingList rows={files.map((file) => ({ id: file.id, name: file.name, now: progress(file) }))} />
}
