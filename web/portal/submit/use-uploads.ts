import { useCallback, useEffect, useRef, useState } from 'react'
import type { Chosen } from './files.ts'
import type { Receipt } from './send.ts'
import { upload } from './upload.ts'

/** How far one file has come. */
export type Progress =
  | Readonly<{ state: 'waiting' | 'done' }>
  | Readonly<{ state: 'sending'; share: number }>
  | Readonly<{ state: 'failed'; error: unknown }>

export type Uploads = Readonly<{ progress: ReadonlyMap<string, Progress>; busy: boolean; again: () => void }>

/** Sends the files one after the other as soon as there is a receipt; `again` sends those that failed. */
export function useUploads(receipt: Receipt, files: readonly Chosen[]): Uploads {
  const [progress, setProgress] = useState<ReadonlyMap<string, Progress>>(
    () => new Map(files.map(({ id }) => [id, { state: 'waiting' }])),
  )
  const [busy, setBusy] = useState(false)
  const started = useRef(false)

  const run = useCallback(
    async (waiting: readonly Chosen[]) => {
      const put = (id: string, now: Progress) => setProgress((all) => new Map(all).set(id, now))
      setBusy(true)
      for (const { id } of waiting) put(id, { state: 'waiting' })
      for (const { id, file } of waiting) {
        put(id, { state: 'sending', share: 0 })
        await upload(receipt, file, (share) => put(id, { state: 'sending', share })).then(
          () => put(id, { state: 'done' }),
          (error: unknown) => put(id, { state: 'failed', error }),
        )
      }
      setBusy(false)
    },
    [receipt],
  )

  useEffect(() => {
    if (started.current || files.length === 0) return
    started.current = true
    void run(files)
  }, [files, run])

  useEffect(() => {
    if (!busy) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [busy])

  const again = () => void run(files.filter(({ id }) => progress.get(id)?.state === 'failed'))
  return { progress, busy, again }
}
