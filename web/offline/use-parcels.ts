import { liveQuery } from 'dexie'
import { useCallback, useEffect, useState } from 'react'
import { type KeptFile, kept, type Parcel } from './database.ts'
import { filesOf } from './kept-files.ts'

const readAll = () => kept.parcels.toArray()

/** All parcels on this device, also as other pages change them; undefined until they are read. */
export function useParcels(): readonly Parcel[] | undefined {
  return useLive(readAll)
}

/** A parcel with its files; `parcel` is null where there is none. Undefined until it is read. */
export function useParcel(id: string): { parcel: Parcel | null; files: readonly KeptFile[] } | undefined {
  const read = useCallback(
    async () => ({ parcel: (await kept.parcels.get(id)) ?? null, files: await filesOf(id) }),
    [id],
  )
  return useLive(read)
}

function useLive<T>(read: () => Promise<T>): T | undefined {
  const [now, setNow] = useState<T>()
  useEffect(() => {
    const reading = liveQuery(read).subscribe({ next: setNow, error: () => undefined })
    return () => reading.unsubscribe()
  }, [read])
  return now
}
