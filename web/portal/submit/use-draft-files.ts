import { useCallback, useEffect, useRef, useState } from 'react'
import { newId } from '../../new-id.ts'
import type { Chosen } from './files.ts'

/**
 * The files of the draft, kept on the device as they are chosen and found again when the page opens. Where the device keeps
 * nothing they last as long as the page.
 */
export function useDraftFiles(draftId: string): [readonly Chosen[], (chosen: readonly Chosen[]) => void] {
  const [files, setFiles] = useState<readonly Chosen[]>([])
  const touched = useRef(false)
  const writing = useRef(Promise.resolve())

  useEffect(() => {
    let gone = false
    const read = async () => {
      const { keptFiles } = await import('../../offline/kept-files.ts')
      const found = await keptFiles(draftId)
      // Only where nobody chose or removed one meanwhile.
      if (!gone && !touched.current && found.length > 0) setFiles(found.map((file) => ({ id: newId(), file })))
    }
    read().catch(() => undefined)
    return () => {
      gone = true
    }
  }, [draftId])

  const change = useCallback(
    (chosen: readonly Chosen[]) => {
      touched.current = true
      setFiles(chosen)
      const keep = async () => {
        const { keepFiles } = await import('../../offline/kept-files.ts')
        await keepFiles(
          draftId,
          chosen.map(({ file }) => file),
        )
      }
      // One after the other: the last choice is the one that stays.
      writing.current = writing.current.then(keep).catch(() => undefined)
    },
    [draftId],
  )
  return [files, change]
}
