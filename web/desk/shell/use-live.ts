import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'

/** Lists are fetched anew at most so often, however much happens. */
const LISTS_MS = 2000
/** A connection that comes back at once was not worth a word. */
const LOST_MS = 4000

/**
 * Listens to what others do (`GET /api/events`) and has what is on the page fetched anew: the matter at once, lists a little
 * later. After a gap everything is.
 *
 * @returns `lost` while nothing can be heard, or the device itself says that it has no network
 */
export function useLive(): 'open' | 'lost' {
  const queries = useQueryClient()
  const [state, setState] = useState<'open' | 'lost'>('open')
  const isOnline = useSyncExternalStore(listen, () => navigator.onLine)
  useEffect(() => {
    const source = new EventSource('/api/events')
    let lists: ReturnType<typeof setTimeout> | undefined
    let lost: ReturnType<typeof setTimeout> | undefined
    let begun = false
    const refetchLists = () => {
      lists = undefined
      for (const key of ['matters', 'orders', 'counts', 'notices']) void queries.invalidateQueries({ queryKey: [key] })
    }
    source.addEventListener('begin', () => {
      clearTimeout(lost)
      lost = undefined
      setState('open')
      if (begun) void queries.invalidateQueries()
      begun = true
    })
    source.addEventListener('line', ({ data }: MessageEvent<string>) => {
      const { matterId, byMe } = JSON.parse(data) as Readonly<{ matterId: string; byMe: boolean }>
      // What one did oneself was answered to oneself; another window of one's own still has to hear of it.
      if (!byMe || document.hidden) void queries.invalidateQueries({ queryKey: ['matter', matterId] })
      lists ??= setTimeout(refetchLists, LISTS_MS)
    })
    source.addEventListener('missedCalls', () => void queries.invalidateQueries({ queryKey: ['missed-calls'] }))
    source.addEventListener('error', () => {
      lost ??= setTimeout(() => setState('lost'), LOST_MS)
      // Refused for good: who is signed out is led to the door by the next answer.
      if (source.readyState === EventSource.CLOSED) void queries.invalidateQueries({ queryKey: ['staff', 'me'] })
    })
    return () => {
      clearTimeout(lists)
      clearTimeout(lost)
      source.close()
    }
  }, [queries])
  return isOnline ? state : 'lost'
}

function listen(listener: () => void): () => void {
  for (const event of ['online', 'offline']) window.addEventListener(event, listener)
  return () => {
    for (const event of ['online', 'offline']) window.removeEventListener(event, listener)
  }
}
